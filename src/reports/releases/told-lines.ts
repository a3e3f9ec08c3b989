import type { StoredReport } from '../activity-report/report.js';
import type { Figures } from '../counting/figures.js';
import {
  type AuditedLine,
  type LineKind,
  type PeopleFigure,
  peopleFigures,
} from '../disclosure/audit/audited-edition.js';
import { lineKey } from '../disclosure/audit/kept-edition.js';

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

const peopleIn = (figures: Figures): Told =>
  Object.fromEntries(peopleFigures.map((figure) => [figure, figures[figure]]));

const representedIn = (row: Told): Told =>
  Object.fromEntries(peopleFigures.filter((figure) => figure in row).map((figure) => [figure, row[figure]]));
