import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getOperationAST, type GraphQLSchema, Kind, parse } from 'graphql';
import { graphql, RunningSchema } from '../../src/platform/index.js';
import { linkTo } from '../support/builders/answer-links.js';
import { frozen, releaseReport } from '../support/builders/frozen-reports.js';
import { type FullWorld, fullWorld } from '../support/builders/full-world.js';
import { answersMany, everyField } from '../support/schema/every-field.js';
import { manyApplicants } from '../support/builders/people.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

let world: World;
let schema: GraphQLSchema;
let full: FullWorld;
let link: string;
let frozenReport: string;
beforeAll(async () => {
  world = await startWorld();
  schema = world.apps[0]!.get(RunningSchema).get();
  full = await fullWorld(world, 100);
  await manyApplicants(world, 100);
  for (let number = 0; number < 5; number++)
    frozenReport = await frozen(world, { from: '2025-01-01', to: '2031-12-31' });
  const { frozenReports } = await world.as('secretariat').ask(graphql('{ frozenReports { id } }'));
  for (const { id } of frozenReports) await world.as('secretariat').ask(releaseReport, { id });
  await world.database.rows(
    `INSERT INTO certificate (
       id, code, registration_id, holder, title, from_share, time_zone, starts_at_local, ends_at_local, starts_at,
       ends_at, issued_at
     )
     SELECT r.id, 'AAAA-AAAA-AAAA-' || lpad(row_number() OVER (ORDER BY r.id)::text, 4, '0'), r.id, 'Ana', e.title,
       0.8, e.time_zone, e.starts_at_local, e.ends_at_local, e.starts_at, e.ends_at, now()
     FROM registration r JOIN event e ON e.id = r.event_id`,
  );
  await world.database.rows(
    `INSERT INTO post (id, member_id, title, state, organisation_id, from_day, to_day, confirmed)
     SELECT gen_random_uuid(), id, 'Intern', 'GE', (SELECT id FROM organisation LIMIT 1), '1990-01-01', '1990-12-31',
       false FROM member`,
  );
  const [registration] = await world.database.rows<{ id: string; memberId: string }>(
    `SELECT id, member_id AS "memberId" FROM registration WHERE event_id = $1 LIMIT 1`,
    [full.event],
  );
  link = await linkTo(world, registration!.memberId, { registration: registration!.id });
  // The one observer among the states has everything that a state can have.
  await world
    .as('secretariat')
    .ask(graphql('mutation { updateState(code: "GE", input: { standings: [{ standing: OBSERVER }] }) { code } }'));
}, 120_000);
afterAll(async () => {
  await world.stop();
});

interface Listed {
  /** `#` stands for what makes the list short or long, `*Type` for all fields of a type, `$name` for ids. */
  text: string;
  statements: number;
  short?: string;
  long?: string;
  /** How many rows the long list has at least. */
  rows?: number;
}

/** All of a list, counted, with every field of its rows. */
const all = (list: string, type: string): string => `${list} { totalCount nodes { *${type} } }`;
const listIn = (owner: string, list: string, type: string): string => `${owner} { rows: ${all(list, type)} }`;

/**
 * Every list with what it costs: one statement for the rows, one for their number, one for each kind of thing that the
 * rows point to.
 */
const lists: Record<string, Listed> = {
  events: { text: all('events(#)', 'Event'), statements: 13 },
  members: { text: all('members(#)', 'Member'), statements: 4 },
  accountRequests: { text: all('accountRequests(#)', 'Member'), statements: 5 },
  registrations: {
    text: all('registrations(#, filter: { modes: [IN_PERSON] })', 'Registration'),
    statements: 9,
  },
  memberships: { text: all('memberships(#)', 'Membership'), statements: 5 },
  outcomes: { text: all('outcomes(#)', 'Outcome'), statements: 15 },
  'outcomes with documents and evidence': {
    text: 'outcomes(#) { nodes { documents { *Material } evidence { *Evidence } } }',
    statements: 5,
  },
  followUps: { text: all('followUps(#)', 'FollowUp'), statements: 4 },
  organisations: { text: all('organisations(#)', 'Organisation'), statements: 3 },
  networks: {
    text: 'networks(#) { *Network }',
    short: 'kinds: [EXPERT_POOL]',
    long: 'kinds: null',
    statements: 12,
  },
  states: {
    text: 'states(#) { *State }',
    short: 'standings: [OBSERVER]',
    long: 'standings: null',
    rows: 50,
    statements: 4,
  },
  programmes: {
    text: 'programmes { *Programme list: events(#) { nodes { *Event } } }',
    statements: 16,
  },
  // The indicators, their values, contributions and changes, what these say, and who made them.
  indicators: {
    text: 'indicators { *Indicator actual values { *IndicatorValue } changes { *AuditEntry } }',
    statements: 7,
  },
  auditTrail: { text: all('auditTrail(#)', 'AuditEntry'), statements: 4 },
  postsToConfirm: { text: all('postsToConfirm(#)', 'Post'), statements: 4 },
  roleGrants: { text: all('roleGrants(#, filter: { events: $events })', 'RoleGrant'), statements: 4 },

  'events that come next, as the bench asks (Q1)': {
    text: `events(#, filter: { startsAfter: "2026-01-01T00:00:00Z", statuses: [PUBLISHED] }) { nodes {
      id slug title kind format startsAt timeZone networks { slug name } actions { code }
      seats { mode capacity confirmed waitlisted available } venue { city state { name } } } }`,
    statements: 1,
  },
  'people at an event, as the bench asks (Q2)': {
    text: `event(id: $event) { id slug title startsAt registrations(#) { nodes { id status mode waitlistPosition
      member { id displayName state { code name } memberships { role status network { slug name } } } } }
      viewerRegistration { id status event { title } } }`,
    statements: 1,
  },
  'registrations of an event': {
    text: listIn('event(id: $event)', 'registrations(#, filter: { modes: [IN_PERSON] })', 'Registration'),
    statements: 10,
  },
  'outcomes of an event': { text: listIn('event(id: $event)', 'outcomes(#)', 'Outcome'), statements: 16 },
  'a network': {
    text: `network(id: $asylum) { name memberships(#) { nodes { role member { displayName } } }
      coverage { state { name } lead { id } } events(#) { nodes { title } } outcomes(#) { nodes { title } } }`,
    statements: 4,
  },
  'memberships of a network': { text: listIn('network(id: $asylum)', 'memberships(#)', 'Membership'), statements: 5 },
  'events of a network': { text: listIn('network(id: $asylum)', 'events(#)', 'Event'), statements: 13 },
  'events of a programme': { text: listIn('programme(id: $programme)', 'events(#)', 'Event'), statements: 13 },
  'agendas of events': {
    text: `events(#) { nodes { agenda { *AgendaItem speakers {
      name member { displayName } representing { state { name } organisation { name } } } } } }`,
    statements: 3,
  },
  'outcomes of a network': { text: listIn('network(id: $asylum)', 'outcomes(#)', 'Outcome'), statements: 15 },
  'events of an action': { text: listIn('action(code: "VI.6")', 'events(#)', 'Event'), statements: 14 },
  'outcomes of an action': { text: listIn('action(code: "VI.6")', 'outcomes(#)', 'Outcome'), statements: 16 },
  'registrations of a person': {
    text: listIn('member(id: $secretariat)', 'registrations(#)', 'Registration event { *Event }'),
    statements: 20,
  },
  'own registrations': {
    text: `viewer { registrations(#) {
      nodes { status event { title startsAt networks { name } actions { code } } } } }`,
    statements: 1,
  },
  'events with their materials': { text: 'events(#) { nodes { materials { *Material } } }', statements: 3 },
  'access tokens and roles': {
    text: `viewer { *Viewer list: registrations(#) { nodes { id } }
      accessTokens { *AccessToken } roles { *RoleGrant } }`,
    statements: 14,
  },
};

interface Single {
  text: string;
  statements: number;
}

/** What counts over a period has a plan of its own: BEGIN, the setting, the statement and COMMIT. */
const replanned = 4;

/** What has no list to make longer; its numbers are those of a full world. */
const singles: Record<string, Single> = {
  'what stands behind a figure': {
    text: `figureSources(input: { report: { from: "2020-01-01", to: "2035-12-31" } }) {
      events(first: 100) { nodes { title } } participations(first: 100) { nodes { id member { displayName } } }
      people(first: 100) { nodes { displayName } } states { code } organisations(first: 100) { nodes { name } }
      outcomes(first: 100) { nodes { title } } followUpsOpen(first: 100) { nodes { title } } }`,
    statements: 10,
  },
  event: { text: 'event(id: $event) { *Event }', statements: 12 },
  member: { text: 'member(id: $member) { *Member }', statements: 4 },
  'a profile': {
    text: `member(id: $member) { displayName currentPost { title }
      memberships { role network { name } } posts { title organisation { name } } }`,
    statements: 2,
  },
  outcome: { text: 'outcome(id: $outcome) { *Outcome }', statements: 14 },
  network: { text: 'network(id: $asylum) { *Network }', statements: 12 },
  'materials of a network': { text: 'network(id: $asylum) { materials { *Material } }', statements: 1 },
  programme: { text: 'programme(id: $programme) { *Programme }', statements: 4 },
  // Which message it is of, and what it is about.
  'the link of a mail': {
    text: `answerLink(token: $link) { locale
      registration { status member { displayName } event { title venue { city state { name } } } } }`,
    statements: 2,
  },
  certificate: { text: 'certificate(code: "AAAA-AAAA-AAAA-0001") { *Certificate }', statements: 2 },
  plans: { text: 'plans { *ActionPlan areas { *Area actions { *Action } } }', statements: 6 + replanned },
  'the plan with all that is done on it': {
    text: `plan { areas { title actions { code title networks { name }
      events(first: 3) { nodes { title seats { available } } } outcomes(first: 3) { nodes { title } } } } }`,
    statements: 3,
  },
  'a report again': {
    text: `activityReport(input: { from: "2025-01-01", to: "2031-12-31" }) { total { events people }
      areas { area { title } figures { events } } rows { action { code title } figures { events } }
      states { state { name } people } years { year status } gaps { title }
      networks { network { name } figures { events } } }`,
    statements: 1,
  },
  'the years of all actions': {
    text: 'plan { areas { actions { code years { *ActionYear } } } }',
    statements: 2,
  },
  'the core indicators of a report': {
    text: 'activityReport(input: { from: "2025-01-01", to: "2031-12-31" }) { coreIndicators { *CoreIndicator } }',
    statements: 1 + replanned,
  },
  // The report, what it is held against, its events and how many they are, narratives, organisations, and core
  // indicators with details.
  'a report again, with all that is not kept of it': {
    text: 'activityReport(input: { from: "2025-01-01", to: "2031-12-31" }) { *ActivityReport }',
    statements: 7 + replanned,
  },
  'the report of a state again': {
    text: 'stateReport(state: "GE", from: "2025-01-01", to: "2031-12-31") { *StateReport }',
    statements: 8,
  },
  // The list, what the reports say, who froze them, their events and how many they are, and organisations, whatever
  // their number.
  'frozen reports': {
    text: 'frozenReports { id title frozenAt frozenBy { displayName } report { *ActivityReport } }',
    statements: 6,
  },
  'a frozen report of which nothing is different today': {
    text: 'frozenReport(id: $frozenReport) { *FrozenReport }',
    statements: 14,
  },
  // The list, what the editions say, their events and how many they are, and organisations, whatever their number.
  editions: {
    text: 'releases { id title closedEvents releasedAt hiddenLines report { *ActivityReport } }',
    statements: 5,
  },
};

const pages: Record<string, { path: () => string; statements: number }> = {
  home: { path: () => '/', statements: 2 },
  'an event': { path: () => `/events/${full.slug}`, statements: 3 },
  'the link of a mail': { path: () => `/answer/${link}`, statements: 2 },
  'the participants of an event': { path: () => `/events/${full.slug}/participants`, statements: 3 },
  // Its events come a hundred at a time, each with who attended.
  'a report as a file': { path: () => '/reports/activity.json?from=2025-01-01&to=2025-12-31', statements: 27 },
  'a frozen report as a file': { path: () => `/reports/frozen/${frozenReport}.json`, statements: 5 },
  'a certificate': { path: () => '/certificates/AAAA-AAAA-AAAA-0001', statements: 1 },
};

function query(text: string, chosen = ''): string {
  const ids: Record<string, string | string[]> = { ...world.ids, ...world.networks, ...full, link, frozenReport };
  const body = text
    .replaceAll('#', chosen)
    .replace(/\*(\w+)/g, (_, type: string) => [...everyField(schema, type).values()].join(' '))
    .replace(/\$(\w+)/g, (_, name: string) => JSON.stringify(ids[name]));
  return `{ ${body} }`;
}

/** What the secretariat is answered. */
async function answerTo(text: string): Promise<unknown> {
  const { data, errors } = await world.as('secretariat').run<unknown>(text);
  expect(errors).toEqual([]);
  return data;
}

/** What it costs the secretariat to ask for this again: everything that is kept is there. */
async function costOf(ask: () => Promise<unknown>): Promise<number> {
  await ask();
  return statementsOf(ask);
}

function mostRows(answer: unknown): number {
  if (typeof answer !== 'object' || answer === null) return 0;
  return Math.max(Array.isArray(answer) ? answer.length : 0, ...Object.values(answer).map(mostRows));
}

describe('the statements of a list', () => {
  it.each(Object.entries(lists))(
    'are as many as known, whether it is short or long: %s',
    async (_, { text, statements, short = 'first: 1', long = 'first: 100', rows = 100 }) => {
      const ask = (chosen: string) => answerTo(query(text, chosen));
      expect(mostRows(await ask(long))).toBeGreaterThanOrEqual(rows);
      expect({ short: await costOf(() => ask(short)), long: await costOf(() => ask(long)) }).toEqual({
        short: statements,
        long: statements,
      });
    },
  );

  it('are known for every list that can be asked for', () => {
    const known = [...Object.values(lists), ...Object.values(singles)].flatMap(({ text }) =>
      rootsOf(query(text, 'first: 1')),
    );
    const many = Object.values(schema.getQueryType()!.getFields()).filter(answersMany);
    expect(many.length).toBeGreaterThan(10);
    expect(many.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  });

  function rootsOf(text: string): string[] {
    const { selections } = getOperationAST(parse(text))!.selectionSet;
    return selections.flatMap((field) => (field.kind === Kind.FIELD ? field.name.value : []));
  }
});

describe('the statements of a whole', () => {
  it.each(Object.entries(singles))('are as many as known: %s', async (_, { text, statements }) => {
    expect(await costOf(() => answerTo(query(text)))).toBe(statements);
  });
});

describe('the statements of a page', () => {
  it.each(Object.entries(pages))('are as many as known: %s', async (_, { path, statements }) => {
    const visit = async () => expect((await world.as('secretariat').get(path())).status).toBe(200);
    expect(await costOf(visit)).toBe(statements);
  });
});
