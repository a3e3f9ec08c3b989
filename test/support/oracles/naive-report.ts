import type { ActivityReportInput } from '../../../src/schema-types.js';
import type { CountedEvent, CountedNetwork, CountedOutcome, CountedRegistration, ReportWorld } from './report-facts.js';

/** The days counted, and whom; null: everybody, from the beginning, without end. */
export interface Counted {
  from: string | null;
  to: string | null;
  states: readonly string[] | null;
}

interface Attended extends CountedRegistration {
  event: CountedEvent;
}

/** What a report is about: its actions, and the events and outcomes on them, whatever their days. */
export function chosenOf(world: ReportWorld, input: ActivityReportInput) {
  const counted: Counted = { from: input.from, to: input.to, states: input.states ?? null };
  const areas = world.areas.filter(({ code }) => !input.areas || input.areas.includes(code));
  const chosen = world.actions.filter(({ areaId }) => areas.some(({ id }) => id === areaId));
  const actions = chosen.filter(({ parentId }) => parentId === null);
  const inNetworks = (ids: string[]): boolean => !input.networks || ids.some((id) => input.networks!.includes(id));
  const inProgrammes = (ids: (string | null)[]): boolean =>
    !input.programmes || ids.some((id) => id !== null && input.programmes!.includes(id));
  const programmesOf = (eventIds: string[]) =>
    world.events.filter(({ id }) => eventIds.includes(id)).map(({ programmeId }) => programmeId);
  const onPlan = onActions(chosen.map(({ id }) => id));
  const events = world.events.filter(
    (event) => onPlan(event) && inNetworks(event.networkIds) && inProgrammes([event.programmeId]),
  );
  const outcomes = publishedOf(world).filter(
    (outcome) => onPlan(outcome) && inNetworks(outcome.networkIds) && inProgrammes(programmesOf(outcome.eventIds)),
  );
  return { counted, areas, chosen, actions, onPlan, events, outcomes };
}

const onActions = (ids: string[]) => (thing: { actionIds: string[] }) => thing.actionIds.some((id) => ids.includes(id));

/** The report counted one thing at a time, from the rules and without looking at how the application does it. */
export function naiveReport(world: ReportWorld, input: ActivityReportInput) {
  const { counted, areas, chosen, actions, onPlan, events, outcomes } = chosenOf(world, input);
  const figuresOn = (ids: string[]) => figures(events.filter(onActions(ids)), outcomes.filter(onActions(ids)), counted);
  const withSubItems = (action: string): string[] =>
    chosen.filter(({ id, parentId }) => id === action || parentId === action).map(({ id }) => id);

  const held = tookPlace(events, counted);
  const attended = attendedAt(held, counted);
  const networks = world.networks
    .filter((network) => isReported(network))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const years = range(Number(input.from.slice(0, 4)), Number(input.to.slice(0, 4)));
  const rows = actions.map(({ id }) => ({ actionId: id, figures: figuresOn(withSubItems(id)) }));
  return {
    from: input.from,
    to: input.to,
    rows,
    total: figures(events, outcomes, counted),
    areas: areas.map(({ id }) => ({
      areaId: id,
      figures: figuresOn(chosen.filter(({ areaId }) => areaId === id).map((action) => action.id)),
    })),
    states: distinct(attended.flatMap(({ state }) => state ?? []))
      .toSorted()
      .map((state) => {
        const those = attended.filter((one) => one.state === state);
        return {
          state,
          events: distinct(those.map(({ event }) => event.id)).length,
          participations: those.length,
          ...people(world, those),
        };
      }),
    networks: networks.map((network) => ({
      networkId: network.id,
      figures: figures(events.filter(inNetwork(network)), outcomes.filter(inNetwork(network)), counted),
      growth: growth(network, input.from, input.to),
    })),
    organisations: distinct(attended.flatMap(organisationOf))
      .toSorted()
      .map((organisationId) => {
        const those = attended.filter((one) => organisationOf(one).includes(organisationId));
        return {
          organisationId,
          events: distinct(those.map(({ event }) => event.id)).length,
          participations: those.length,
          people: people(world, those).people,
        };
      }),
    months: months(),
    years: years.flatMap((year) => actions.map(({ id }) => yearOf(id, year))),
    gaps: actions
      .filter(
        ({ id, isPrinciple }) =>
          !isPrinciple && rows.some(({ actionId, figures: own }) => actionId === id && own.events + own.outcomes === 0),
      )
      .map(({ id }) => id),
  };

  function figures(those: CountedEvent[], results: PublishedOutcome[], limits: Counted) {
    return naiveFigures(world, those, results, limits);
  }

  function months() {
    const eventMonths = held.map((event) => dayOf(event).slice(0, 7));
    const outcomeMonths = outcomes.filter(({ date }) => within(date, counted)).map(({ date }) => date.slice(0, 7));
    return distinct([...eventMonths, ...outcomeMonths])
      .toSorted()
      .map((month) => ({
        month,
        events: eventMonths.filter((one) => one === month).length,
        outcomes: outcomeMonths.filter((one) => one === month).length,
      }));
  }

  function inNetwork({ id }: CountedNetwork) {
    return (thing: { networkIds: string[] }): boolean => thing.networkIds.includes(id);
  }

  function isReported(network: CountedNetwork): boolean {
    if (input.networks) return input.networks.includes(network.id);
    const own = inNetwork(network);
    const inPeriod =
      happened(events, counted).some(own) || outcomes.filter(({ date }) => within(date, counted)).some(own);
    return inPeriod || onPlan(network);
  }

  function yearOf(actionId: string, year: number) {
    const ofYear = ({ date }: { date: string }): boolean => date.startsWith(`${year}-`) && within(date, counted);
    const on = onActions(withSubItems(actionId));
    return {
      year,
      actionId,
      events: held.filter((event) => on(event) && ofYear({ date: dayOf(event) })).length,
      outcomes: outcomes.filter((outcome) => on(outcome) && ofYear(outcome)).length,
      status: world.statuses.find((one) => one.actionId === actionId && one.year === year)?.status ?? null,
    };
  }
}

/** The figures of one action, or of one sub-item, alone. */
export function naiveActionFigures(world: ReportWorld, action: string, counted: Counted) {
  const ids = world.actions.filter(({ id, parentId }) => id === action || parentId === action).map(({ id }) => id);
  const on = ({ actionIds }: { actionIds: string[] }): boolean => actionIds.some((id) => ids.includes(id));
  return naiveFigures(world, world.events.filter(on), publishedOf(world).filter(on), counted);
}

export function naiveFigures(
  world: ReportWorld,
  events: CountedEvent[],
  outcomes: PublishedOutcome[],
  counted: Counted,
) {
  const held = tookPlace(events, counted);
  const attended = attendedAt(held, counted);
  const answers = (counted.states ? [] : held)
    .flatMap(({ feedback }) => feedback)
    .flatMap(({ stage, satisfaction }) => (stage === 'AFTER_EVENT' ? (satisfaction ?? []) : []));
  const results = outcomes.filter(({ date }) => within(date, counted));
  const inFormat = (format: string): number => held.filter((event) => event.format === format).length;
  return {
    events: held.length,
    cancelledEvents: happened(events, counted).length - held.length,
    online: inFormat('ONLINE'),
    inPerson: inFormat('IN_PERSON'),
    hybrid: inFormat('HYBRID'),
    selfPaced: inFormat('SELF_PACED'),
    eventHours: sum(held.map(minutesOf)) / 60,
    participations: attended.length,
    inPersonParticipations: attended.filter(({ mode }) => mode === 'IN_PERSON').length,
    onlineParticipations: attended.filter(({ mode }) => mode === 'ONLINE').length,
    ...people(world, attended),
    states: distinct(attended.flatMap(({ state }) => state ?? [])).length,
    organisations: distinct(attended.flatMap(organisationOf)).length,
    satisfaction: answers.length === 0 ? null : sum(answers) / answers.length,
    answers: answers.length,
    outcomes: results.length,
    outcomesByKind: distinct(results.map(({ kind }) => kind))
      .toSorted()
      .map((kind) => ({ kind, count: results.filter((outcome) => outcome.kind === kind).length })),
    followUpsOpen: sum(results.map(({ open }) => open)),
  };
}

/** A course in one's own time takes as long as it says; its days are those on which it is open. */
const minutesOf = ({ format, learningHours, days }: CountedEvent): number =>
  format === 'SELF_PACED' ? 60 * (learningHours ?? 0) : sum(days.map(({ minutes }) => minutes));
const dayOf = ({ days }: CountedEvent): string => days[0]!.start.slice(0, 10);
export const within = (day: string, { from, to }: Counted): boolean =>
  (from === null || from <= day) && (to === null || day <= to);
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
export const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
const range = (first: number, last: number): number[] => (first > last ? [] : [first, ...range(first + 1, last)]);
export const organisationOf = ({ state, organisationId }: CountedRegistration): string[] =>
  state === null && organisationId !== null ? [organisationId] : [];

/** Events that took place or were cancelled, on these days. */
export function happened(events: CountedEvent[], counted: Counted): CountedEvent[] {
  const isOver = ({ days }: CountedEvent): boolean => days.at(-1)!.start < new Date().toISOString();
  return events.filter(
    (event) =>
      within(dayOf(event), counted) &&
      (['CLOSED', 'CANCELLED'].includes(event.status) || (event.status === 'PUBLISHED' && isOver(event))),
  );
}

export function tookPlace(events: CountedEvent[], counted: Counted): CountedEvent[] {
  return happened(events, counted).filter(({ status }) => status !== 'CANCELLED');
}

export function attendedAt(events: CountedEvent[], { states }: Counted): Attended[] {
  return events.flatMap((event) =>
    event.registrations
      .filter(
        ({ status, attendance }) => status === 'CONFIRMED' && (attendance === 'ATTENDED' || attendance === 'PARTIAL'),
      )
      .filter(({ role }) => role !== 'INTERPRETER')
      .filter(({ state }) => states === null || (state !== null && states.includes(state)))
      .map((registration) => ({ ...registration, event })),
  );
}

function people(world: ReportWorld, attended: Attended[]) {
  const genders = distinct(attended.map(({ memberId }) => memberId)).map(
    (id) => world.members.find((member) => member.id === id)!.gender,
  );
  return {
    people: genders.length,
    women: genders.filter((gender) => gender === 'WOMAN').length,
    men: genders.filter((gender) => gender === 'MAN').length,
    otherOrNotStated: genders.filter((gender) => gender !== 'WOMAN' && gender !== 'MAN').length,
  };
}

export interface PublishedOutcome {
  outcome: CountedOutcome;
  kind: string;
  date: string;
  actionIds: string[];
  networkIds: string[];
  eventIds: string[];
  open: number;
}

/** Outcomes as their published version says, with how much of what it asks for is still to be done. */
export function publishedOf({ outcomes }: ReportWorld): PublishedOutcome[] {
  return outcomes.flatMap((outcome: CountedOutcome) => {
    const { versions, published, followUps } = outcome;
    if (published === null) return [];
    const open = followUps.filter(({ status, versions: own }) => status === 'OPEN' && own.includes(published)).length;
    return [{ outcome, ...versions[published - 1]!, open }];
  });
}

/** Somebody who left on a day is no longer counted on it. */
function growth({ memberships }: CountedNetwork, from: string, to: string) {
  return {
    before: memberships.filter((one) => one.from < from && (one.to === null || one.to >= from)).length,
    joined: memberships.filter((one) => one.from >= from && one.from <= to).length,
    left: memberships.filter((one) => one.to !== null && one.to >= from && one.to <= to).length,
    after: memberships.filter((one) => one.from <= to && (one.to === null || one.to > to)).length,
  };
}
