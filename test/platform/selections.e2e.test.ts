import { isDeepStrictEqual } from 'node:util';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anonymous } from '../../src/access/index.js';
import { Accounts } from '../../src/accounts/index.js';
import { type Caller, Problem, RunningSchema } from '../../src/platform/index.js';
import { linkTo } from '../support/builders/answer-links.js';
import { issueCertificates } from '../support/builders/certificates.js';
import { cancelEvent, closeEvent, publishedEvent } from '../support/builders/events.js';
import { type FullWorld, fullWorld } from '../support/builders/full-world.js';
import { joinNetwork, NetworkLife, setMembershipRole } from '../support/builders/network-life.js';
import { updateOutcome } from '../support/builders/outcomes.js';
import { manyMembers } from '../support/builders/people.js';
import { attend, inviteStates, nominateForEvent, registerFor } from '../support/builders/registrations.js';
import { withoutSignature } from '../support/harness/both-executors.js';
import type { Person } from '../support/harness/cast.js';
import { everyField } from '../support/schema/every-field.js';
import { startWorld, type World } from '../support/harness/world.js';

/** Ways to the rows of each type, `*` standing for what is asked of them and `$name` for an id. */
const ways: Record<string, readonly string[]> = {
  Event: [
    'events(first: 20) { nodes { * } }',
    'events(first: 3, order: LATEST_FIRST) { edges { node { * } } }',
    'event(id: $event) { * }',
    'network(id: $asylum) { events(first: 20) { nodes { * } } }',
    'programme(id: $programme) { events(first: 20) { nodes { * } } }',
    'action(code: "VI.6") { events(first: 20) { nodes { * } } }',
    'registrations(first: 20) { nodes { event { * } } }',
    'registration(id: $registration) { event { * } }',
    'event(id: $event) { registrations(first: 3) { nodes { event { * } } } }',
    'event(id: $event) { viewerRegistration { event { * } } }',
    'answerLink(token: $link) { registration { event { * } } }',
    'answerLink(token: $stateLink) { stateInvitation { event { * } } }',
    'viewer { registrations(first: 20) { nodes { event { * } } } }',
    'member(id: $expert) { registrations(first: 20) { nodes { event { * } } } }',
    'outcomes(first: 3) { nodes { events { * } } }',
  ],
  Member: [
    'members(first: 20) { nodes { * } }',
    'members(first: 3) { edges { node { * } } }',
    'member(id: $expert) { * }',
    'registrations(first: 20) { nodes { member { * } } }',
    'event(id: $event) { registrations(first: 20) { nodes { member { * } } } }',
    'event(id: $event) { viewerRegistration { member { * } } }',
    'answerLink(token: $link) { registration { member { * } } }',
    'event(id: $event) { organisers { * } }',
    'memberships(first: 20) { nodes { member { * } } }',
    'network(id: $asylum) { memberships(first: 20) { nodes { member { * } } } }',
    'member(id: $expert) { memberships { member { * } } }',
    'viewer { member { * } }',
  ],
  Registration: [
    'registrations(first: 20) { nodes { * } }',
    'registrations(first: 3) { edges { node { * } } }',
    'registration(id: $registration) { * }',
    'event(id: $event) { registrations(first: 20) { nodes { * } } }',
    'event(id: $event) { viewerRegistration { * } }',
    'answerLink(token: $link) { registration { * } }',
    'events(first: 20) { nodes { registrations(first: 20) { nodes { * } } } }',
    'events(first: 20) { nodes { viewerRegistration { * } } }',
    'member(id: $expert) { registrations(first: 20) { nodes { * } } }',
    'viewer { registrations(first: 20) { nodes { * } } }',
    'outcomes(first: 3) { nodes { events { registrations(first: 3) { nodes { * } } } } }',
  ],
  Membership: [
    'memberships(first: 20) { nodes { * } }',
    'memberships(first: 3) { edges { node { * } } }',
    'network(id: $asylum) { memberships(first: 20) { nodes { * } } }',
    'network(id: $asylum) { viewerMembership { * } }',
    'network(id: $asylum) { coverage { lead { * } } }',
    'members(first: 20) { nodes { memberships { * } } }',
    'member(id: $expert) { memberships { * } }',
    'viewer { member { memberships { * } } }',
    'event(id: $event) { registrations(first: 20) { nodes { member { memberships { * } } } } }',
  ],
  Outcome: [
    'outcomes(first: 20) { nodes { * } }',
    'outcome(id: $outcome) { * }',
    'event(id: $event) { outcomes(first: 20) { nodes { * } } }',
    'network(id: $asylum) { outcomes(first: 20) { nodes { * } } }',
    'action(code: "VI.6") { outcomes(first: 20) { nodes { * } } }',
  ],
  Evidence: ['outcomes(first: 20) { nodes { evidence { * } } }', 'outcome(id: $outcome) { evidence { * } }'],
  Indicator: [
    'indicators { * }',
    'outcomes(first: 3) { nodes { contributions { indicator { * } } } }',
    'outcome(id: $outcome) { contributions { indicator { * } } }',
  ],
  AgendaItem: [
    'events(first: 20) { nodes { agenda { * } } }',
    'event(id: $event) { agenda { * } }',
    'programme(id: $programme) { events(first: 3) { nodes { agenda { * } } } }',
    'registrations(first: 20) { nodes { event { agenda { * } } } }',
  ],
  Programme: [
    'programmes { * }',
    'programme(id: $programme) { * }',
    'events(first: 3) { nodes { programme { * } } }',
    'registration(id: $registration) { event { programme { * } } }',
  ],
  Material: [
    'event(id: $event) { materials { * } }',
    'events(first: 3) { nodes { materials { * } } }',
    'network(id: $asylum) { materials { * } }',
    'networks { materials { * } }',
    'outcomes(first: 20) { nodes { documents { * } } }',
    'outcome(id: $outcome) { evidence { material { * } } }',
  ],
  Network: [
    'networks { * }',
    'network(id: $asylum) { * }',
    'events(first: 3) { nodes { networks { * } } }',
    'memberships(first: 3) { nodes { network { * } } }',
    'outcomes(first: 3) { nodes { networks { * } } }',
    'action(code: "VI.6") { networks { * } }',
  ],
};

const people: readonly (Person | 'nobody')[] = ['secretariat', 'organiser', 'contactPoint', 'expert', 'nobody'];

let world: World;
let running: RunningSchema;
let ids: Record<string, unknown>;
beforeAll(async () => {
  world = await startWorld();
  running = world.apps[0]!.get(RunningSchema);
  const full = await fullWorld(world, 4);
  const registration = await livelyWorld(full);
  const [invitation] = await world.database.rows<{ id: string }>('SELECT id FROM state_invitation');
  const link = await linkTo(world, world.ids.expert, { registration });
  const stateLink = await linkTo(world, world.ids.contactPoint, { invitation: invitation!.id });
  ids = { ...world.ids, ...world.networks, ...full, registration, link, stateLink };
});
afterAll(async () => {
  // It is the comparison: asking all of it once more would take minutes.
  await world.stop({ replay: false });
});

/** What the cast adds, so that there is something in every field; answers the id of a registration. */
async function livelyWorld({ event, events, members, outcome }: FullWorld): Promise<string> {
  const { id: registration } = await registerFor(world, event, world.ids.expert, { mode: 'ONLINE' });
  for (const person of ['organiser', 'contactPoint', 'expert2'] as const)
    await registerFor(world, event, world.ids[person], { mode: 'ONLINE', consents: ['PARTICIPANT_LIST'] });
  const secretariat = world.as('secretariat');
  await secretariat.ask(cancelEvent, { id: events[1]!, reason: 'No room' });
  const [other] = await world.database.rows<{ id: string }>(
    'SELECT id FROM outcome WHERE published_number IS NOT NULL AND id <> $1 ORDER BY id LIMIT 1',
    [outcome],
  );
  await secretariat.ask(updateOutcome, { id: other!.id, input: { kind: 'TOOL' } });

  const { id: past } = await publishedEvent(world, {
    startsAt: '2025-03-04T10:00',
    endsAt: '2025-03-04T12:00',
    certificateFromShare: 0.8,
  });
  const attending = [...members, world.ids.expert];
  for (const member of attending) await registerFor(world, past, member);
  await attend(
    world,
    past,
    attending.map((member) => ({ member, attendance: 'ATTENDED', minutes: 110 })),
  );
  await world.database.rows(
    `INSERT INTO feedback (event_id, member_id, stage, satisfaction, comment)
     SELECT $1, id, 'AFTER_EVENT', 4, 'Good' FROM unnest($2::uuid[]) id`,
    [past, attending],
  );
  await secretariat.ask(closeEvent, { id: past });
  await secretariat.ask(issueCertificates, { event: past });

  await secretariat.ask(inviteStates, { event, invitations: [{ state: 'GE', seats: 3, fundedSeats: 1 }] });
  await world.as('contactPoint').ask(nominateForEvent, { event, members: await manyMembers(world, 4) });

  const life = new NetworkLife(world);
  const { id } = await life.run('expert', joinNetwork, { network: world.networks.asylum, motivation: 'To learn' });
  const { id: over } = await life.run('contactPoint', joinNetwork, { network: world.networks.asylum });
  await life.decide('secretariat', over, 'ACCEPT');
  await life.decide('secretariat', over, 'END');
  await life.decide('secretariat', id, 'ACCEPT', { reason: 'Welcome' });
  await secretariat.ask(setMembershipRole, { id, role: 'LEAD' });
  return registration;
}

interface Answer {
  data: unknown;
  /** What went wrong: the names on the way there and a code. */
  errors: { way: string[]; code: string }[];
}

type Row = { id: string } & Record<string, unknown>;

async function answerTo(way: string, fields: string, caller: Caller): Promise<Answer> {
  const text = way.replace('*', fields).replace(/\$(\w+)/g, (_, name: string) => JSON.stringify(ids[name]));
  // Without the limits: all fields of some types at once are more than anybody may ask for.
  const document = parse(`{ ${text} }`);
  const { data, errors = [] } = await running.executor.execute({ document, variables: {}, context: { caller } });
  return {
    data: JSON.parse(JSON.stringify(data), (_, value: unknown) => withoutSignature(value)) as unknown,
    errors: errors.map(({ path, originalError, message }) => ({
      way: (path ?? []).filter((step) => typeof step === 'string'),
      code: originalError instanceof Problem ? originalError.code : message,
    })),
  };
}

/** How many fields lead to a row. */
const depthOf = (way: string): number =>
  way.slice(0, way.indexOf('*')).replace(/[^{}]/g, '').replaceAll('{}', '').length;

/** The rows at the end of a way; nothing where there are none. */
function rowsAt(depth: number, data: unknown): Row[] {
  if (Array.isArray(data)) return data.flatMap((item) => rowsAt(depth, item));
  if (typeof data !== 'object' || data === null) return [];
  return depth === 0 ? [data as Row] : Object.values(data).flatMap((value) => rowsAt(depth - 1, value));
}

/** An answer as it would be if only this field had been asked of its rows. */
function only(field: string, depth: number, { data, errors }: Answer): Answer {
  const pruned = (value: unknown, left: number): unknown => {
    if (Array.isArray(value)) return value.map((item) => pruned(item, left));
    if (typeof value !== 'object' || value === null) return value;
    if (left === 0) return { [field]: (value as Row)[field] };
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, pruned(inner, left - 1)]));
  };
  return { data: pruned(data, depth), errors };
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  (Array.isArray(value) && value.length === 0) ||
  isDeepStrictEqual(value, { totalCount: 0, nodes: [] });

async function callerFor(person: Person | 'nobody'): Promise<Caller> {
  return person === 'nobody' ? anonymous('en') : world.apps[0]!.get(Accounts).viewerOf(world.ids[person]);
}

/**
 * What only the answer of a dry run has, and what only who waits to be let in: `test/events/postponing.e2e.test.ts` and
 * `test/accounts/sign-up.e2e.test.ts` are about them.
 */
const ofOthers = new Set(['Event.change', 'Member.accountRequest']);

describe.each(Object.keys(ways))('each field of %s', (type) => {
  const somethingIn = new Set<string>();

  it.each(people)('is the same alone as among all others, whichever way %s comes to it', async (person) => {
    const caller = await callerFor(person);
    const fields = everyField(running.get(), type);
    const known = new Map<string, Row>();
    const differences: string[] = [];
    for (const way of ways[type]!) {
      const depth = depthOf(way);
      const whole = await answerTo(way, [...fields.values()].join(' '), caller);
      // What fails takes its whole row along: the others could only be blamed for it.
      const failing = whole.errors.filter(({ way: names }) => names.length > depth);
      for (const { way: names, code } of failing) differences.push(`${names[depth]} ${code}: ${way}`);
      if (failing.length > 0) continue;
      const alone = [...fields].map(async ([name, asked]) => [name, await answerTo(way, asked, caller)] as const);
      for (const [name, answer] of await Promise.all(alone))
        if (!isDeepStrictEqual(answer, only(name, depth, whole))) differences.push(`${name} alone: ${way}`);
      for (const row of rowsAt(depth, whole.data)) {
        const before = known.get(row.id) ?? row;
        known.set(row.id, before);
        for (const [name, value] of Object.entries(row)) {
          if (!isEmpty(value)) somethingIn.add(name);
          if (!isDeepStrictEqual(value, before[name])) differences.push(`${name} of ${row.id} otherwise: ${way}`);
        }
      }
    }
    expect([...new Set(differences)]).toEqual([]);
  });

  it('has a value for somebody', () => {
    const names = [...everyField(running.get(), type).keys()].filter((name) => !ofOthers.has(`${type}.${name}`));
    expect(names.filter((name) => !somethingIn.has(name))).toEqual([]);
  });
});
