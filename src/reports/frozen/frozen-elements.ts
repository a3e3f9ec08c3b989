import type { PlannedAction } from '../sources/sources.queries.js';
import type {
  CountedEvent,
  CountedFollowUp,
  CountedMembership,
  CountedOutcome,
  CountedParticipation,
} from './counted-records.js';
import { lineOf } from './frozen-figures.js';

/** The records that count on one side of a comparison, by their ids. */
export interface Records {
  events: ReadonlyMap<string, CountedEvent>;
  participations: ReadonlyMap<string, CountedParticipation>;
  outcomes: ReadonlyMap<string, CountedOutcome>;
  followUps: ReadonlyMap<string, CountedFollowUp>;
  memberships: ReadonlyMap<string, CountedMembership>;
}

/** One thing that a figure of a line counts once, as a person, and a record through which it is counted there. */
export interface FigureElement {
  line: string;
  figure: string;
  /** What is counted, as a person's id; records through which the same is counted share it. */
  counted: string;
  kind: 'EVENT' | 'PARTICIPATION' | 'OUTCOME' | 'FOLLOW_UP' | 'MEMBERSHIP';
  /** The record's. */
  id: string;
  /** Whether the line is one of the event or outcome that the record belongs to, and not of the record itself. */
  ofCarrier: boolean;
}

/** What makes the lines of a record its own. */
export type Served = Pick<CountedEvent, 'day' | 'actionIds' | 'networkIds'>;

/** The lines of a report that events and outcomes have. */
export class ReportLines {
  private readonly actions: ReadonlyMap<string, PlannedAction>;
  /** Those of each record, as many elements ask for them. */
  private readonly known = new WeakMap<Served, ReadonlySet<string>>();

  constructor(actions: readonly PlannedAction[]) {
    this.actions = new Map(actions.map((action) => [action.id, action]));
  }

  /** The total, areas, actions and networks, and the actions in the record's year. */
  ofRecord(record: Served): ReadonlySet<string> {
    const known = this.known.get(record) ?? new Set([...this.withFigures(record), ...this.years(record)]);
    this.known.set(record, known);
    return known;
  }

  /** Those with all figures. */
  withFigures({ actionIds, networkIds }: Omit<Served, 'day'>): string[] {
    const areas = new Set(actionIds.map((id) => this.actions.get(id)!.areaId));
    return [lineOf({}), ...areas, ...this.actionsOf(actionIds), ...networkIds];
  }

  /** Actions in the record's year. */
  years({ day, actionIds }: Omit<Served, 'networkIds'>): string[] {
    return this.actionsOf(actionIds).map((actionId) => lineOf({ actionId, year: Number(day.slice(0, 4)) }));
  }

  /** Sub-items count in their action. */
  private actionsOf(actionIds: readonly string[]): string[] {
    return [...new Set(actionIds.map((id) => this.actions.get(id)!.parentId ?? id))];
  }
}

/** Everything that the figures of a report count through these records. */
export function* elementsOf(records: Records, lines: ReportLines): Generator<FigureElement> {
  for (const event of records.events.values()) yield* ofEvent(event, lines);
  for (const participation of records.participations.values())
    yield* ofParticipation(participation, records.events.get(participation.eventId)!, lines);
  for (const outcome of records.outcomes.values()) yield* ofOutcome(outcome, lines);
  for (const { id, outcomeId } of records.followUps.values()) {
    for (const line of lines.withFigures(records.outcomes.get(outcomeId)!))
      yield element('FOLLOW_UP', id, line, 'followUpsOpen', id, true);
  }
  for (const { id, networkId, counts } of records.memberships.values())
    for (const count of counts) yield element('MEMBERSHIP', id, networkId, `growth.${count}`, id);
}

function* ofEvent(event: CountedEvent, lines: ReportLines): Generator<FigureElement> {
  const { id, status, format, seconds, answers, satisfaction } = event;
  for (const line of lines.withFigures(event)) {
    if (status === 'CANCELLED') {
      yield element('EVENT', id, line, 'cancelledEvents', id);
      continue;
    }
    yield element('EVENT', id, line, 'events', id);
    yield element('EVENT', id, line, formatFigures[format], id);
    yield element('EVENT', id, line, 'eventHours', `${id} ${seconds}`);
    if (answers > 0) yield element('EVENT', id, line, 'satisfaction', `${id} ${answers} ${satisfaction}`);
  }
  if (status === 'CANCELLED') return;
  for (const line of lines.years(event)) yield element('EVENT', id, line, 'events', id);
}

function* ofParticipation(
  { id, eventId, memberId, state, organisationId, mode, gender }: CountedParticipation,
  event: CountedEvent,
  lines: ReportLines,
): Generator<FigureElement> {
  const people = [
    ['participations', id],
    ['people', memberId],
    [genderFigure(gender), memberId],
  ] as const;
  const own = element.bind(null, 'PARTICIPATION', id);
  for (const line of lines.withFigures(event)) {
    for (const [figure, counted] of people) yield own(line, figure, counted, true);
    yield own(line, mode === 'IN_PERSON' ? 'inPersonParticipations' : 'onlineParticipations', id, true);
    if (state !== null) yield own(line, 'states', state, true);
    if (organisationId !== null) yield own(line, 'organisations', organisationId, true);
  }
  for (const line of [state, organisationId]) {
    if (line === null) continue;
    yield own(line, 'events', eventId);
    for (const [figure, counted] of people) yield own(line, figure, counted);
  }
}

function* ofOutcome(outcome: CountedOutcome, lines: ReportLines): Generator<FigureElement> {
  const { id, kind } = outcome;
  for (const line of lines.withFigures(outcome)) {
    yield element('OUTCOME', id, line, 'outcomes', id);
    yield element('OUTCOME', id, line, `outcomesByKind.${kind}`, id);
  }
  for (const line of lines.years(outcome)) yield element('OUTCOME', id, line, 'outcomes', id);
}

function element(
  kind: FigureElement['kind'],
  id: string,
  line: string,
  figure: string,
  counted: string,
  ofCarrier = false,
): FigureElement {
  return { kind, id, line, figure, counted, ofCarrier };
}

const formatFigures = { ONLINE: 'online', IN_PERSON: 'inPerson', HYBRID: 'hybrid', SELF_PACED: 'selfPaced' } as const;

/** The figure in which people of a gender are counted. */
export const genderFigure = (gender: string | null): string =>
  gender === 'WOMAN' ? 'women' : gender === 'MAN' ? 'men' : 'otherOrNotStated';
