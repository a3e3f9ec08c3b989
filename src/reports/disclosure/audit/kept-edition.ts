import { genderFigure } from '../../frozen/causes/frozen-elements.js';
import type { PlannedAction } from '../../sources/sources.queries.js';
import type { AuditedEdition, AuditedEvent, AuditedParticipation, LineKind } from './audited-edition.js';

/** An event of a frozen report that took place. */
interface EventRecord {
  id: string;
  /** Sub-items as such. */
  actionIds: string[];
  networkIds: string[];
  programmeId: string | null;
  partnerIds: string[];
  answers: number;
}

/** Somebody's part in it: participation, event, member, state, organisation, its kind, way of attending, gender. */
type ParticipationRecord = [string, string, string, string | null, string | null, string | null, string, string | null];

/**
 * An edition with what it was counted from as texts that the database has written: whoever hands them to the thread
 * that audits need not take hundreds of thousands of records apart.
 */
export interface KeptEdition extends Pick<AuditedEdition, 'lines' | 'hidden'> {
  actions: readonly PlannedAction[];
  /** JSON of kept events. */
  events: string;
  /** JSON of kept participations, some thousands in each. */
  participations: readonly string[];
}

/** The key of the line of something. */
export const lineKey = (kind: LineKind, id = ''): string => `${kind} ${id}`;

/** An edition as it is audited: its lines, and the records in terms of them. */
export function auditedEdition({ lines, hidden, actions, events, participations }: KeptEdition): AuditedEdition {
  const keys = new Map(lines.map(({ key }) => [key, key]));
  const among = (kind: LineKind, id: string | null): string | null =>
    id === null ? null : (keys.get(lineKey(kind, id)) ?? null);
  const actionOf = new Map(actions.map((action) => [action.id, action]));
  const kept = (JSON.parse(events) as EventRecord[]).map(
    ({ id, actionIds, networkIds, programmeId, partnerIds, answers }): AuditedEvent => ({
      ...{ id, answers },
      lines: [
        ...new Set([
          lineKey('total'),
          ...actionIds.flatMap((actionId) => linesOfAction(actionOf.get(actionId)!)),
          ...networkIds.map((networkId) => lineKey('network', networkId)),
          ...(programmeId === null ? [] : [lineKey('programme', programmeId)]),
          ...partnerIds.map((partner) => lineKey('partner', partner)),
        ]),
      ].filter((key) => keys.has(key)),
    }),
  );
  return {
    ...{ lines, hidden, events: kept },
    participations: participations.flatMap((text) =>
      (JSON.parse(text) as ParticipationRecord[]).map(
        ([id, eventId, memberId, state, organisation, kind, mode, gender]): AuditedParticipation => ({
          ...{ id, eventId, memberId },
          state: among('state', state),
          organisation: among('organisation', organisation),
          organisationKind: among('organisationKind', kind),
          isInPerson: mode === 'IN_PERSON',
          gender: genderFigure(gender),
        }),
      ),
    ),
  };
}

/** Sub-items count in their action. */
const linesOfAction = ({ id, parentId, areaId }: PlannedAction): string[] => [
  lineKey('area', areaId),
  lineKey('action', parentId ?? id),
  ...(parentId === null ? [] : [lineKey('subItem', id)]),
];
