import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { graphql } from '../../src/platform/index.js';
import { issueCertificates } from '../support/builders/certificates.js';
import { type EventInput, publishedEvent, updateEvent } from '../support/builders/events.js';
import { manyMembers } from '../support/builders/people.js';
import { breaches, inviteMembers, recordAttendance, register } from '../support/builders/registrations.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

const seed = Date.now() % 2 ** 31;
/** Of lives in which every act is carried out. */
const fullSeed = 12;
const timeLimit = 240_000;
const dayLength = 24 * 60 * 60 * 1000;

/** Those of the guests who register themselves. */
const experts = ['expert', 'expert2'] as const;

let world: World;
let guests: string[];
beforeAll(async () => {
  world = await startWorld();
  guests = [...(await manyMembers(world, 4, 'GE')), ...experts.map((expert) => world.ids[expert])];
});
afterAll(async () => {
  await world.stop();
});

const state = graphql(`
  query ($id: ID!) {
    event(id: $id) {
      startsAt status registrationPolicy seatsPerState
      days { date startsAt endsAt }
      seats { capacity available confirmed waitlisted }
      registrations(first: 100) {
        nodes {
          id status attendance waitlistPosition waitlistReason registeredAt
          member { id }
          days { date attendance minutes }
          certificate { code revokedAt replacedBy { code } }
        }
      }
    }
  }
`);

type Shown = NonNullable<Awaited<ReturnType<typeof shown>>>;
type RegistrationShown = Shown['registrations']['nodes'][number];

const shown = async (id: string) => (await world.as('secretariat').ask(state, { id })).event;

const withdraw = graphql('mutation ($id: ID!) { withdraw(registration: $id) { status } }');
const decide = graphql(`
  mutation ($ids: [ID!]!, $decision: RegistrationDecision!) {
    decideRegistrations(registrations: $ids, decision: $decision) { id }
  }
`);
const answer = graphql(
  'mutation ($id: ID!, $accept: Boolean!) { answerInvitation(registration: $id, accept: $accept) { id } }',
);
const moveEvent = graphql(
  'mutation ($id: ID!, $startsAt: EventTime!) { moveEvent(id: $id, startsAt: $startsAt) { id } }',
);
const copyEvent = graphql(
  'mutation ($id: ID!, $startsAt: EventTime!) { copyEvent(id: $id, startsAt: $startsAt) { id } }',
);

const inDays = (count: number): string => new Date(Date.now() + count * dayLength).toISOString().slice(0, 10);

/** Days in a row, from so many days from today on, two hours each. */
function daysFrom(first: number, count: number): Partial<EventInput> {
  const days = Array.from({ length: count }, (_, number) => inDays(first + number)).map((date) => ({
    startsAt: `${date}T10:00`,
    endsAt: `${date}T12:00`,
  }));
  return { startsAt: days[0]!.startsAt, endsAt: days.at(-1)!.endsAt, days };
}

/** When an event may lie, in days from today: one that stays over, or one that is over or to come. */
const beginnings = [
  [-60, -40, -20],
  [-60, -20, 30, 70],
] as const;
const attendances = ['ATTENDED', 'ATTENDED', 'PARTIAL', 'NO_SHOW', 'EXPECTED'] as const;
const policies = ['OPEN', 'APPROVAL', 'INVITATION'] as const satisfies readonly Input<'RegistrationPolicy'>[];

/** How often each comes. */
const weights = {
  ...{ register: 6, apply: 3, withdraw: 1, approve: 2, reject: 2, cancel: 1, invite: 3, accept: 2, decline: 2 },
  ...{ record: 6, recordAll: 2, issue: 4, move: 2, days: 1, capacity: 1, limit: 1, policy: 1, copy: 1 },
};
const acts = Object.keys(weights) as Act[];
type Act = keyof typeof weights;
/** An act and two numbers that choose whom or what it is about. */
type Choice = readonly [act: Act, one: number, other: number];

/** What one act asks for: the operation, run as the secretariat. */
async function carriedOut(
  id: string,
  before: Shown,
  [act, one, other]: Choice,
  times: readonly number[],
): Promise<boolean> {
  const { nodes } = before.registrations;
  const staff = world.as('secretariat');
  const member = guests[one % guests.length]!;
  /** Mostly one that the act is meant for. */
  const oneThatIs = (...statuses: string[]): string => {
    const suited = other % 5 === 0 ? [] : nodes.filter(({ status }) => statuses.includes(status));
    const among = suited.length > 0 ? suited : nodes;
    return among[one % Math.max(among.length, 1)]?.id ?? guests[0]!;
  };
  const { member: { id: confirmed } = { id: member } } =
    nodes.filter(({ status }) => status === 'CONFIRMED').at(other % 2 === 0 ? 0 : -1) ?? {};
  const days = before.days.length;
  const first = times[other % times.length]!;
  const change = (input: Partial<EventInput>) => staff.run(updateEvent, { id, input });
  const decision = (made: Input<'RegistrationDecision'>) =>
    staff.run(decide, { ids: [oneThatIs('PENDING')], decision: made });
  const entries = (dates: (string | undefined)[]) =>
    dates.map((date) => ({ member: confirmed, attendance: attendances[other % 5]!, ...(date && { date }) }));
  const answers = {
    register: () => staff.run(register, { input: { event: id, member } }),
    apply: () => world.as(experts[one % experts.length]!).run(register, { input: { event: id } }),
    withdraw: () => staff.run(withdraw, { id: oneThatIs('CONFIRMED', 'WAITLISTED') }),
    approve: () => decision('APPROVE'),
    reject: () => decision('REJECT'),
    cancel: () => decision('CANCEL'),
    invite: () => staff.run(inviteMembers, { event: id, members: [member] }),
    accept: () => staff.run(answer, { id: oneThatIs('INVITED', 'OFFERED'), accept: true }),
    decline: () => staff.run(answer, { id: oneThatIs('INVITED', 'OFFERED'), accept: false }),
    record: () => staff.run(recordAttendance, { event: id, entries: entries([before.days[one % days]!.date]) }),
    recordAll: () => staff.run(recordAttendance, { event: id, entries: entries([undefined]) }),
    issue: () => staff.run(issueCertificates, { event: id }),
    move: () => staff.run(moveEvent, { id, startsAt: `${inDays(first)}T10:00` }),
    days: () => change(daysFrom(first, 1 + (one % 3))),
    capacity: () => change({ seats: [{ mode: 'ONLINE', capacity: 1 + (one % 4) }] }),
    limit: () => change({ seatsPerState: one % 3 === 0 ? null : one % 3 }),
    policy: () => change({ registrationPolicy: policies[one % 3]! }),
    copy: () => staff.run(copyEvent, { id, startsAt: `${inDays(first)}T14:00` }),
  };
  const { errors } = await answers[act]();
  expect(errors.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL');
  if (act === 'copy' && errors.length === 0) await checkCopies(id, before);
  return errors.length === 0;
}

/** Each copy has the lengths of the days, the seats and rules, and nobody's registration. */
async function checkCopies(id: string, { days, seats, registrationPolicy, seatsPerState }: Shown): Promise<void> {
  const [copy] = await world.database.rows<{ id: string }>(
    `SELECT id FROM event WHERE title = (SELECT title FROM event WHERE id = $1)
     ORDER BY created_at DESC, id DESC LIMIT 1`,
    [id],
  );
  const found = await shown(copy!.id);
  const lengths = (each: Shown['days']) => each.map((day) => Date.parse(day.endsAt) - Date.parse(day.startsAt));
  expect(lengths(found.days)).toEqual(lengths(days));
  expect(found).toMatchObject({ status: 'DRAFT', registrationPolicy, seatsPerState });
  expect(found.seats.map(({ capacity }) => capacity)).toEqual(seats.map(({ capacity }) => capacity));
  expect(found.registrations.nodes).toEqual([]);
}

const waiting = ({ registrations }: Shown): RegistrationShown[] =>
  registrations.nodes
    .filter(({ status }) => status === 'WAITLISTED')
    .toSorted((one, other) => one.waitlistPosition! - other.waitlistPosition!);

const isOver = ({ days }: Shown): boolean => Date.parse(days[0]!.startsAt) < Date.now();

/** Whether the counters are not what the rows say, or more seats are held than there are. */
const countsOtherwise = (pool: Record<string, unknown>): boolean =>
  pool['confirmed'] !== pool['really_confirmed'] ||
  pool['waitlisted'] !== pool['really_waiting'] ||
  Number(pool['really_confirmed']) + Number(pool['really_offered']) - Number(pool['really_beyond']) >
    Number(pool['capacity']);

/** What holds after every act, told from what is read, not from how it came about; answers the valid certificates. */
async function check(id: string, before: Shown, after: Shown, [act]: Choice): Promise<number> {
  // Of an event that is over nobody moves up any more.
  const wrong = (await breaches(world, id)) as Record<string, unknown>[];
  expect(isOver(after) ? wrong.filter(countsOtherwise) : wrong).toEqual([]);

  // The line has no gaps, who stays in it keeps the order, and newcomers stand behind; coming back takes the old place.
  const line = waiting(after);
  expect(line.map(({ waitlistPosition }) => waitlistPosition)).toEqual(line.map((_, index) => index + 1));
  const stood = waiting(before).map(({ id: one }) => one);
  const stayed = line.map(({ id: one }) => one).filter((one) => stood.includes(one));
  expect(stayed).toEqual(stood.filter((one) => stayed.includes(one)));
  if (!isOver(before)) {
    const newcomers = line.slice(0, stayed.length).filter(({ id: one }) => !stood.includes(one));
    expect(newcomers).toEqual([]);
  }

  // Who takes part is one person once, and recorded on days that the event has, not those to come.
  const active = after.registrations.nodes.filter(({ status }) =>
    ['CONFIRMED', 'WAITLISTED', 'PENDING', 'INVITED', 'OFFERED', 'NOMINATED'].includes(status),
  );
  expect(new Set(active.map(({ member }) => member.id)).size).toBe(active.length);
  const dates = after.days.map(({ date }) => date);
  for (const { status, attendance, days } of after.registrations.nodes) {
    for (const { date, attendance: on } of days) {
      expect(dates).toContain(date);
      if (on !== 'EXPECTED') expect(date <= inDays(0)).toBe(true);
    }
    if (attendance === 'ATTENDED' || attendance === 'PARTIAL') expect(status).toBe('CONFIRMED');
    if (days.length > 0 && days.every(({ attendance: on }) => on === 'NO_SHOW')) expect(attendance).toBe('NO_SHOW');
    if (days.length === dates.length && days.every(({ attendance: on }) => on === 'ATTENDED'))
      expect(attendance).toBe('ATTENDED');
  }

  // Attendance goes along with days that are moved: as many as before are matched in order.
  if ((act === 'move' || act === 'days') && after.days.length === before.days.length)
    for (const { id: one, days } of after.registrations.nodes) {
      const was = before.registrations.nodes.find((registration) => registration.id === one);
      expect(onPlaces(days, after)).toEqual(onPlaces(was?.days ?? [], before));
    }

  // At most one valid certificate a person, of somebody who was there.
  const valid = await world.database.rows<{ registration_id: string; count: number }>(
    `SELECT registration_id, count(*)::integer AS count FROM certificate
     WHERE event_id = $1 AND revoked_at IS NULL GROUP BY 1`,
    [id],
  );
  for (const { registration_id: holder, count } of valid) {
    expect(count).toBe(1);
    const registration = after.registrations.nodes.find((one) => one.id === holder)!;
    expect(['ATTENDED', 'PARTIAL']).toContain(registration.attendance);
    if (act === 'record' || act === 'recordAll') {
      const was = before.registrations.nodes.find((one) => one.id === holder);
      const isAnother = JSON.stringify(was?.days) !== JSON.stringify(registration.days);
      if (isAnother) expect(shareOf(registration, after)).toBeGreaterThanOrEqual(0.5);
    }
  }
  return valid.length;
}

/** The share of the event that somebody was there, days being equally long: all of a day, half of it, or nothing. */
const shareOf = ({ days }: RegistrationShown, event: Shown): number => {
  const parts = days.map(({ attendance }) => (attendance === 'ATTENDED' ? 1 : attendance === 'PARTIAL' ? 0.5 : 0));
  return parts.reduce((sum: number, part) => sum + part, 0) / event.days.length;
};

/** What was recorded, by the place of the day among those of the event. */
const onPlaces = (recorded: RegistrationShown['days'], { days }: Shown): string[] =>
  recorded.map(({ date, attendance, minutes }) =>
    [days.findIndex((day) => day.date === date), attendance, minutes].join(' '),
  );

it(
  `acts and changes of the event keep seats, line, days and certificates right, in any order (seed ${seed})`,
  async () => {
    const done: Partial<Record<Act, number>> = {};
    let certified = 0;
    const anyAct = fc.oneof(...acts.map((act) => ({ weight: weights[act], arbitrary: fc.constant(act) })));
    const lives = fc.record({
      times: fc.constantFrom(...beginnings),
      days: fc.integer({ min: 1, max: 3 }),
      capacity: fc.integer({ min: 1, max: 3 }),
      policy: fc.constantFrom(...policies, 'APPROVAL' as const),
      choices: fc.array(fc.tuple(anyAct, fc.nat(99), fc.nat(99)), { minLength: 15, maxLength: 30 }),
    });
    const goesRight = fc.asyncProperty(lives, async ({ times, days, capacity, policy, choices }) => {
      const { id } = await publishedEvent(world, {
        ...daysFrom(times.at(-1)!, days),
        seats: [{ mode: 'ONLINE', capacity }],
        registrationPolicy: policy,
        certificateFromShare: 0.5,
      });
      let before = await shown(id);
      for (const choice of choices) {
        const carried = await carriedOut(id, before, choice, times);
        const after = await shown(id);
        if (carried) {
          done[choice[0]] = (done[choice[0]] ?? 0) + 1;
          certified += await check(id, before, after, choice);
        } else expect(after).toEqual(before);
        before = after;
      }
    });
    await fc.assert(goesRight, { seed: fullSeed, numRuns: 25, endOnFailure: true });
    // What is never carried out would prove nothing.
    for (const act of acts) expect([act, (done[act] ?? 0) > 0]).toEqual([act, true]);
    expect(certified).toBeGreaterThan(20);
    await fc.assert(goesRight, { seed, numRuns: 15, endOnFailure: true });
  },
  timeLimit,
);
