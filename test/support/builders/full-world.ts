import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { graphql, RunningSchema } from '../../../src/platform/index.js';
import type { Given } from '../harness/client.js';
import type { Input } from '../harness/input.js';
import type { World } from '../harness/world.js';
import { optionalDetails } from '../schema/optional-details.js';
import { publishedEvent } from './events.js';
import { upload } from './files.js';
import { createIndicator, recordIndicatorValue } from './indicators.js';
import { addedMaterial } from './materials.js';
import { decideMembership, nominateToNetwork } from './network-life.js';
import { newNetwork } from './networks.js';
import { createOutcome, done, outcomeInput, publishedDraft } from './outcomes.js';
import { newOrganisation, updateMember } from './people.js';
import { newProgramme } from './programmes.js';
import { registerFor } from './registrations.js';
import { granted } from './roles.js';
import { english } from './texts.js';

const createMember = graphql('mutation ($input: CreateMemberInput!) { done: createMember(input: $input) { id } }');
const createAccessToken = graphql('mutation ($name: String!) { createAccessToken(name: $name) { token } }');

/** Ids of what stands in the middle of a full world: what has most of everything. */
export interface FullWorld {
  event: string;
  slug: string;
  member: string;
  outcome: string;
  programme: string;
  events: string[];
  members: string[];
}

/**
 * So many people, organisations, networks, programmes, events, outcomes, roles and access tokens, each with everything
 * that can be said of it; all people are in the asylum pool and at the first event, all events belong to the first
 * programme, the secretariat is at every event, all outcomes came from the first event.
 */
export async function fullWorld(world: World, size: number): Promise<FullWorld> {
  const make = new Maker(world);
  const many = <Made>(one: (number: number) => Promise<Made>) => inBatches(size, one);
  await many((number) => make.network(number));
  const parent = await make.organisation('Z, the parent of all');
  const organisations = await many((number) => make.organisation(`Office ${number}`, parent));
  const members = await many((number) => make.member(number, organisations[number]!));
  const programmes = await many((number) => make.programme(number, members[number]!));
  const [programme] = programmes as [string];
  const events = await many((number) => make.event(number, { partner: parent, programme, size }, members[number]!));
  const [event] = events as [string];
  await many((number) => registerFor(world, events[number]!, world.ids.secretariat, { mode: 'ONLINE' }));
  await many((number) => make.participant(event, members[number]!));
  await many((number) => make.organiser(events[number]!, members[number]!));
  await many((number) => make.membership(members[number]!));
  const [item] = await make.agendaItems(event);
  const materials = await many((number) =>
    number % 2 ? make.material(event, item) : make.material(world.networks.asylum),
  );
  await make.file(event);
  const indicators = await many((number) => make.indicator(number));
  const outcomes = await many((number) =>
    make.outcome(number, event, organisations[number]!, materials[number]!, indicators[number]!),
  );
  await many((number) => make.token(number));
  const [row] = await world.database.rows<{ slug: string }>('SELECT slug FROM event WHERE id = $1', [event]);
  return { event, slug: row!.slug, member: members[0]!, outcome: outcomes[0]!, programme, events, members };
}

/** Ten at a time, so that no more connections are wanted than there are. */
async function inBatches<Made>(count: number, one: (number: number) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  while (made.length < count) {
    const batch = Array.from({ length: Math.min(10, count - made.length) }, (_, index) => one(made.length + index));
    made.push(...(await Promise.all(batch)));
  }
  return made;
}

class Maker {
  constructor(private readonly world: World) {}

  network(number: number): Promise<string> {
    return newNetwork(this.world, `network-${number}`, {
      kind: 'RESEARCH_NETWORK',
      name: english(`Network ${number}`),
      mandate: english('To meet'),
    });
  }

  organisation(name: string, parent: string | null = null): Promise<string> {
    return newOrganisation(this.world, name, { kind: 'STATE_AUTHORITY', shortName: 'O', state: 'GE', parent });
  }

  async member(number: number, organisation: string): Promise<string> {
    const id = await this.run(createMember, {
      input: {
        givenNames: 'Ana',
        familyName: `Abashidze ${number}`,
        latinName: 'Ana Abashidze',
        email: `ana.${number}@office.example`,
        gender: 'WOMAN',
        keywords: ['asylum'],
        languages: [{ language: 'ka', level: 'NATIVE' }],
        expertise: ['VI.6', 'I.4.a'],
        post: { title: 'Adviser', state: 'GE', organisation, from: '2020-01-01' },
      },
    });
    await this.world.as('secretariat').ask(updateMember, {
      id,
      input: {
        phone: '+995 32 2000000',
        biography: english('Knows asylum'),
        availableUntil: '2033-01-01',
        confirmed: true,
        visibility: [
          { field: 'PHONE', visibility: 'MEMBERS' },
          { field: 'NAME', visibility: number % 2 ? 'MEMBERS' : 'PUBLIC' },
        ],
      },
    });
    return id;
  }

  async programme(number: number, organiser: string): Promise<string> {
    const { id: programme } = await newProgramme(this.world, `programme-${number}`, {
      title: english(`Programme ${number}`),
      summary: english('To learn'),
      leadStates: ['LT', 'PL'],
      actions: ['VI.6', 'VI.5'],
      startsOn: '2025-01-01',
      endsOn: '2032-12-31',
    });
    await granted(this.world, { role: 'ORGANISER', programme, member: organiser });
    return programme;
  }

  /** Not everybody finds a seat in the room, so that some wait. */
  async event(
    number: number,
    { partner, programme, size }: { partner: string; programme: string; size: number },
    speaker: string,
  ): Promise<string> {
    const { id } = await publishedEvent(this.world, {
      ...this.optional('EventInput', 'Event'),
      format: 'HYBRID',
      startsAt: '2031-05-20T10:00',
      endsAt: '2031-05-21T12:00',
      days: [
        { startsAt: '2031-05-20T10:00', endsAt: '2031-05-20T17:00' },
        { startsAt: '2031-05-21T10:00', endsAt: '2031-05-21T12:00' },
      ],
      summary: english(`Meeting ${number}`),
      confidentiality: 'OPEN',
      participantList: 'PUBLIC',
      venue: { name: 'House', room: '1', address: 'Street 1', city: 'Tbilisi', state: 'GE', directions: 'By bus' },
      languages: [{ language: 'en' }, { language: 'ru', interpreted: true }],
      hostStates: ['GE', 'PL'],
      partners: [partner],
      networks: [this.world.networks.asylum, this.world.networks.labour],
      programme,
      agenda: [
        {
          startsAt: '2031-05-20T10:00',
          endsAt: '2031-05-20T11:00',
          title: english('Opening'),
          speakers: [{ name: 'A guest' }],
        },
        {
          startsAt: '2031-05-20T11:00',
          endsAt: '2031-05-20T12:00',
          title: english('Talk'),
          room: '2',
          languages: [{ language: 'en' }],
          confidentiality: 'CLOSED',
          speakers: [{ member: speaker }],
        },
      ],
      registrationOpensAt: '2020-01-01T00:00',
      registrationClosesAt: '2031-05-01T00:00',
      nominationClosesAt: '2031-04-15T00:00',
      seatsPerState: 1000,
      seatsReleasedAt: '2031-05-10T00:00',
      seats: [
        { mode: 'ONLINE', capacity: 1000 },
        { mode: 'IN_PERSON', capacity: Math.ceil(size / 2) },
      ],
    });
    return id;
  }

  async participant(event: string, member: string): Promise<void> {
    await registerFor(this.world, event, member, { mode: 'IN_PERSON', consents: ['PARTICIPANT_LIST', 'MAILING'] });
  }

  organiser(event: string, member: string): Promise<string> {
    return granted(this.world, { role: 'ORGANISER', event, member });
  }

  async membership(member: string): Promise<string> {
    const id = await this.run(nominateToNetwork, { network: this.world.networks.asylum, member });
    return this.run(decideMembership, { id, decision: 'ACCEPT', reason: 'Fits', expiresOn: '2033-01-01' });
  }

  async agendaItems(event: string): Promise<string[]> {
    const items = await this.world.database.rows<{ id: string }>(
      'SELECT id FROM agenda_item WHERE event_id = $1 ORDER BY starts_at',
      [event],
    );
    return items.map(({ id }) => id);
  }

  material(owner: string, agendaItem: string | null = null): Promise<string> {
    return this.addMaterial(owner, {
      url: 'https://library.example/handbook',
      language: 'en',
      audience: 'MEMBERS',
      agendaItem,
    });
  }

  async file(owner: string): Promise<string> {
    const file = await upload(this.world, 'secretariat');
    return this.addMaterial(owner, { upload: file, audience: 'PUBLIC', availableFrom: '2020-01-01T00:00:00Z' });
  }

  private async addMaterial(owner: string, input: Partial<Input<'MaterialInput'>>): Promise<string> {
    return (await addedMaterial(this.world, owner, input, 'secretariat')).id;
  }

  /** Most are drafts: that costs less, and the secretariat sees them all the same. */
  async outcome(
    number: number,
    event: string,
    organisation: string,
    material: string,
    indicator: string,
  ): Promise<string> {
    const input = outcomeInput(`Study ${number}`, {
      summary: english('What was learned'),
      audience: 'PUBLIC',
      events: [event],
      networks: [this.world.networks.asylum],
      states: ['GE'],
      evidence: [
        { title: 'Handbook', material, audience: 'PUBLIC' },
        { title: 'Minutes', url: 'https://ministry.example/minutes' },
      ],
      contributions: [{ indicator, value: 3, note: 'Two trainings' }],
      followUps: [{ title: english('Do it'), dueOn: '2032-01-01', ownerOrganisation: organisation }],
    });
    const { id } = await done(this.world, 'secretariat', createOutcome, { input });
    await this.material(id);
    if (number < 3) await publishedDraft(this.world, id);
    return id;
  }

  async indicator(number: number): Promise<string> {
    const id = await this.run(createIndicator, {
      input: {
        code: `I-${number}`,
        title: english(`Indicator ${number}`),
        level: 'OUTPUT',
        unit: 'people',
        aggregation: 'SUM',
        dataSource: 'Survey',
        actions: ['VI.6'],
        baseline: 1,
        baselineYear: 2022,
        targets: [{ year: 2025, value: 5 }],
      },
    });
    return this.run(recordIndicatorValue, { indicator: id, year: 2024, value: 2, source: 'Survey' });
  }

  async token(number: number): Promise<void> {
    await this.world.as('secretariat').ask(createAccessToken, { name: `Script ${number}` });
  }

  /** A value for each plain detail that the SDL lets be left out, so that a new one needs no line here. */
  private optional(input: string, type: string): Record<string, unknown> {
    const details = optionalDetails(this.world.apps[0]!.get(RunningSchema).get(), input, type);
    return Object.fromEntries(Array.from(details, ([name, [value]]) => [name, value]));
  }

  private async run<Variables extends object>(
    mutation: TypedDocumentNode<{ done: { id: string } | null }, Variables>,
    ...variables: Given<Variables>
  ): Promise<string> {
    return (await this.world.as('secretariat').ask(mutation, ...variables)).done.id;
  }
}
