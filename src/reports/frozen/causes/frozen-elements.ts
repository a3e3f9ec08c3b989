import type { FollowUpStatus } from '../../../schema-types.js';
import type { PlannedAction } from '../../sources/sources.queries.js';
import type {
  CountedEvent,
  CountedFollowUp,
  CountedMembership,
  CountedOutcome,
  CountedParticipation,
} from './counted-records.js';
import { lineOf } from '../figure-places.js';

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
export interface Served extends Pick<CountedEvent, 'day' | 'actionIds' | 'networkIds' | 'partnerIds'> {
  programmeId?: string | null;
  programmeIds?: string[];
}

/** The lines of a report that events and outcomes have. */
export class ReportLines {
  private readonly actions: ReadonlyMap<string, PlannedAction>;
  /** Those of each record, as many elements ask for them. */
  private readonly known = new WeakMap<Served, ReadonlySet<string>>();

  constructor(actions: readonly PlannedAction[]) {
    this.actions = new Map(actions.map((action) => [action.id, action]));
  }

  /** The total, areas, actions, sub-items and networks, the actions in the record's year, and its month. */
  ofRecord(record: Served): ReadonlySet<string> {
    const known = this.known.get(record) ?? new Set([...this.withFigures(record), ...this.times(record)]);
    this.known.set(record, known);
    return known;
  }

  /** Those with all figures. */
  withFigures({ actionIds, networkIds, partnerIds, programmeId, programmeIds }: Omit<Served, 'day'>): string[] {
    const actions = new Set([...this.actionsOf(actionIds), ...actionIds]);
    const partners = partnerIds.map((partnerId) => lineOf({ partnerId }));
    const programmes = programmeIds ?? (programmeId ? [programmeId] : []);
    return [lineOf({}), ...this.areasOf(actionIds), ...actions, ...networkIds, ...programmes, ...partners];
  }

  /** The total and the areas. */
  withKinds({ actionIds }: Pick<Served, 'actionIds'>): string[] {
    return [lineOf({}), ...this.areasOf(actionIds)];
  }

  /** Actions in the record's year, and its month. */
  times({ day, actionIds }: Pick<Served, 'day' | 'actionIds'>): string[] {
    const year = Number(day.slice(0, 4));
    return [
      ...this.actionsOf(actionIds).map((actionId) => lineOf({ actionId, year })),
      lineOf({ month: monthOf(day) }),
    ];
  }

  /** Those that actions make, sub-items in the line of their action too. */
  ofActions(actionIds: readonly string[]): string[] {
    const known = this.among(actionIds);
    return [...this.areasOf(known), ...this.actionsOf(known), ...known];
  }

  /** Those of actions that the report is about. */
  among(actionIds: readonly string[]): string[] {
    return actionIds.filter((id) => this.actions.has(id));
  }

  private areasOf(actionIds: readonly string[]): Set<string> {
    return new Set(actionIds.map((id) => this.actions.get(id)!.areaId));
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
  for (const followUp of records.followUps.values())
    yield* ofFollowUp(followUp, records.outcomes.get(followUp.outcomeId)!, lines);
  for (const { id, networkId, memberId, counts } of records.memberships.values()) {
    for (const count of counts) yield element('MEMBERSHIP', id, networkId, `growth.${count}`, id);
    if (counts.includes('after')) yield element('MEMBERSHIP', id, lineOf({}), 'coreIndicators.7.members', memberId);
  }
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
    if (answers === 0) continue;
    for (const figure of ['satisfaction', 'answers'])
      yield element('EVENT', id, line, figure, `${id} ${answers} ${satisfaction}`);
  }
  if (status === 'CANCELLED') return;
  for (const line of lines.times(event)) yield element('EVENT', id, line, 'events', id);
  for (const line of lines.withKinds(event)) yield element('EVENT', id, line, `eventKinds.${event.kind}`, id);
  const total = element.bind(null, 'EVENT', id, lineOf({}));
  for (const partner of event.partnerIds) yield total('coreIndicators.6.partners', partner);
  for (const language of event.languages) yield total(languageFigure(language), id);
}

function* ofParticipation(
  { id, eventId, memberId, state, organisationId, organisationKind, mode, gender }: CountedParticipation,
  event: CountedEvent,
  lines: ReportLines,
): Generator<FigureElement> {
  const people = [
    ['participations', id],
    ['people', memberId],
    ...genderFigures(gender).map((figure) => [figure, memberId] as const),
  ] as const;
  const own = element.bind(null, 'PARTICIPATION', id);
  for (const line of lines.withFigures(event)) {
    for (const [figure, counted] of people) yield own(line, figure, counted, true);
    yield own(line, mode === 'IN_PERSON' ? 'inPersonParticipations' : 'onlineParticipations', id, true);
    if (state !== null) yield own(line, 'states', state, true);
    if (organisationId !== null) yield own(line, 'organisations', organisationId, true);
  }
  if (organisationKind !== null) {
    for (const [name, counted] of [['participations', id] as const, ['people', memberId] as const])
      yield own(lineOf({}), `organisationKinds.${organisationKind}.${name}`, counted, true);
  }
  if (state !== null) yield own(lineOf({}), 'coreIndicators.4.perEvent', `${eventId} ${state}`, true);
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
  for (const line of lines.times(outcome)) yield element('OUTCOME', id, line, 'outcomes', id);
  for (const language of outcome.languages)
    yield element('OUTCOME', id, lineOf({}), `coreIndicators.9.language.${language}`, id);
}

function* ofFollowUp(
  { id, outcomeId, status, ownerState, ownerOrganisationId }: CountedFollowUp,
  outcome: CountedOutcome,
  lines: ReportLines,
): Generator<FigureElement> {
  const of = element.bind(null, 'FOLLOW_UP', id);
  if (status === 'OPEN') for (const line of lines.withFigures(outcome)) yield of(line, 'followUpsOpen', id, true);
  const owner = ownerState ?? ownerOrganisationId;
  if (owner !== null) yield of(owner, `followUps.${status.toLowerCase()}`, id);
  if (status === 'DONE' && outcome.kind === 'RECOMMENDATION')
    yield of(lineOf({}), 'coreIndicators.10.followedUp', outcomeId);
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

export const formatFigures = {
  ONLINE: 'online',
  IN_PERSON: 'inPerson',
  HYBRID: 'hybrid',
  SELF_PACED: 'selfPaced',
} as const;

/** The status of the follow-ups that a figure counts. */
export function countedStatus(figure: string): FollowUpStatus {
  if (figure === 'coreIndicators.10.followedUp') return 'DONE';
  return figure === 'followUpsOpen' ? 'OPEN' : (figure.split('.')[1]!.toUpperCase() as FollowUpStatus);
}

function languageFigure(language: string): string {
  const [code, interpreted] = language.split(' ');
  return `languages.${code}.${interpreted ?? 'spoken'}`;
}

/** The figures in which people of a gender are counted: core indicators tell apart what others count together. */
export function genderFigures(gender: string | null): readonly string[] {
  const figure = genderFigure(gender);
  if (figure !== 'otherOrNotStated') return [figure];
  return [figure, `coreIndicators.5.${gender === 'OTHER' ? 'other' : 'notStated'}`];
}

/** The figure in which people of a gender are counted. */
export function genderFigure(gender: string | null): 'women' | 'men' | 'otherOrNotStated' {
  if (gender === 'WOMAN') return 'women';
  return gender === 'MAN' ? 'men' : 'otherOrNotStated';
}

const monthOf = (day: string): string => day.slice(0, 7);
