import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DailyHead, LaterEntries, Sealing, Verification } from '../../src/audit/index.js';
import { graphql } from '../../src/platform/index.js';
import { publishedEvent } from '../support/builders/events.js';
import { registerFor } from '../support/builders/registrations.js';
import { addressOf, type Person } from '../support/harness/cast.js';
import { download } from '../support/harness/downloads.js';
import { Visitor } from '../support/harness/visitor.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

let world: World;
let visitor: Visitor;
let event: string;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
  visitor = new Visitor(world);
  // Before anything is sealed: as though it had been written then.
  await world.database.rows(
    `WITH old AS (
       INSERT INTO audit_entry (id, at, by_member_id, action, subject_id, subject_kind, values_digest)
       SELECT gen_random_uuid(), now() - past, $1, action, $1, 'Member', '\\x00'
       FROM (VALUES ('signIn', interval '13 months'), ('signIn', interval '11 months'), ('updateMember', '2 years'))
         AS written (action, past) RETURNING id
     ) INSERT INTO audit_value (entry_id, field, new_value, salt) SELECT id, 'address', 'long ago', 'salt' FROM old`,
    [world.ids.observer],
  );
  ({ id: event } = await publishedEvent(world, { confidentiality: 'OPEN', participantList: 'MEMBERS' }));
  for (const person of ['expert', 'expert2'] as const) await registerFor(world, event, world.ids[person]);
});
afterAll(async () => {
  await world.stop();
});

interface Entry {
  action: string;
  by: string | null;
  subject: string;
  told: string[] | null;
}
/** The entries of this kind that `work` leads to, once they are written. */
async function entriesOf(work: () => Promise<unknown>): Promise<Entry[]> {
  await written();
  const [{ now } = { now: '' }] = await world.database.rows<{ now: string }>('SELECT clock_timestamp()::text AS now');
  await work();
  await written();
  return world.database.rows<Entry>(
    `SELECT e.action, e.by_member_id AS by, e.subject_id AS subject,
       (SELECT array(SELECT jsonb_array_elements_text(v.new_value::jsonb) ORDER BY 1) FROM audit_value v
        WHERE v.entry_id = e.id AND v.field = 'told') AS told
     FROM audit_entry e WHERE e.at >= $1::timestamptz AND e.action LIKE ANY ('{read%,export%,print%}') ORDER BY e.id`,
    [now],
  );
}
const written = () => Promise.all(world.apps.map((app) => app.get(LaterEntries).write()));

const listed = graphql('query ($filter: MemberFilter) { members(filter: $filter) { nodes { id displayName } } }');
const addresses = graphql('query ($filter: MemberFilter) { members(filter: $filter) { nodes { id email phone } } }');
const profile = graphql('query ($id: ID!) { member(id: $id) { displayName biography } }');
const georgians = { filter: { states: ['GE'] } };

describe('reading of personal data', () => {
  it('is one entry a request with everybody whose address or telephone number it told', async () => {
    const by = world.ids.secretariat;
    const told = [world.ids.expert2, world.ids.contactPoint].toSorted();
    // The second and third time it is compiled code that answers.
    for (let time = 0; time < 3; time++)
      expect(await entriesOf(() => world.as('secretariat').ask(addresses, georgians))).toEqual([
        { action: 'readContacts', by, subject: by, told },
      ]);
  });

  it('is none where nobody else is told of, or nothing but names', async () => {
    expect(await entriesOf(() => world.as('secretariat').ask(listed, georgians))).toEqual([]);
    const own = graphql('{ viewer { member { email phone } } }');
    expect(await entriesOf(() => world.as('secretariat').ask(own))).toEqual([]);
    // The address is for the own network only.
    expect(await entriesOf(() => world.as('expert').ask(addresses, georgians))).toEqual([]);
  });

  it('is told of an address wherever a person stands', async () => {
    const atEvent = graphql(
      'query ($event: ID!) { event(id: $event) { registrations { nodes { member { email } } } } }',
    );
    const by = world.ids.secretariat;
    expect(await entriesOf(() => world.as('secretariat').ask(atEvent, { event }))).toEqual([
      { action: 'readContacts', by, subject: by, told: [world.ids.expert, world.ids.expert2].toSorted() },
    ]);
    const one = graphql('query ($id: ID!) { registration(id: $id) { member { contact: email } } }');
    const [registration] = await world.database.rows<{ id: string }>(
      'SELECT id FROM registration WHERE member_id = $1',
      [world.ids.expert],
    );
    expect(await entriesOf(() => world.as('secretariat').ask(one, { id: registration!.id }))).toEqual([
      { action: 'readContacts', by, subject: world.ids.expert, told: [world.ids.expert] },
    ]);
    const names = graphql(`
      query ($event: ID!) { event(id: $event) { registrations { nodes { member { displayName posts { title } } } } } }
    `);
    expect(await entriesOf(() => world.as('organiser').ask(names, { event }))).toEqual([]);
  });

  it.each<[Person, boolean]>([
    ['secretariat', true],
    ['organiser', true],
    ['contactPoint', true],
    ['expert', false],
    ['observer', false],
  ])('by %s of one profile is an entry: %s', async (reader, isTold) => {
    const id = world.ids.expert2;
    const entry = { action: 'readProfile', by: world.ids[reader], subject: id, told: [id] };
    expect(await entriesOf(() => world.as(reader).ask(profile, { id }))).toEqual(isTold ? [entry] : []);
    const node = graphql('query ($id: ID!) { node(id: $id) { ... on Member { displayName } } }');
    expect(await entriesOf(() => world.as(reader).ask(node, { id }))).toEqual(isTold ? [entry] : []);
    expect(await entriesOf(() => world.as(reader).ask(profile, { id: world.ids[reader] }))).toEqual([]);
  });

  it('of a profile with its address is one entry', async () => {
    const whole = graphql('query ($id: ID!) { member(id: $id) { displayName email } }');
    const id = world.ids.expert2;
    expect(await entriesOf(() => world.as('secretariat').ask(whole, { id }))).toEqual([
      { action: 'readProfile', by: world.ids.secretariat, subject: id, told: [id] },
    ]);
  });

  it('as a file is an entry about the event; the page with the same names is none', async () => {
    const told = [world.ids.expert, world.ids.expert2].toSorted();
    const by = world.ids.organiser;
    const file = (path: string) => entriesOf(() => download(world, 'organiser', `/events/${event}/${path}`));
    expect(await file('participants.xlsx')).toEqual([{ action: 'exportParticipants', by, subject: event, told }]);
    const [{ date }] = (await world.database.rows(
      'SELECT starts_at_local::date::text AS date FROM event WHERE id = $1',
      [event],
    )) as [{ date: string }];
    expect(await file(`sign-in-sheet.pdf?date=${date}`)).toEqual([
      { action: 'printSignInSheet', by, subject: event, told },
    ]);
    expect(await entriesOf(() => world.as('organiser').get(`/events/${event}/participants`))).toEqual([]);
  });

  it('costs no statement of the request’s own', async () => {
    const ask = () => world.as('secretariat').ask(addresses, georgians);
    await ask();
    const told = await statementsOf(ask);
    const named = await statementsOf(() => world.as('secretariat').ask(listed, georgians));
    expect(told).toBe(named);
  });

  it('is for the secretariat to see', async () => {
    await world.as('secretariat').ask(profile, { id: world.ids.expert2 });
    await written();
    const trail = graphql(
      'query ($id: ID!) { auditTrail(subject: $id, first: 1) { nodes { action by { id } changes { field to } } } }',
    );
    const { auditTrail } = await world.as('secretariat').ask(trail, { id: world.ids.expert2 });
    expect(auditTrail.nodes).toEqual([
      {
        action: 'readProfile',
        by: { id: world.ids.secretariat },
        changes: [{ field: 'told', to: JSON.stringify([world.ids.expert2]) }],
      },
    ]);
    expect(await world.as('organiser').refusal(trail, { id: world.ids.expert2 })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is written when the process ends', async () => {
    const other = await startWorld();
    await other.as('secretariat').ask(profile, { id: other.ids.expert2 });
    await other.apps[0]!.close();
    const entries = await other.database.rows(`SELECT FROM audit_entry WHERE action = 'readProfile'`);
    await other.database.drop();
    await rm(other.dataDir, { recursive: true });
    expect(entries).toHaveLength(1);
  });
});

describe('signing in', () => {
  const trailOf = async (person: Person): Promise<{ action: string; by: string | null; address: string }[]> => {
    await written();
    return world.database.rows(
      `SELECT e.action, e.by_member_id AS by, v.new_value AS address FROM audit_entry e
       JOIN audit_value v ON v.entry_id = e.id AND v.field = 'address'
       WHERE e.subject_id = $1 AND e.action LIKE 'signIn%' AND e.at > now() - interval '1 day' ORDER BY e.id`,
      [world.ids[person]],
    );
  };

  it('is an entry, with where it came from', async () => {
    await visitor.signIn(addressOf('otherOrganiser'), undefined, 0, { 'x-forwarded-for': '192.0.2.7' });
    expect(await trailOf('otherOrganiser')).toEqual([
      { action: 'signIn', by: world.ids.otherOrganiser, address: '192.0.2.7' },
    ]);
  });

  it('that fails is one of the account that was tried, by nobody, as often as it may be tried', async () => {
    const answers = [];
    for (let time = 0; time < 13; time++)
      answers.push(await visitor.signIn(addressOf('secretariat2'), 'not the password', time % 2));
    expect(answers.at(-1)!.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
    const failed = await trailOf('secretariat2');
    expect(failed).toHaveLength(10);
    expect(failed[0]).toMatchObject({ action: 'signInFailed', by: null });
    const before = await world.database.rows(`SELECT FROM audit_entry WHERE action = 'signInFailed'`);
    await visitor.signIn('nobody@cast.example', 'not the password');
    await written();
    expect(await world.database.rows(`SELECT FROM audit_entry WHERE action = 'signInFailed'`)).toHaveLength(
      before.length,
    );
  });
});

describe('what is told for a year', () => {
  it('is emptied after it, and the chain still is what was sealed', async () => {
    await world.apps[0]!.get(Sealing).pass();
    await world.apps[0]!.get(DailyHead).pass();
    const values = await world.database.rows<{ action: string; value: string | null }>(
      `SELECT e.action, v.new_value AS value FROM audit_entry e JOIN audit_value v ON v.entry_id = e.id
       WHERE e.subject_id = $1 AND v.salt IS DISTINCT FROM v.erased_digest AND v.field = 'address'
         AND e.at < now() - interval '1 month' ORDER BY e.at`,
      [world.ids.observer],
    );
    expect(values).toEqual([
      { action: 'updateMember', value: 'long ago' },
      { action: 'signIn', value: null },
      { action: 'signIn', value: 'long ago' },
    ]);
    await world.apps[0]!.get(Sealing).pass();
    expect(await world.apps[0]!.get(Verification).verify(null)).toMatchObject({ breach: null });
    await world.apps[0]!.get(DailyHead).pass();
    expect(await world.database.rows(`SELECT FROM audit_entry WHERE action = 'expireAuditValues'`)).toHaveLength(1);
  });
});
