import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { RegistrationDeadlines } from '../../src/registrations/index.js';
import { publishedEvent } from '../support/builders/events.js';
import { manyMembers } from '../support/builders/people.js';
import { breaches, registerFor, type RegistrationShown, withdraw } from '../support/builders/registrations.js';
import { brokenHistories } from '../support/oracles/races.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
});
afterAll(async () => {
  await world.stop();
});

const answer = graphql(
  'mutation ($id: ID!, $accept: Boolean!) { answerInvitation(registration: $id, accept: $accept) { status } }',
);
const everyone = (event: string, members: readonly string[]): Promise<RegistrationShown[]> =>
  Promise.all(members.map((member, index) => registerFor(world, event, member, {}, index % 2)));

const statusesOf = async (event: string): Promise<Map<string, number>> => {
  const rows = await world.database.rows<{ status: string; count: string }>(
    `SELECT status, count(*) FROM registration WHERE event_id = $1 GROUP BY status`,
    [event],
  );
  return new Map(rows.map(({ status, count }) => [status, Number(count)]));
};

it('each move writes history, audit and mail exactly once', async () => {
  const { id: event } = await publishedEvent(world, { seats: [{ mode: 'ONLINE', capacity: 3 }] });
  await everyone(event, await manyMembers(world, 12));
  const [counted] = await world.database.rows(
    `SELECT count(*)::int AS registrations,
       (SELECT count(*)::int FROM registration_change c JOIN registration r ON r.id = c.registration_id
         WHERE r.event_id = $1) AS changes,
       (SELECT count(*)::int FROM audit_entry a JOIN registration r ON r.id = a.subject_id
         WHERE r.event_id = $1) AS entries,
       (SELECT count(*)::int FROM outbox_message
         WHERE facts ->> 'event' = $1::text AND kind = 'registration.confirmed') AS confirmations,
       (SELECT count(*)::int FROM outbox_message
         WHERE facts ->> 'event' = $1::text AND kind = 'registration.waitlisted') AS places
     FROM registration WHERE event_id = $1`,
    [event],
  );
  expect(counted).toEqual({ registrations: 12, changes: 12, entries: 12, confirmations: 3, places: 9 });
});

it('offers run out while people accept them and two workers look: each seat ends with one person', async () => {
  const { id: event } = await publishedEvent(world, { offerHours: 1, seats: [{ mode: 'ONLINE', capacity: 20 }] });
  const all = await everyone(event, await manyMembers(world, 60));
  await Promise.all(
    all
      .filter(({ status }) => status === 'CONFIRMED')
      .map(({ id }, index) => world.as('secretariat', index % 2).ask(withdraw, { id })),
  );
  const offered = await world.database.rows<{ id: string }>(
    `UPDATE registration SET answer_due_at =
       CASE WHEN sequence % 2 = 0 THEN now() - interval '1 second' ELSE answer_due_at END
     WHERE event_id = $1 AND status = 'OFFERED' RETURNING id`,
    [event],
  );
  expect(offered).toHaveLength(20);
  const accept = (index: number, id: string) => world.as('secretariat', index % 2).run(answer, { id, accept: true });
  const [answers] = await Promise.all([
    Promise.all(offered.map(({ id }, index) => accept(index, id))),
    ...world.apps.map((app) => app.get(RegistrationDeadlines).pass()),
  ]);
  const codes = answers.map(({ data, errors }) => data?.answerInvitation?.status ?? errors[0]!.extensions.code);
  const confirmed = codes.filter((code) => code === 'CONFIRMED').length;
  expect(new Set(codes.filter((code) => code !== 'CONFIRMED'))).toEqual(
    new Set(codes.filter((code) => code === 'DEADLINE_PASSED' || code === 'TRANSITION_NOT_ALLOWED')),
  );
  const statuses = await statusesOf(event);
  expect(statuses.get('CONFIRMED')).toBe(confirmed);
  expect((statuses.get('CONFIRMED') ?? 0) + (statuses.get('OFFERED') ?? 0)).toBe(20);
  expect(statuses.get('EXPIRED')).toBe(20 - confirmed);
  expect(await brokenHistories(world, event)).toEqual([]);
  expect(await breaches(world)).toEqual([]);
});
