import fc from 'fast-check';
import { newId } from '../../../src/platform/index.js';
import type { ReportInput } from '../builders/reports.js';
import type { CountedEvent, CountedNetwork, CountedRegistration, PlannedAction, ReportWorld } from './report-facts.js';

export const states = ['AT', 'GE', 'PL', 'XK'];
const zones = ['Europe/Lisbon', 'Europe/Vienna', 'Asia/Tashkent', 'Pacific/Kiritimati', 'America/Anchorage'];
/** Around the ends of years and of the periods asked about; the last one lies in the future. */
const dates = [
  '2023-12-31',
  '2024-01-01',
  '2024-02-29',
  '2024-06-30',
  '2024-12-31',
  '2025-01-01',
  '2025-03-30',
  '2040-01-01',
];
const times = ['00:00', '00:15', '09:30', '23:30', '23:59'];

const ids = (count: number): string[] => Array.from({ length: count }, newId);
const oneOf = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const some = <T>(values: T[], maxLength = values.length): fc.Arbitrary<T[]> => fc.subarray(values, { maxLength });

/** A plan with three areas, a principle (I.2) and sub-items (I.1.a, I.1.b, II.2.a). */
function plan(): Pick<ReportWorld, 'plan' | 'areas' | 'actions'> {
  const id = newId();
  const areas = ['I', 'II', 'III'].map((code) => ({ id: newId(), code }));
  const actions: PlannedAction[] = [];
  for (const code of ['I.1', 'I.1.a', 'I.1.b', 'I.2', 'II.1', 'II.2', 'II.2.a', 'III.1']) {
    const [area, number, letter] = code.split('.');
    const parent = letter && actions.find((action) => action.code === `${area}.${number}`);
    actions.push({
      id: newId(),
      areaId: areas.find((one) => one.code === area)!.id,
      parentId: parent ? parent.id : null,
      code,
      isPrinciple: code === 'I.2',
    });
  }
  return { plan: { id, slug: `plan-${id}`, startsOn: '1990-01-01' }, areas, actions };
}

/** Any world of up to three dozen events over some years. */
export const reportWorlds: fc.Arbitrary<ReportWorld> = fc.constant(null).chain(() => {
  const fixed = { ...plan(), foreignAction: newId(), organisations: ids(3), programmes: ids(2) };
  const [memberIds, networkIds] = [ids(7), ids(3)];
  const actionIds = fixed.actions.map(({ id }) => id);
  const served = fc.oneof(
    { weight: 8, arbitrary: fc.subarray(actionIds, { minLength: 1, maxLength: 4 }) },
    { weight: 1, arbitrary: some([actionIds[0]!, fixed.foreignAction]) },
  );
  const world = fc.record({
    plan: oneOf('1990-01-01', '2023-12-31', '2024-01-01').map((startsOn) => ({ ...fixed.plan, startsOn })),
    areas: fc.constant(fixed.areas),
    actions: fc.constant(fixed.actions),
    foreignAction: fc.constant(fixed.foreignAction),
    organisations: fc.constant(fixed.organisations),
    members: fc.tuple(
      ...memberIds.map((id) =>
        fc.record({ id: fc.constant(id), gender: oneOf('WOMAN', 'MAN', 'OTHER', 'NOT_STATED', null) }),
      ),
    ),
    programmes: fc.constant(fixed.programmes),
    networks: fc.tuple(...networkIds.map((id) => network(id, memberIds, [...actionIds, fixed.foreignAction]))),
    events: fc.array(
      event(served, { networkIds, ...fixed }, registration(memberIds, fixed.organisations), feedback(memberIds)),
      { maxLength: 36, size: 'max' },
    ),
    outcomes: fc.array(outcome(served, networkIds), { maxLength: 10, size: 'max' }),
    statuses: fc.uniqueArray(
      fc.record({
        actionId: oneOf(...actionIds),
        year: fc.integer({ min: 2022, max: 2026 }),
        status: oneOf('PLANNED', 'ONGOING', 'DELIVERED'),
      }),
      { selector: ({ actionId, year }) => `${actionId} ${year}`, maxLength: 8 },
    ),
  });
  return world.map(({ outcomes, ...others }) => ({
    ...others,
    outcomes: outcomes.map((outcome) => ({ ...outcome, versions: outcome.versions.map(naming(others.events)) })),
  }));
});

/** A version with the ids of the events that lie at its places. */
const naming =
  (events: readonly CountedEvent[]) =>
  <Version extends { places: number[] }>({ places, ...version }: Version) => ({
    ...version,
    eventIds: places.flatMap((place) => events[place]?.id ?? []),
  });

/** Any report on that world; its days are mostly those on which something happens, or next to them. */
export function reportInputs(world: ReportWorld): fc.Arbitrary<ReportInput> {
  const day = fc.tuple(oneOf(...dates), oneOf(0, 0, 0, -1, 1)).map(([date, offset]) => dayAfter(date, offset));
  const list = <T>(values: T[]) =>
    fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: some(values) });
  return fc
    .record({
      days: fc.tuple(day, day).map((days) => days.toSorted()),
      areas: list(world.areas.map(({ code }) => code)),
      networks: list(world.networks.map(({ id }) => id)),
      programmes: list(world.programmes),
      states: list(states),
    })
    .map(({ days: [from, to], ...filter }) => ({ plan: world.plan.slug, from: from!, to: to!, ...filter }));
}

const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

function network(id: string, memberIds: string[], actionIds: string[]): fc.Arbitrary<CountedNetwork> {
  const days = fc.tuple(oneOf(...dates), fc.option(oneOf(...dates), { freq: 2 }));
  const membership = fc.record({ memberId: oneOf(...memberIds), days }).map(({ memberId, days: [first, second] }) => {
    const [from, to] = second === null ? [first, null] : [first, second].toSorted();
    return { memberId, from: from, to: to ?? null };
  });
  return fc.record({
    id: fc.constant(id),
    actionIds: some(actionIds, 2),
    memberships: fc.uniqueArray(membership, { selector: ({ memberId }) => memberId, maxLength: 5 }),
  });
}

function event(
  actionIds: fc.Arbitrary<string[]>,
  { networkIds, programmes }: { networkIds: string[]; programmes: string[] },
  registrations: fc.Arbitrary<CountedRegistration[]>,
  answers: fc.Arbitrary<CountedEvent['feedback']>,
): fc.Arbitrary<CountedEvent> {
  return fc
    .record({
      dates: fc.oneof(
        { weight: 4, arbitrary: oneOf(...dates).map((date) => [date]) },
        { weight: 1, arbitrary: fc.subarray(dates, { minLength: 1 }) },
      ),
      hours: fc.array(fc.tuple(oneOf(...times), fc.integer({ min: 1, max: 600 })), {
        minLength: dates.length,
        maxLength: dates.length,
      }),
      event: fc.record({
        status: oneOf('CLOSED', 'CLOSED', 'PUBLISHED', 'PUBLISHED', 'CANCELLED', 'DRAFT'),
        format: oneOf('ONLINE', 'IN_PERSON', 'HYBRID', 'SELF_PACED'),
        learningHours: oneOf(null, 1.5, 40),
        timeZone: oneOf(...zones),
        actionIds,
        networkIds: some(networkIds),
        programmeId: fc.option(oneOf(...programmes), { freq: 3 }),
        registrations,
        feedback: answers,
      }),
    })
    .map(({ dates: on, hours, event: others }) => ({
      id: newId(),
      ...others,
      days: on.map((date, index) => ({ start: `${date}T${hours[index]![0]}:00`, minutes: hours[index]![1] })),
    }));
}

function registration(memberIds: string[], organisations: string[]): fc.Arbitrary<CountedRegistration[]> {
  return fc.uniqueArray(
    fc.record({
      memberId: oneOf(...memberIds),
      status: oneOf('CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'WITHDRAWN', 'SUBSTITUTED', 'CANCELLED'),
      role: oneOf('PARTICIPANT', 'PARTICIPANT', 'SPEAKER', 'MODERATOR', 'TRAINER', 'OBSERVER', 'INTERPRETER'),
      attendance: oneOf('ATTENDED', 'ATTENDED', 'PARTIAL', 'NO_SHOW', 'EXCUSED', 'EXPECTED'),
      mode: oneOf('IN_PERSON', 'ONLINE'),
      state: fc.option(oneOf(...states), { freq: 3 }),
      organisationId: fc.option(oneOf(...organisations), { freq: 2 }),
    }),
    { selector: ({ memberId, status }) => `${memberId} ${status}`, maxLength: 9, size: 'max' },
  );
}

function feedback(memberIds: string[]): fc.Arbitrary<CountedEvent['feedback']> {
  return fc.uniqueArray(
    fc.record({
      memberId: oneOf(...memberIds),
      stage: oneOf('AFTER_EVENT', 'AFTER_EVENT', 'MONTHS_LATER'),
      satisfaction: fc.option(fc.integer({ min: 1, max: 5 })),
    }),
    { selector: ({ memberId, stage }) => `${memberId} ${stage}`, maxLength: 9, size: 'max' },
  );
}

/** An outcome whose versions name their events by their places. */
function outcome(actionIds: fc.Arbitrary<string[]>, networkIds: string[]) {
  const version = fc.record({
    kind: oneOf('STUDY', 'HANDBOOK', 'TOOL'),
    date: oneOf(...dates),
    actionIds,
    networkIds: some(networkIds),
    places: fc.uniqueArray(fc.nat(9), { maxLength: 2 }),
  });
  return fc.array(version, { minLength: 1, maxLength: 3 }).chain((versions) => {
    const numbers = versions.map((_, index) => index + 1);
    return fc.record({
      id: fc.constant(null).map(newId),
      versions: fc.constant(versions),
      published: fc.option(oneOf(...numbers), { freq: 3 }),
      followUps: fc.array(fc.record({ status: oneOf('OPEN', 'OPEN', 'DONE', 'DROPPED'), versions: some(numbers) }), {
        maxLength: 3,
      }),
    });
  });
}

/** A smaller world that is tried after a failure is another world: its ids must not meet those of the first one. */
export function withNewIds<T>(facts: T): T {
  const ids = new Map<string, string>();
  const renewed = JSON.stringify(facts).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
    if (!ids.has(id)) ids.set(id, newId());
    return ids.get(id)!;
  });
  return JSON.parse(renewed) as T;
}
