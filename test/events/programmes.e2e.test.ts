import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import {
  createEvent,
  draftEvent,
  eventInput,
  publishedEvent,
  publishEvent,
  updateEvent,
} from '../support/builders/events.js';
import { createProgramme, newProgramme } from '../support/builders/programmes.js';
import { addRegistration } from '../support/builders/registrations.js';
import { granted, revokeRole } from '../support/builders/roles.js';
import { english } from '../support/builders/texts.js';
import type { Input } from '../support/harness/input.js';
import { Visitor } from '../support/harness/visitor.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
let visitor: Visitor;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
  visitor = new Visitor(world);
});
afterAll(async () => {
  await world.stop();
});

const updateProgramme = graphql(
  'mutation ($id: ID!, $input: UpdateProgrammeInput!) { updateProgramme(id: $id, input: $input) { id version } }',
);
const unknownId = '0190a5a0-0000-7000-8000-000000000000';
let made = 0;

async function programmeOf(input: Partial<Input<'ProgrammeInput'>> = {}): Promise<{ id: string; slug: string }> {
  const slug = `component-${++made}`;
  return { ...(await newProgramme(world, slug, input)), slug };
}

/** Somebody new who organises only this programme. */
async function organiserOf(programme: string): Promise<{ id: string; email: string }> {
  const person = await visitor.newColleague('Żaneta', `O'Brien «Ёлка»`);
  await granted(world, { role: 'ORGANISER', programme, member: person.id });
  return person;
}

describe('a programme', () => {
  it('is what was said of it, for everybody, by id and by slug', async () => {
    const { id, slug } = await programmeOf({
      title: [
        { locale: 'ru', text: ' Компонент «Убежище»: "первый"; -- ' },
        { locale: 'en', text: 'Asylum component' },
      ],
      summary: english('Learning together'),
      leadStates: ['MT', 'EL'],
      actions: ['VI.6', 'I.4.b'],
      startsOn: '2024-01-01',
      endsOn: '2027-12-31',
    });
    const whole = {
      id,
      slug,
      version: 1,
      title: 'Asylum component',
      titles: [
        { locale: 'en', text: 'Asylum component' },
        { locale: 'ru', text: 'Компонент «Убежище»: "первый"; --' },
      ],
      summary: 'Learning together',
      leadStates: [{ code: 'MT' }, { code: 'GR' }],
      actions: [{ code: 'VI.6' }, { code: 'I.4.b' }],
      startsOn: '2024-01-01',
      endsOn: '2027-12-31',
      viewerCan: [],
      organisers: [],
      events: { totalCount: 0 },
    };
    const byId = graphql(`
      query ($id: ID, $slug: String) {
        programme(id: $id, slug: $slug) {
          id slug version title titles { locale text } summary leadStates { code } actions { code } startsOn endsOn
          viewerCan organisers { id } events { totalCount }
        }
      }
    `);
    for (const which of [{ id }, { slug }])
      expect(await world.as('nobody').ask(byId, which)).toEqual({ programme: whole });
    const listed = graphql('query ($id: ID!) { programmes { slug } node(id: $id) { ... on Programme { slug } } }');
    expect(await world.as('nobody').ask(listed, { id })).toEqual({
      programmes: [{ slug }],
      node: { slug },
    });
    for (const which of [{}, { id, slug }])
      expect(await world.as('nobody').refusal(byId, which)).toEqual({ code: 'BAD_INPUT', field: 'id' });
    expect(await world.as('nobody').refusal(byId, { id: unknownId })).toEqual({ code: 'NOT_FOUND', field: 'id' });
    expect(await world.as('nobody').refusal(byId, { slug: 'none' })).toEqual({ code: 'NOT_FOUND', field: 'slug' });
  });

  it('names what does not fit', async () => {
    const refusal = (input: Record<string, unknown>) =>
      world.as('secretariat').refusal(createProgramme, { input: { slug: 'fits', title: english('Fits'), ...input } });
    const { slug } = await programmeOf();
    for (const [field, input] of Object.entries({
      slug: { slug },
      title: { title: english(' ') },
      endsOn: { startsOn: '2025-01-02', endsOn: '2025-01-01' },
      'leadStates.1': { leadStates: ['LT', 'QQ'] },
      'leadStates.2': { leadStates: ['LT', 'PL', 'LT'] },
      'actions.0': { actions: ['VI.99'] },
    }))
      expect(await refusal(input)).toEqual({ code: 'BAD_INPUT', field: `input.${field}` });
    expect(await refusal({ slug: 'Not a slug' })).toEqual({ code: 'BAD_INPUT', field: 'input.slug' });
    const races = await Promise.all(
      [0, 1, 0, 1].map((process) =>
        world.as('secretariat', process).run(createProgramme, { input: { slug: 'raced', title: english('Raced') } }),
      ),
    );
    expect(races.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.field))).toEqual(
      Array.from({ length: 3 }, () => 'input.slug'),
    );
  });

  it('is changed by its organisers, one version at a time', async () => {
    const { id } = await programmeOf({ leadStates: ['LT'], actions: ['III.2'], startsOn: '2025-01-01' });
    const { id: member, email } = await organiserOf(id);
    const organiser = world.as({ email });
    await organiser.ask(updateProgramme, { id, input: { version: 1, leadStates: null, endsOn: '2026-01-01' } });
    const shown = graphql(`
      query ($id: ID!) {
        programme(id: $id) {
          version leadStates { code } actions { code } startsOn endsOn viewerCan organisers { id }
        }
      }
    `);
    expect(await organiser.ask(shown, { id })).toEqual({
      programme: {
        version: 2,
        leadStates: [],
        actions: [{ code: 'III.2' }],
        startsOn: '2025-01-01',
        endsOn: '2026-01-01',
        viewerCan: ['updateProgramme'],
        organisers: [{ id: member }],
      },
    });
    expect(await organiser.refusal(updateProgramme, { id, input: { version: 1 } })).toEqual({
      code: 'CONFLICT',
      field: 'input.version',
    });
    for (const field of ['slug', 'title'])
      expect(await organiser.refusal(updateProgramme, { id, input: { [field]: null } })).toEqual({
        code: 'BAD_INPUT',
        field: `input.${field}`,
      });
    expect(await organiser.refusal(updateProgramme, { id, input: { startsOn: '2026-01-02' } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.startsOn',
    });
    const other = await programmeOf();
    expect(await organiser.refusal(updateProgramme, { id: other.id, input: {} })).toEqual({
      code: 'FORBIDDEN',
      field: null,
    });
    expect(await organiser.refusal(updateProgramme, { id: unknownId, input: {} })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
    expect(await organiser.refusal(createProgramme, { input: { slug: 'own', title: english('Own') } })).toEqual({
      code: 'FORBIDDEN',
      field: null,
    });
    const trail = await world.database.rows<{ action: string; field: string }>(
      `SELECT a.action, v.field FROM audit_entry a JOIN audit_value v ON v.entry_id = a.id
       WHERE a.subject_id = $1 AND a.action = 'updateProgramme' ORDER BY v.field`,
      [id],
    );
    expect(trail.map(({ field }) => field)).toEqual(['endsOn', 'leadStates']);
  });
});

describe('the events of a programme', () => {
  it('are listed with it, as far as the caller may see them', async () => {
    const { id: programme } = await programmeOf();
    const { id } = await draftEvent(world, { programme, networks: [world.networks.labour] });
    const listed = graphql(`
      query ($id: ID!) {
        programme(id: $id) { events { totalCount nodes { id programme { id } } } }
        events(filter: {programmes: [$id]}) { totalCount }
      }
    `);
    const list = { totalCount: 1, nodes: [{ id, programme: { id: programme } }] };
    expect(await world.as('secretariat').ask(listed, { id: programme })).toEqual({
      programme: { events: list },
      events: { totalCount: 1 },
    });
    for (const who of ['organiser', 'expert', 'nobody'] as const)
      expect(await world.as(who).ask(listed, { id: programme })).toEqual({
        programme: { events: { totalCount: 0, nodes: [] } },
        events: { totalCount: 0 },
      });
    await world.as('secretariat').ask(updateEvent, { id, input: { tentative: true } });
    expect(await world.as('secretariat').ask(listed, { id: programme })).toMatchObject({ events: { totalCount: 1 } });
    await world.as('secretariat').ask(updateEvent, { id, input: { programme: null } });
    expect(await world.as('secretariat').ask(listed, { id: programme })).toMatchObject({ events: { totalCount: 0 } });
    expect(await world.as('secretariat').refusal(updateEvent, { id, input: { programme: unknownId } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.programme',
    });
  });

  it('are organised by who organises the programme, whatever their networks', async () => {
    const { id: programme } = await programmeOf();
    const [own, foreign] = [await organiserOf(programme), await organiserOf((await programmeOf()).id)];
    const organiser = world.as({ email: own.email });
    const { createEvent: event } = await organiser.ask(createEvent, {
      input: eventInput(world, { programme, networks: [], joinUrl: 'https://meet.example/1' }),
    });
    await world.as('secretariat').ask(updateEvent, { id: event.id, input: { networks: [world.networks.labour] } });
    const shown = graphql(
      'query ($id: ID!) { event(id: $id) { joinUrl viewerCan organisers { id } feedback { responseCount } } }',
    );
    expect(await organiser.ask(shown, { id: event.id })).toEqual({
      event: {
        joinUrl: 'https://meet.example/1',
        viewerCan: [
          'updateEvent',
          'moveEvent',
          'publishEvent',
          'deleteEvent',
          'addMaterial',
          'copyEvent',
          'messageParticipants',
        ],
        organisers: expect.arrayContaining([{ id: own.id }, { id: world.ids.otherOrganiser }]),
        feedback: { responseCount: 0 },
      },
    });
    expect(await world.as({ email: foreign.email }).refusal(shown, { id: event.id })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
    await organiser.ask(publishEvent, { id: event.id });

    // What staff of the event do with its registrations.
    const register = graphql('mutation ($input: RegisterInput!) { registerForEvent(input: $input) { id viewerCan } }');
    const input = { event: event.id, member: world.ids.expert, role: 'SPEAKER' as const };
    expect(await organiser.ask(register, { input })).toMatchObject({
      registerForEvent: {
        viewerCan: ['withdraw', 'substitute', 'updateRegistration', 'decideRegistrations'],
      },
    });
    const refused = await world
      .as({ email: foreign.email })
      .refusal(register, { input: { ...input, member: world.ids.expert2 } });
    expect(refused).toEqual({ code: 'FORBIDDEN', field: null });
    const found = graphql(`
      query ($id: ID!) {
        registrations(filter: {events: [$id], search: "Коваленко"}) { totalCount nodes { history { to } } }
      }
    `);
    expect(await organiser.ask(found, { id: event.id })).toEqual({
      registrations: { totalCount: 1, nodes: [{ history: [{ to: 'CONFIRMED' }] }] },
    });
    expect(await world.as({ email: foreign.email }).ask(found, { id: event.id })).toEqual({
      registrations: { totalCount: 0, nodes: [] },
    });
  });

  it('are entered and moved only by who organises both sides', async () => {
    const { id: programme } = await programmeOf();
    const { id: other } = await programmeOf();
    const { email } = await organiserOf(programme);
    const organiser = world.as({ email });
    const refused = (input: Record<string, unknown>) =>
      organiser.refusal(createEvent, { input: eventInput(world, input) });
    expect(await refused({ networks: [], programme: other })).toEqual({ code: 'FORBIDDEN', field: 'input.programme' });
    expect(await refused({ programme })).toEqual({ code: 'FORBIDDEN', field: 'input.networks.0' });
    expect(await refused({ networks: [] })).toEqual({ code: 'BAD_INPUT', field: 'input.networks' });
    expect(await world.as('organiser').refusal(createEvent, { input: eventInput(world, { programme }) })).toEqual({
      code: 'FORBIDDEN',
      field: 'input.programme',
    });

    const { id } = await draftEvent(world);
    await world.as('secretariat').ask(updateEvent, { id, input: { programme } });
    // The organiser of the network leaves the programme as it is.
    await world.as('organiser').ask(updateEvent, { id, input: { programme, tentative: true } });
    expect(await organiser.refusal(updateEvent, { id, input: { programme: null } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.networks',
    });
    expect(await organiser.refusal(updateEvent, { id, input: { programme: other } })).toEqual({
      code: 'FORBIDDEN',
      field: 'input.programme',
    });
  });

  it('are no longer organised by whose role has ended, on both processes', async () => {
    const { id: programme } = await programmeOf();
    const { id: member, email } = await organiserOf(programme);
    const { id } = await draftEvent(world);
    await world.as('secretariat').ask(updateEvent, { id, input: { programme } });
    const shown = graphql('query ($id: ID!) { event(id: $id) { id } }');
    for (const process of [0, 1])
      expect(await world.as({ email }, process).ask(shown, { id })).toEqual({ event: { id } });
    const roles = graphql(`
      query ($id: ID!) {
        roleGrants(filter: {programmes: [$id]}) {
          totalCount nodes { id role programme { id } network { id } member { id } }
        }
      }
    `);
    const { roleGrants } = await world.as('secretariat').ask(roles, { id: programme });
    expect(roleGrants).toEqual({
      totalCount: 1,
      nodes: [
        {
          id: expect.any(String),
          role: 'ORGANISER',
          programme: { id: programme },
          network: null,
          member: { id: member },
        },
      ],
    });
    await world.as('secretariat').ask(revokeRole, { id: roleGrants.nodes[0]!.id });
    expect(await world.as({ email }).refusal(shown, { id })).toEqual({ code: 'NOT_FOUND', field: 'id' });
    expect(await world.as({ email }).refusal(updateProgramme, { id: programme, input: {} })).toEqual({
      code: 'FORBIDDEN',
      field: null,
    });
  });

  it('let their organisers edit what came of them', async () => {
    const { id: programme } = await programmeOf();
    const { email } = await organiserOf(programme);
    const { id } = await publishedEvent(world);
    await addRegistration(world, id, world.ids.expert, 'CONFIRMED', 'ONLINE');
    await world.as('secretariat').ask(updateEvent, { id, input: { programme } });
    const { createOutcome: outcome } = await world
      .as('organiser')
      .ask(graphql('mutation ($input: OutcomeInput!) { createOutcome(input: $input) { id } }'), {
        input: {
          kind: 'STUDY',
          title: english('Study'),
          date: '2026-06-01',
          audience: 'ORGANISERS',
          actions: ['VI.6'],
          events: [id],
        },
      });
    const shown = graphql('query ($id: ID!) { outcome(id: $id) { viewerCan } }');
    expect(await world.as({ email }).ask(shown, { id: outcome.id })).toEqual({
      outcome: { viewerCan: expect.arrayContaining(['updateOutcome']) },
    });
    expect(await world.as('otherOrganiser').refusal(shown, { id: outcome.id })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
  });
});

describe('a role for a programme', () => {
  it('is given once, for one thing only, and for one that is there', async () => {
    const { id: programme } = await programmeOf();
    const { id: member } = await organiserOf(programme);
    const grant = graphql('mutation ($input: RoleGrantInput!) { grantRole(input: $input) { id programme { id } } }');
    const input = { role: 'ORGANISER' as const, member, programme };
    const [one, other] = [
      await world.as('secretariat').ask(grant, { input }),
      await world.as('secretariat').ask(grant, { input }),
    ];
    expect(one).toEqual(other);
    const refusal = (changes: Record<string, unknown>) =>
      world.as('secretariat').refusal(grant, { input: { ...input, ...changes } });
    expect(await refusal({ network: world.networks.asylum })).toEqual({ code: 'BAD_INPUT', field: 'input.programme' });
    expect(await refusal({ role: 'OBSERVER' })).toEqual({ code: 'BAD_INPUT', field: 'input.programme' });
    expect(await refusal({ programme: unknownId })).toEqual({ code: 'BAD_INPUT', field: 'input.programme' });
  });
});
