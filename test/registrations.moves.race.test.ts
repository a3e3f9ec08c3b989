import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RegistrationDeadlines } from '../src/registrations/index.js';
import { breaches, manyMembers, publishedEvent, registerFor, type RegistrationAnswer } from './support/events.js';
import { startWorld, type World } from './support/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
});
afterAll(async () => {
  await world.stop();
});

const withdraw = 'mutation ($id: ID!) { withdraw(registration: $id) { status } }';
const decide = `mutation ($ids: [ID!]!, $decision: RegistrationDecision!) { decideRegistrations(registrations: $ids, decision: $decision) { status } }`;
const answer =
  'mutation ($id: ID!, $accept: Boolean!) { answerInvitation(registration: $id, accept: $accept) { status } }';
const everyone = (event: string, members: readonly string[]): Promise<RegistrationAnswer[]> =>
  Promise.all(members.map((member, index) => registerFor(world, event, member, {}, index % 2)));

const statusesOf = async (event: string): Promise<Map<string, number>> => {
  const rows = await world.database.rows<{ status: string; count: string }>(
    `SELECT status, count(*) FROM registration WHERE event_id = $1 GROUP BY status`,
    [event],
  );
  return new Map(rows.map(({ status, count }) => [status, Number(count)]));
};

/** Each registration's history must lead step by step to where it stands. */
const brokenHistories = (event: string): Promise<object[]> =>
  world.database.rows(
    `WITH steps AS (
       SELECT c.registration_id, c.from_status, c.to_status, lag(c.to_status) OVER own AS before,
         row_number() OVER (PARTITION BY c.registration_id ORDER BY c.at DESC, c.id DESC) AS from_the_end
       FROM registration_change c JOIN registration r ON r.id = c.registration_id WHERE r.event_id = $1
       WINDOW own AS (PARTITION BY c.registration_id ORDER BY c.at, c.id)
     )
     SELECT s.* FROM steps s JOIN registration r ON r.id = s.registration_id
     WHERE s.from_status IS DISTINCT FROM s.before OR (s.from_the_end = 1 AND s.to_status <> r.status)`,
    [event],
  );

it('approving against withdrawing, 200 times, ends in one of the two orders and leaves no seat behind', async () => {
  const event = await publishedEvent(world, {
    registrationPolicy: 'APPROVAL',
    seats: [{ mode: 'ONLINE', capacity: 1000 }],
  });
  const requests = await everyone(event, await manyMembers(world, 200));
  const outcomes = await Promise.all(
    requests.map(async ({ id }, index) => {
      const [approved, withdrawn] = await Promise.all([
        world
          .as('secretariat', index % 2)
          .run<{ decideRegistrations: { status: string }[] | null }>(decide, { ids: [id], decision: 'APPROVE' }),
        world.as('secretariat2', (index + 1) % 2).ask<{ withdraw: { status: string } }>(withdraw, { id }),
      ]);
      const refusal = approved.errors[0]?.extensions.code;
      return `${approved.data?.decideRegistrations?.[0]?.status ?? refusal} ${withdrawn.withdraw.status}`;
    }),
  );
  // Whoever approved first is answered as it stands when the answer is read, which may be after the other's move.
  const expected = new Set(['CONFIRMED WITHDRAWN', 'WITHDRAWN WITHDRAWN', 'TRANSITION_NOT_ALLOWED WITHDRAWN']);
  expect(outcomes.filter((outcome) => !expected.has(outcome))).toEqual([]);
  expect(await statusesOf(event)).toEqual(new Map([['WITHDRAWN', 200]]));
  expect(await brokenHistories(event)).toEqual([]);
  expect(await breaches(world)).toEqual([]);
});

it('two organisers who decide the same requests otherwise: each request gets one decision, and the other hears of it', async () => {
  const event = await publishedEvent(world, {
    registrationPolicy: 'APPROVAL',
    seats: [{ mode: 'ONLINE', capacity: 1000 }],
  });
  const requests = await everyone(event, await manyMembers(world, 60));
  const decisions = await Promise.all(
    requests.flatMap(({ id }, index) =>
      (['APPROVE', 'REJECT'] as const).map(async (decision, turn) => {
        const who = turn === 0 ? 'secretariat' : 'secretariat2';
        const { errors } = await world.as(who, (index + turn) % 2).run(decide, { ids: [id], decision });
        return errors[0]?.extensions.code ?? 'DONE';
      }),
    ),
  );
  expect(decisions.filter((one) => one === 'DONE')).toHaveLength(60);
  expect(decisions.filter((one) => one === 'TRANSITION_NOT_ALLOWED')).toHaveLength(60);
  const [mails] = await world.database.rows<{ count: string }>(
    `SELECT count(*) FROM outbox_message WHERE facts ->> 'event' = $1::text AND kind IN ('registration.confirmed', 'registration.rejected')`,
    [event],
  );
  expect(Number(mails!.count)).toBe(60);
  expect(await brokenHistories(event)).toEqual([]);
  expect(await breaches(world)).toEqual([]);
});

it('capacity that goes from 40 to 30 to 50 while 120 register and some leave is never exceeded and never wasted', async () => {
  const event = await publishedEvent(world);
  const members = await manyMembers(world, 120);
  const resize = (capacity: number) =>
    world
      .as('secretariat')
      .run('mutation ($id: ID!, $seats: [SeatInput!]) { updateEvent(id: $id, input: { seats: $seats }) { id } }', {
        id: event,
        seats: [{ mode: 'ONLINE', capacity }],
      });
  const first = await everyone(event, members.slice(0, 25));
  const [, shrunk] = await Promise.all([
    everyone(event, members.slice(25)),
    resize(30),
    ...first.slice(0, 10).map(({ id }, index) => world.as('secretariat2', index % 2).ask(withdraw, { id })),
  ]);
  // Refused where more were seated by then; either way nobody lost a seat.
  expect(shrunk.errors.map(({ extensions }) => extensions.code)).toEqual(
    shrunk.errors.length > 0 ? ['CAPACITY_BELOW_CONFIRMED'] : [],
  );
  expect(await breaches(world)).toEqual([]);
  await resize(50);
  expect(await statusesOf(event)).toEqual(
    new Map([
      ['CONFIRMED', 50],
      ['WAITLISTED', 60],
      ['WITHDRAWN', 10],
    ]),
  );
  expect(await brokenHistories(event)).toEqual([]);
  expect(await breaches(world)).toEqual([]);
});

it('offers that run out while people accept them and two workers look: each seat ends with one person', async () => {
  const event = await publishedEvent(world, { offerHours: 1, seats: [{ mode: 'ONLINE', capacity: 20 }] });
  const all = await everyone(event, await manyMembers(world, 60));
  await Promise.all(
    all
      .filter(({ status }) => status === 'CONFIRMED')
      .map(({ id }, index) => world.as('secretariat', index % 2).ask(withdraw, { id })),
  );
  const offered = await world.database.rows<{ id: string }>(
    `UPDATE registration SET answer_due_at = CASE WHEN sequence % 2 = 0 THEN now() - interval '1 second' ELSE answer_due_at END
     WHERE event_id = $1 AND status = 'OFFERED' RETURNING id`,
    [event],
  );
  expect(offered).toHaveLength(20);
  const accept = (index: number, id: string) =>
    world
      .as('secretariat', index % 2)
      .run<{ answerInvitation: { status: string } | null }>(answer, { id, accept: true });
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
  expect(await brokenHistories(event)).toEqual([]);
  expect(await breaches(world)).toEqual([]);
});
