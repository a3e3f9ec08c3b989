import type { StoredReport } from '../activity-report/report.js';
import type { Figures } from '../counting/figures.js';
import {
  type AuditedEdition,
  type AuditedLine,
  type AuditedParticipation,
  type Cell,
  type LineKind,
  type PeopleFigure,
  peopleFigures,
} from '../disclosure/audit/audited-edition.js';
import { genderFigure } from '../frozen/causes/frozen-elements.js';
import type { PlannedAction } from '../sources/sources.queries.js';

/** What a frozen report was counted from: its events without the cancelled ones, and who came to them. */
export interface EditionRecords {
  events: {
    id: string;
    /** Sub-items as such. */
    actionIds: string[];
    networkIds: string[];
    programmeId: string | null;
    partnerIds: string[];
    answers: number;
  }[];
  participations: {
    id: string;
    eventId: string;
    memberId: string;
    state: string | null;
    organisationId: string | null;
    organisationKind: string | null;
    mode: string;
    gender: string | null;
  }[];
}

/** The key of the line of something. */
export const lineKey = (kind: LineKind, id = ''): string => `${kind} ${id}`;

type Told = Partial<Record<PeopleFigure, number | null>>;

/** A line of a report with its figures of people. */
export interface ToldLine extends AuditedLine {
  figures: Told;
}

/** Every line of a report that counts people. */
export function linesOf({ total, areas, rows, networks, states, organisations, details }: StoredReport): ToldLine[] {
  const line = (kind: LineKind, id: string | undefined, figures: Told): ToldLine => ({
    ...{ key: lineKey(kind, id), kind, figures },
  });
  return [
    line('total', undefined, peopleIn(total)),
    ...areas.map(({ areaId, figures }) => line('area', areaId, peopleIn(figures))),
    ...rows.map(({ actionId, figures }) => line('action', actionId, peopleIn(figures))),
    ...networks.map(({ networkId, figures }) => line('network', networkId, peopleIn(figures))),
    ...states.map((row) => line('state', row.state, representedIn(row))),
    ...organisations.map((row) => line('organisation', row.organisationId, representedIn(row))),
    ...(details?.subItems ?? []).map(({ actionId, figures }) => line('subItem', actionId, peopleIn(figures))),
    ...(details?.programmes ?? []).map(({ programmeId, figures }) => line('programme', programmeId, peopleIn(figures))),
    ...(details?.partners ?? []).map(({ organisationId, figures }) =>
      line('partner', organisationId, peopleIn(figures)),
    ),
    ...(details?.organisationKinds ?? []).map(({ kind, ...figures }) => line('organisationKind', kind, figures)),
  ];
}

/** A report as it is audited: its lines, and the records in terms of them. */
export function auditedReport(
  report: StoredReport,
  actions: ReadonlyMap<string, PlannedAction>,
  { events, participations }: EditionRecords,
  hidden: readonly Cell[] | null,
): AuditedEdition {
  const lines = linesOf(report);
  const there = new Set(lines.map(({ key }) => key));
  const among = (key: string | null): string | null => (key !== null && there.has(key) ? key : null);
  return {
    lines: lines.map(({ key, kind }) => ({ key, kind })),
    hidden,
    events: events.map(({ id, actionIds, networkIds, programmeId, partnerIds, answers }) => ({
      ...{ id, answers },
      lines: [
        ...new Set([
          lineKey('total'),
          ...actionIds.flatMap((actionId) => linesOfAction(actions.get(actionId)!)),
          ...networkIds.map((networkId) => lineKey('network', networkId)),
          ...(programmeId === null ? [] : [lineKey('programme', programmeId)]),
          ...partnerIds.map((partner) => lineKey('partner', partner)),
        ]),
      ].filter((key) => there.has(key)),
    })),
    participations: participations.map(
      ({ id, eventId, memberId, state, organisationId, organisationKind, mode, gender }): AuditedParticipation => ({
        ...{ id, eventId, memberId },
        state: among(state && lineKey('state', state)),
        organisation: among(organisationId && lineKey('organisation', organisationId)),
        organisationKind: among(organisationKind && lineKey('organisationKind', organisationKind)),
        isInPerson: mode === 'IN_PERSON',
        gender: genderFigure(gender),
      }),
    ),
  };
}

/** Sub-items count in their action. */
const linesOfAction = ({ id, parentId, areaId }: PlannedAction): string[] => [
  lineKey('area', areaId),
  lineKey('action', parentId ?? id),
  ...(parentId === null ? [] : [lineKey('subItem', id)]),
];

const peopleIn = (figures: Figures): Told =>
  Object.fromEntries(peopleFigures.map((figure) => [figure, figures[figure]]));

const representedIn = (row: Told): Told =>
  Object.fromEntries(peopleFigures.filter((figure) => figure in row).map((figure) => [figure, row[figure]]));
