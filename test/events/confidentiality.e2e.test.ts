import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import type { Person } from '../support/harness/cast.js';
import { publishedEvent } from '../support/builders/events.js';
import { reached, upload } from '../support/builders/files.js';
import { addedMaterial } from '../support/builders/materials.js';
import { createOutcome, done, outcomeInput, publishedDraft } from '../support/builders/outcomes.js';
import { newProgramme } from '../support/builders/programmes.js';
import { inviteStates } from '../support/builders/registrations.js';
import { english } from '../support/builders/texts.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

type Who = Person | 'nobody';
/** What each is to every event; the person listed has no account and agreed to be named. */
const viewers: Record<string, Who> = {
  'somebody not signed in': 'nobody',
  'a member, an observer of reports': 'observer',
  'somebody invited': 'expert2',
  'somebody on the waiting list': 'expert',
  'somebody with a seat': 'otherOrganiser',
  'the contact point of an invited state': 'contactPoint',
  'its organiser': 'organiser',
  'the secretariat': 'secretariat',
};
const statuses = {
  expert2: 'INVITED',
  expert: 'WAITLISTED',
  otherOrganiser: 'CONFIRMED',
  listed: 'CONFIRMED',
} as const;
type Registered = keyof typeof statuses;
const registered = Object.keys(statuses) as Registered[];
const staff: readonly Who[] = ['organiser', 'secretariat'];
const inside: readonly Who[] = [...staff, 'otherOrganiser'];

interface Sample {
  id: string;
  slug: string;
  confidentiality: Input<'Confidentiality'>;
  chathamHouseRule: boolean;
  outcome: string;
  document: string;
  registrations: Record<Registered, string>;
}

let world: World;
let programme: string;
let listed: string;
const samples: Sample[] = [];
const joinUrl = 'https://meet.example/secret-room';

beforeAll(async () => {
  world = await startWorld();
  listed = await world.newMember('Ванда', 'Списочная «Л»', 'PL');
  programme = (await newProgramme(world, 'confidential')).id;
  for (const confidentiality of ['OPEN', 'MEMBERS', 'CLOSED'] as const)
    for (const chathamHouseRule of [false, true]) samples.push(await make(confidentiality, chathamHouseRule));
});
afterAll(async () => {
  await world.stop();
});

async function make(confidentiality: Input<'Confidentiality'>, chathamHouseRule: boolean): Promise<Sample> {
  const item = (from: string, to: string, more: Partial<Input<'AgendaItemInput'>>) => ({
    ...{ startsAt: `2031-05-20T${from}`, endsAt: `2031-05-20T${to}`, title: english(`From ${from}`) },
    ...more,
  });
  const { id } = await publishedEvent(world, {
    ...{ confidentiality, chathamHouseRule, joinUrl, programme, participantList: 'MEMBERS' },
    title: english(`Matrix ${confidentiality} ${chathamHouseRule}`),
    agenda: [
      item('10:00', '11:00', { speakers: [{ name: 'Guest Speaker' }] }),
      item('11:00', '12:00', { confidentiality: 'CLOSED' }),
    ],
  });
  await world.as('secretariat').ask(inviteStates, { event: id, invitations: [{ state: 'GE', seats: 2 }] });
  const { id: material } = await addedMaterial(world, id, { audience: 'PARTICIPANTS' });
  const came = await cameOf(id, material);
  const registrations = {} as Record<Registered, string>;
  for (const who of registered) registrations[who] = await register(id, who);
  const [event] = await world.database.rows<{ slug: string }>('SELECT slug FROM event WHERE id = $1', [id]);
  return { id, slug: event!.slug, confidentiality, chathamHouseRule, registrations, ...came };
}

/** What came of an event, for everybody, with a document and evidence for those who took part. */
async function cameOf(event: string, material: string): Promise<Pick<Sample, 'outcome' | 'document'>> {
  const evidence: Input<'EvidenceInput'>[] = [
    { title: 'Minutes', material, audience: 'PUBLIC' },
    { title: 'List', upload: await upload(world, 'secretariat'), audience: 'PARTICIPANTS' },
  ];
  const { id: outcome } = await done(world, 'secretariat', createOutcome, {
    input: outcomeInput('What came of it', { events: [event], evidence }),
  });
  const { id: document } = await addedMaterial(world, outcome, { audience: 'PARTICIPANTS' }, 'secretariat');
  await publishedDraft(world, outcome);
  return { outcome, document };
}

async function register(event: string, who: Registered): Promise<string> {
  const [row] = await world.database.rows<{ id: string }>(
    `INSERT INTO registration (id, event_id, member_id, status, role, mode, state, attendance, waitlist_reason)
     VALUES (gen_random_uuid(), $1, $2, $3::text, 'PARTICIPANT', 'ONLINE', $4,
       CASE WHEN $3 = 'CONFIRMED' THEN 'EXPECTED' END, CASE WHEN $3 = 'WAITLISTED' THEN 'EVENT_FULL' END) RETURNING id`,
    [event, who === 'listed' ? listed : world.ids[who], statuses[who], who === 'expert2' ? 'GE' : 'PL'],
  );
  if (who === 'listed')
    await world.database.rows(
      `INSERT INTO registration_consent (registration_id, purpose) VALUES ($1, 'PARTICIPANT_LIST')`,
      [row!.id],
    );
  return row!.id;
}

function sees(who: Who, { confidentiality }: Sample): boolean {
  if (confidentiality === 'OPEN') return true;
  return confidentiality === 'MEMBERS' ? who !== 'nobody' : who !== 'nobody' && who !== 'observer';
}

/** Whose registrations somebody sees. */
function named(who: Who, sample: Sample): Registered[] {
  if (!sees(who, sample)) return [];
  return registered.filter(
    (person) =>
      staff.includes(who) ||
      person === who ||
      (person === 'expert2' && who === 'contactPoint') ||
      (person === 'listed' && who !== 'nobody' && !sample.chathamHouseRule),
  );
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id).toSorted();

const page = graphql('fragment Page on EventConnection { totalCount nodes { id } }');
const lists = graphql(
  `query ($network: ID!, $programme: ID!) {
    found: events(first: 50, filter: { search: "Matrix" }) { ...Page }
    ofProgramme: events(first: 50, filter: { programmes: [$programme] }) { ...Page }
    network(id: $network) { events(first: 50) { ...Page } }
    programme(id: $programme) { events(first: 50) { ...Page } }
    action(code: "VI.6") { events(first: 50) { ...Page } }
  }`,
  [page],
);
const byId = graphql('query ($id: ID!) { event(id: $id) { id } node(id: $id) { id } }');
const bySlug = graphql('query ($slug: String!) { event(slug: $slug) { id } }');
const nodeById = graphql('query ($id: ID!) { node(id: $id) { id } }');
const within = graphql(`
  query ($id: ID!) {
    event(id: $id) { joinUrl agenda { speakers { name } } materials { id } stateInvitations { id } }
  }
`);
const whatCame = graphql(`
  query ($id: ID!, $document: ID!) {
    node(id: $document) { id }
    outcome(id: $id) { events { id } documents { id } evidence { id url material { id } } }
  }
`);
const registrationsOfEvent = graphql(`
  query ($id: ID!) {
    event(id: $id) { registrations(first: 50) { totalCount nodes { id } } }
    registrations(first: 50, filter: { events: [$id] }) { totalCount nodes { id } }
  }
`);
const registrationsOfMember = graphql(
  'query ($id: ID!) { member(id: $id) { registrations(first: 50) { totalCount nodes { id } } } }',
);

describe.each(Object.entries(viewers))('to %s', (_, who) => {
  it('the events are the same in every list, with their number', async () => {
    const expected = idsOf(samples.filter((sample) => sees(who, sample)));
    const { data } = await world.as(who).run(lists, { network: world.networks.asylum, programme });
    const { found, ofProgramme, network, programme: own, action } = data!;
    for (const list of [found, ofProgramme, network!.events, own!.events, action!.events])
      expect({ ...list, nodes: idsOf(list!.nodes) }).toEqual({ totalCount: expected.length, nodes: expected });
  });

  it('one event is there by id, slug, node and page, or nowhere', async () => {
    for (const sample of samples) {
      const { id, slug } = sample;
      const seen = sees(who, sample);
      const ofId = await world.as(who).run(byId, { id });
      const ofSlug = await world.as(who).run(bySlug, { slug });
      const shown = seen ? { id } : null;
      expect([ofId.data?.event, ofId.data?.node, ofSlug.data?.event]).toEqual([shown, shown, shown]);
      const codes = [...ofId.errors, ...ofSlug.errors].map(({ extensions }) => extensions.code);
      expect(codes).toEqual(seen ? [] : Array(3).fill('NOT_FOUND'));
      expect((await world.as(who).get(`/events/${slug}`)).status).toBe(seen ? 200 : 404);
    }
  });

  it('what is inside is for whom it is meant', async () => {
    for (const sample of samples.filter((one) => sees(who, one))) {
      const { data } = await world.as(who).run(within, { id: sample.id });
      const isInside = inside.includes(who);
      const speakers = isInside || !sample.chathamHouseRule ? [{ name: 'Guest Speaker' }] : [];
      expect(data!.event).toEqual({
        joinUrl: isInside ? joinUrl : null,
        agenda: [{ speakers }, ...(isInside ? [{ speakers: [] }] : [])],
        materials: isInside ? [{ id: expect.any(String) }] : [],
        stateInvitations: staff.includes(who) || who === 'contactPoint' ? [{ id: expect.any(String) }] : [],
      });
    }
  });

  it('what came of it says no more of the event, and its files are for whom they are meant', async () => {
    for (const sample of samples) {
      const { data } = await world.as(who).run(whatCame, { id: sample.outcome, document: sample.document });
      const isInside = inside.includes(who);
      const outcome = data!.outcome!;
      const [minutes, list] = outcome.evidence;
      expect([outcome.events.length, outcome.documents.length]).toEqual([Number(sees(who, sample)), Number(isInside)]);
      expect([data!.node, minutes!.material, minutes!.url, list!.url].map((given) => given !== null)).toEqual(
        Array(4).fill(isInside),
      );
      const { status } = await world.as(who).get(`/evidence/${list!.id}`);
      expect(status).toBe(isInside ? 200 : who === 'nobody' ? 401 : 404);
      if (list!.url) expect((await fetch(reached(world, list!.url))).status).toBe(200);
    }
  });

  it('people are named, and counted, only as far as they may be known, on every path', async () => {
    for (const sample of samples) {
      const expected = named(who, sample)
        .map((person) => sample.registrations[person])
        .toSorted();
      const list = { totalCount: expected.length, nodes: expected };
      const { data } = await world.as(who).run(registrationsOfEvent, { id: sample.id });
      for (const found of [data?.event?.registrations, data?.registrations])
        if (found) expect({ ...found, nodes: idsOf(found.nodes) }).toEqual(list);
      expect(data?.registrations === null).toBe(who === 'nobody');
      for (const id of Object.values(sample.registrations)) {
        const { data: one } = await world.as(who).run(nodeById, { id });
        expect(one?.node ?? null).toEqual(expected.includes(id) ? { id } : null);
      }
    }
  });

  it('the lists of registrations of people hold nothing more', async () => {
    const visible = samples.flatMap((sample) => named(who, sample).map((person) => sample.registrations[person]));
    for (const person of registered) {
      const { data } = await world
        .as(who)
        .run(registrationsOfMember, { id: person === 'listed' ? listed : world.ids[person] });
      const found = data?.member?.registrations;
      if (!found) continue;
      expect(idsOf(found.nodes).filter((id) => !visible.includes(id))).toEqual([]);
      expect(found.totalCount).toBe(found.nodes.length);
    }
  });

  it('the pages say no more than that', async () => {
    const { text: home } = await world.as(who).get('/');
    for (const sample of samples) {
      const title = `Matrix ${sample.confidentiality} ${sample.chathamHouseRule}`;
      if (!sees(who, sample)) expect(home).not.toContain(title);
      const { text } = await world.as(who).get(`/events/${sample.slug}`);
      if (!sees(who, sample)) expect(text).not.toContain(title);
      if (!named(who, sample).includes('listed')) expect(text).not.toContain('Списочная');
      if (inside.includes(who)) continue;
      for (const secret of [joinUrl, 'From 11:00', ...(sample.chathamHouseRule ? ['Guest Speaker'] : [])])
        expect(text).not.toContain(secret);
    }
  });
});
