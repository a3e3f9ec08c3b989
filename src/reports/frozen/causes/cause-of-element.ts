import type { FigureCauseKind } from '../../../schema-types.js';
import type {
  Compared,
  CountedEvent,
  CountedFollowUp,
  CountedOutcome,
  CountedParticipation,
} from './counted-records.js';
import type { Cause, Said } from './cause.js';
import { countedStatus, type FigureElement, type Records, type ReportLines, type Served } from './frozen-elements.js';

type FoundRecord = Omit<Cause, 'of'>;
type FoundCause = Pick<Cause, 'kind' | 'field' | 'from' | 'to'>;

/** What made it count on one side alone: what carries it, where that is not in this line on the other, else itself. */
export function causeOf(
  element: FigureElement,
  before: Records,
  after: Records,
  elsewhere: Records,
  lines: ReportLines,
): FoundRecord {
  const { line, figure } = element;
  switch (element.kind) {
    case 'EVENT':
      return ofEvent(pair(element.id, before.events, after.events), line, figure, lines);
    case 'PARTICIPATION': {
      const own = pair(element.id, before.participations, after.participations);
      const { eventId } = (own.before ?? own.after)!;
      const event = elsewhere.events.get(eventId);
      const isThere = event && event.status !== 'CANCELLED' && (!element.ofCarrier || lines.ofRecord(event).has(line));
      return isThere
        ? ofParticipation(own, line, figure)
        : ofEvent(pair(eventId, before.events, after.events), line, 'events', lines);
    }
    case 'OUTCOME':
      return ofOutcome(pair(element.id, before.outcomes, after.outcomes), line, figure, lines);
    case 'FOLLOW_UP': {
      const own = pair(element.id, before.followUps, after.followUps);
      const { outcomeId } = (own.before ?? own.after)!;
      const outcome = pair(outcomeId, before.outcomes, after.outcomes);
      const isThere =
        elsewhere.outcomes.has(outcomeId) &&
        (!element.ofCarrier || lines.ofRecord(elsewhere.outcomes.get(outcomeId)!).has(line));
      const isSameVersion = outcome.before?.number === outcome.after?.number;
      if (!isThere || !isSameVersion) return ofOutcome(outcome, line, figure, lines);
      const counted = countedStatus(figure);
      const side = (followUp: CountedFollowUp | null) => (followUp?.status === counted ? followUp : null);
      const sides = { before: side(own.before), after: side(own.after) };
      return cause({ kind: 'FOLLOW_UP', ...unknown }, element.id, sides, { outcomeId });
    }
    case 'MEMBERSHIP': {
      const own = pair(element.id, before.memberships, after.memberships);
      const { memberId, networkId } = (own.before ?? own.after)!;
      return cause({ kind: 'MEMBERSHIP', ...unknown }, element.id, own, { memberIds: [memberId], networkId });
    }
  }
}

function ofEvent(event: Compared<CountedEvent>, line: string, figure: string, lines: ReportLines): FoundRecord {
  const { id } = (event.before ?? event.after)!;
  const { before, after } = event;
  return cause(before && after ? between(before, after) : { kind: 'EVENT', ...unknown }, id, event, { eventId: id });

  function between(was: CountedEvent, is: CountedEvent): FoundCause {
    if (was.status !== is.status && [was.status, is.status].includes('CANCELLED'))
      return { kind: 'EVENT', field: 'status', ...texts(was.status, is.status) };
    const moved = moveOf(was, is, line, lines);
    if (moved) return { kind: 'EVENT', ...moved };
    if (figure === 'eventHours')
      return { kind: 'EVENT', field: 'eventHours', ...texts(was.seconds / 3600, is.seconds / 3600) };
    if (figure === 'satisfaction' || figure === 'answers')
      return { kind: 'FEEDBACK', field: 'satisfaction', ...texts(meanOf(was), meanOf(is)) };
    if (figure.startsWith('eventKinds.')) return { kind: 'EVENT', field: 'kind', ...texts(was.kind, is.kind) };
    if (figure.startsWith('languages.')) return { kind: 'EVENT', field: 'languages', ...listed(was, is) };
    if (figure === 'coreIndicators.6.partners') return { kind: 'EVENT', field: 'partners', ...partners(was, is) };
    return { kind: 'EVENT', field: 'format', ...texts(was.format, is.format) };
  }
}

function ofOutcome(outcome: Compared<CountedOutcome>, line: string, figure: string, lines: ReportLines): FoundRecord {
  const { id } = (outcome.before ?? outcome.after)!;
  const { before, after } = outcome;
  const found = before && after ? between(before, after) : unknown;
  return cause({ kind: 'OUTCOME', ...found }, id, outcome, { outcomeId: id });

  function between(was: CountedOutcome, is: CountedOutcome): Omit<FoundCause, 'kind'> {
    const moved = moveOf(was, is, line, lines);
    if (moved) return moved;
    if (figure === 'followUpsOpen') return { field: 'followUps', from: nothing, to: nothing };
    if (figure.startsWith('coreIndicators.9.')) return { field: 'title', ...listed(was, is) };
    return { field: 'kind', ...texts(was.kind, is.kind) };
  }
}

function ofParticipation(participation: Compared<CountedParticipation>, line: string, figure: string): FoundRecord {
  const { id, eventId, memberId } = (participation.before ?? participation.after)!;
  const { before, after } = participation;
  const found = before && after ? between(before, after) : { kind: 'REGISTRATION' as const, ...unknown };
  const memberIds = [...new Set([after?.memberId ?? memberId, before?.memberId ?? memberId])];
  const { organisationId = null } = after ?? before!;
  const records = { MEMBER: memberId, ORGANISATION: organisationId ?? id } as Partial<Record<FigureCauseKind, string>>;
  return cause(found, records[found.kind] ?? id, participation, { eventId, memberIds });

  function between(was: CountedParticipation, is: CountedParticipation): FoundCause {
    const represents = ({ state, organisationId }: CountedParticipation): string | null => state ?? organisationId;
    const isAboutWhom = aboutWhom.test(figure) || [represents(was), represents(is)].includes(line);
    if (isAboutWhom && represents(was) !== represents(is))
      return { kind: 'REGISTRATION', field: 'representing', from: representing(was), to: representing(is) };
    if (modeFigures.includes(figure) && was.mode !== is.mode)
      return { kind: 'REGISTRATION', field: 'mode', ...texts(was.mode, is.mode) };
    if (figure.startsWith('organisationKinds.') && represents(was) === represents(is))
      return { kind: 'ORGANISATION', field: 'kind', ...texts(was.organisationKind, is.organisationKind) };
    if (was.memberId !== is.memberId)
      return { kind: 'REGISTRATION', field: 'member', from: { memberId: was.memberId }, to: { memberId: is.memberId } };
    return { kind: 'MEMBER', field: 'gender', ...texts(was.gender, is.gender) };
  }
}

/** What brought a record into the line or out of it; null where it is in it on both sides or on neither. */
function moveOf(was: Served, is: Served, line: string, lines: ReportLines): Omit<FoundCause, 'kind'> | null {
  const wasThere = lines.ofRecord(was).has(line);
  if (wasThere === lines.ofRecord(is).has(line)) return null;
  if (wasThere === lines.ofRecord({ ...is, day: was.day }).has(line))
    return { field: 'day', ...texts(was.day, is.day) };
  if (line.startsWith('partner ')) return { field: 'partners', ...partners(was, is) };
  const programmes = ({ programmeId, programmeIds }: Served): readonly string[] => programmeIds ?? [programmeId ?? ''];
  if ([...programmes(was), ...programmes(is)].includes(line))
    return { field: 'programme', ...texts(programmes(was).join(', '), programmes(is).join(', ')) };
  if (was.networkIds.includes(line) || is.networkIds.includes(line))
    return { field: 'networks', from: { networkIds: was.networkIds }, to: { networkIds: is.networkIds } };
  return { field: 'actions', from: { actionIds: was.actionIds }, to: { actionIds: is.actionIds } };
}

function cause(
  found: FoundCause,
  record: string,
  { before, after }: Compared<object>,
  about: Partial<Pick<Cause, 'eventId' | 'memberIds' | 'outcomeId' | 'networkId'>>,
): FoundRecord {
  const change = before === null ? 'CAME_IN' : after === null ? 'FELL_OUT' : 'CHANGED';
  return { ...found, record, change, eventId: null, memberIds: [], outcomeId: null, networkId: null, ...about };
}

function representing({ state, organisationId }: CountedParticipation): Said {
  return state === null && organisationId !== null ? { organisationId } : { text: state };
}

const pair = <Counted>(
  id: string,
  before: ReadonlyMap<string, Counted>,
  after: ReadonlyMap<string, Counted>,
): Compared<Counted> => ({
  before: before.get(id) ?? null,
  after: after.get(id) ?? null,
});

const partners = (was: Pick<Served, 'partnerIds'>, is: Pick<Served, 'partnerIds'>): { from: Said; to: Said } => ({
  from: { partnerIds: was.partnerIds },
  to: { partnerIds: is.partnerIds },
});
const listed = (was: { languages: string[] }, is: { languages: string[] }): { from: Said; to: Said } =>
  texts(was.languages.join(', '), is.languages.join(', '));

const nothing: Said = { text: null };
const unknown = { field: null, from: nothing, to: nothing };
const aboutWhom = /^(states|organisations)$|perEvent$|^organisationKinds\./;
const modeFigures = ['inPersonParticipations', 'onlineParticipations'];
const texts = (from: string | number | null, to: string | number | null): { from: Said; to: Said } => ({
  from: { text: from === null ? null : String(from) },
  to: { text: to === null ? null : String(to) },
});
const meanOf = ({ answers, satisfaction }: CountedEvent): number | null =>
  answers === 0 ? null : satisfaction / answers;
