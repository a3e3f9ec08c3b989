import type { StoredReport } from '../activity-report/report.js';
import type { Figures } from '../counting/figures.js';
import { type Cell, type LineKind, type PeopleFigure, peopleFigures } from '../disclosure/audit/audited-edition.js';
import { lineKey } from '../disclosure/audit/kept-edition.js';
import { figuresWithoutPeople } from '../disclosure/without-people.js';

/**
 * A report as everybody may read it: what is hidden is null, and so is what counts people but has no line in the audit:
 * other periods, and what core indicators count beside the report. Follow-ups by who is to do them are not told.
 */
export function editionOf(report: StoredReport, hidden: readonly Cell[]): StoredReport {
  const isHidden = hiddenIn(hidden);
  const told = <Row extends object>(row: Row, kind: LineKind, id?: string): Row => without(row, isHidden(kind, id));
  const toldFigures = (figures: Figures, kind: LineKind, id?: string): Figures => {
    const left = told(figures, kind, id);
    return (left.answers ?? null) === null ? { ...left, satisfaction: null } : left;
  };
  const { total, areas, rows, networks, states, organisations, details, core, previous, planSoFar } = report;
  return {
    ...report,
    total: toldFigures(total, 'total'),
    areas: areas.map((row) => ({ ...row, figures: toldFigures(row.figures, 'area', row.areaId) })),
    rows: rows.map((row) => ({ ...row, figures: toldFigures(row.figures, 'action', row.actionId) })),
    networks: networks.map((row) => ({ ...row, figures: toldFigures(row.figures, 'network', row.networkId) })),
    states: states.map((row) => told(row, 'state', row.state)),
    organisations: organisations.map((row) => told(row, 'organisation', row.organisationId)),
    ...(details && {
      details: {
        ...details,
        subItems: details.subItems.map((row) => ({
          ...row,
          figures: toldFigures(row.figures, 'subItem', row.actionId),
        })),
        programmes: details.programmes.map((row) => ({
          ...row,
          figures: toldFigures(row.figures, 'programme', row.programmeId),
        })),
        partners: details.partners.map((row) => ({
          ...row,
          figures: toldFigures(row.figures, 'partner', row.organisationId),
        })),
        organisationKinds: details.organisationKinds.map((row) => told(row, 'organisationKind', row.kind)),
        followUps: [],
      },
    }),
    ...(core && { core: { ...core, ...noCountsOfPeople } }),
    ...(previous && { previous: figuresWithoutPeople(previous) }),
    ...(planSoFar && { planSoFar: figuresWithoutPeople(planSoFar) }),
  };
}

const noCountsOfPeople = {
  ...{ other: null, notStated: null, activeMembers: null, answers: null, laterAnswers: null },
  ...{ learningAnswers: null, appliedAnswers: null, medianDays: null, recorded: null },
} as const;

function hiddenIn(hidden: readonly Cell[]): (kind: LineKind, id?: string) => ReadonlySet<PeopleFigure> {
  const byLine = Map.groupBy(hidden, ({ line }) => line);
  return (kind, id) => new Set(byLine.get(lineKey(kind, id))?.map(({ figure }) => figure));
}

const without = <Row extends object>(row: Row, hidden: ReadonlySet<PeopleFigure>): Row => ({
  ...row,
  ...Object.fromEntries(peopleFigures.filter((figure) => hidden.has(figure)).map((figure) => [figure, null])),
});
