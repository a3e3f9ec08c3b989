import type { ActivityReportInput } from '../../../src/schema-types.js';
import { type CoreFacts, keyOf } from './core-facts.js';
import { attendedAt, distinct, naiveReport, publishedOf, tookPlace, within } from './naive-report.js';
import type { CountedEvent, ReportWorld } from './report-facts.js';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const mean = (values: readonly number[]): number | null => share(sum(values), values.length);
const tally = (keys: readonly string[], prefix = ''): Record<string, number> =>
  Object.fromEntries(distinct(keys).map((key) => [prefix + key, keys.filter((one) => one === key).length]));

/** The fifteen counted one thing at a time, by what each says of itself; values by their keys. */
export function naiveCoreIndicators(
  world: ReportWorld,
  facts: CoreFacts,
  input: ActivityReportInput,
): Record<string, number | null>[] {
  const { total, networks: reported, gaps } = naiveReport(world, input);
  const counted = { from: input.from, to: input.to, states: input.states ?? null };
  const areas = world.areas.filter(({ code }) => !input.areas || input.areas.includes(code)).map(({ id }) => id);
  const actions = world.actions.filter(({ areaId }) => areas.includes(areaId));
  const isChosen = ({ actionIds, networkIds }: { actionIds: string[]; networkIds: string[] }): boolean =>
    actions.some(({ id }) => actionIds.includes(id)) &&
    (!input.networks || input.networks.some((id) => networkIds.includes(id)));
  const inProgrammes = (programmes: (string | null)[]): boolean =>
    !input.programmes || input.programmes.some((id) => programmes.includes(id));
  const events = world.events.filter((event) => isChosen(event) && inProgrammes([event.programmeId]));
  const held = tookPlace(events, counted);
  const attended = attendedAt(held, counted);

  const outcomes = publishedOf(world)
    .filter((one) => isChosen(one) && within(one.date, counted))
    .filter(({ eventIds }) =>
      inProgrammes(world.events.filter(({ id }) => eventIds.includes(id)).map(({ programmeId }) => programmeId)),
    );
  const recommendations = outcomes.filter(({ kind }) => kind === 'RECOMMENDATION');
  const followedUp = recommendations.filter(({ outcome: { published, followUps } }) =>
    followUps.some(({ status, versions }) => status === 'DONE' && versions.includes(published!)),
  );

  const memberships = world.networks
    .filter(({ id }) => reported.some(({ networkId }) => networkId === id))
    .flatMap(({ id, memberships: own }) =>
      own.map((one) => ({ ...one, state: facts.memberStates.get(keyOf(id, one.memberId))! })),
    )
    .filter(({ from, to }) => from <= input.to && (to === null || to > input.to))
    .filter(({ state }) => !input.states || (state !== null && input.states.includes(state)));
  const members = distinct(memberships.map(({ memberId }) => memberId));
  const lastYear = { ...counted, from: aYearBefore(input.to) };
  const recently = attendedAt(tookPlace(events, lastYear), lastYear).map(({ memberId }) => memberId);
  const active = members.filter((id) => recently.includes(id));

  const genders = distinct(attended.map(({ memberId }) => memberId)).map(
    (id) => world.members.find((member) => member.id === id)!.gender ?? 'NOT_STATED',
  );
  const answered = (stage: string): number =>
    attended.filter(({ event, memberId }) =>
      event.feedback.some((answer) => answer.memberId === memberId && answer.stage === stage),
    ).length;
  const ratings = (stage: string) =>
    (input.states ? [] : held).flatMap(({ id, feedback }) =>
      feedback
        .filter((answer) => answer.stage === stage)
        .map(({ memberId }) => facts.ratings.get(keyOf(id, memberId, stage))!),
    );
  const expected = held.flatMap((event) => expectedAt(event, input));
  const recorded = expected.filter(({ attendance }) => attendance !== 'EXPECTED');
  const waits = expected.flatMap(({ event, memberId, status }) => {
    const { nominated, confirmed } = facts.histories.get(keyOf(event.id, memberId, status))!;
    if (nominated.length === 0) return [];
    const first = Math.min(...nominated);
    const then = confirmed.filter((hour) => hour >= first);
    return then.length === 0 ? [] : [(Math.min(...then) - first) / 24];
  });
  const planned = actions.filter(({ parentId, isPrinciple }) => parentId === null && !isPrinciple).length;
  const statesAt = (event: CountedEvent): number =>
    distinct(attended.filter((one) => one.event === event).flatMap(({ state }) => state ?? [])).length;

  return [
    {
      total: held.length,
      online: total.online,
      inPerson: total.inPerson,
      hybrid: total.hybrid,
      selfPaced: total.selfPaced,
      ...tally(held.map(({ id }) => facts.kinds.get(id)!)),
    },
    { total: attended.length, inPerson: total.inPersonParticipations, online: total.onlineParticipations },
    { people: genders.length },
    { total: total.states, perEvent: mean(held.map(statesAt)) },
    {
      women: genders.filter((gender) => gender === 'WOMAN').length,
      men: genders.filter((gender) => gender === 'MAN').length,
      other: genders.filter((gender) => gender === 'OTHER').length,
      notStated: genders.filter((gender) => gender === 'NOT_STATED').length,
    },
    {
      represented: total.organisations,
      partners: distinct(held.flatMap(({ id }) => facts.partners.get(id)!)).length,
    },
    { members: members.length, states: distinct(memberships.flatMap(({ state }) => state ?? [])).length },
    { active: active.length, share: share(active.length, members.length) },
    {
      total: outcomes.length,
      ...tally(outcomes.map(({ kind }) => kind)),
      ...tally(
        outcomes.flatMap(({ outcome: { id, published } }) => facts.languages.get(keyOf(id, published!))!),
        'language.',
      ),
    },
    {
      total: recommendations.length,
      followedUp: followedUp.length,
      share: share(followedUp.length, recommendations.length),
    },
    { mean: total.satisfaction, responseRate: share(answered('AFTER_EVENT'), attended.length) },
    {
      mean: mean(
        ratings('AFTER_EVENT').flatMap(({ before, after }) =>
          before === null || after === null ? [] : [after - before],
        ),
      ),
    },
    {
      mean: mean(ratings('MONTHS_LATER').flatMap(({ applied }) => applied ?? [])),
      responseRate: share(answered('MONTHS_LATER'), attended.length),
    },
    {
      withActivity: planned - gaps.length,
      total: planned,
      share: share(planned - gaps.length, planned),
    },
    {
      medianDays: median(waits),
      noShowRate: share(recorded.filter(({ attendance }) => attendance === 'NO_SHOW').length, recorded.length),
    },
  ];
}

function expectedAt(event: CountedEvent, { states }: ActivityReportInput) {
  return event.registrations
    .filter(({ status, role }) => status === 'CONFIRMED' && role !== 'INTERPRETER')
    .filter(({ state }) => !states || (state !== null && states.includes(state)))
    .map((registration) => ({ ...registration, event }));
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The first of the twelve months that end with a day. */
function aYearBefore(day: string): string {
  const [year, rest] = [Number(day.slice(0, 4)) - 1, day.slice(4)];
  const sameDay = `${year}${rest === '-02-29' ? '-02-28' : rest}`;
  return new Date(Date.parse(sameDay) + 86_400_000).toISOString().slice(0, 10);
}
