import type { StoredReport } from '../activity-report/report.js';
import { coreIndicators } from '../core-indicators/core-indicators.js';
import type { Figures } from '../counting/figures.js';
import type { ReportDetails } from '../details/report-details.js';
import { type FigurePlace, lineOf } from './figure-places.js';

export type Numbers = Record<string, number | null>;

/** The numbers of one line, by the names of the figures. */
export interface NumberedLine {
  place: FigurePlace;
  numbers: Numbers;
}

/**
 * Every number of a report, by line and in the order of the report; a new part of reports is added here. Parts that are
 * left out are not there.
 */
export function numbersOf(report: StoredReport): Map<string, NumberedLine> {
  const lines = new Map<string, NumberedLine>();
  const parts = [...mainLines(report), ...(report.details ? detailedLines(report.details) : [])];
  for (const { place, numbers } of parts) {
    const line = lineOf(place);
    lines.set(line, { place, numbers: { ...lines.get(line)?.numbers, ...numbers } });
  }
  return lines;
}

function mainLines(report: StoredReport): NumberedLine[] {
  const { total, previous, planSoFar, core, areas, rows, gaps, years, months, states, organisations, networks } =
    report;
  return [
    { place: {}, numbers: figuresOf(total) },
    { place: {}, numbers: previous ? prefixed('previous', figuresOf(previous)) : {} },
    { place: {}, numbers: planSoFar ? prefixed('planSoFar', figuresOf(planSoFar)) : {} },
    { place: {}, numbers: core ? coreNumbers(report, core) : {} },
    ...areas.map(({ areaId, figures }) => ({ place: { areaId }, numbers: figuresOf(figures) })),
    ...rows.map(({ actionId, figures }) => ({ place: { actionId }, numbers: figuresOf(figures) })),
    ...gaps.map((actionId) => ({ place: { actionId }, numbers: { gap: 1 } })),
    ...years.map(({ actionId, year, events, outcomes }) => ({
      place: { actionId, year },
      numbers: { events, outcomes },
    })),
    ...months.map(({ month, ...numbers }) => ({ place: { month }, numbers })),
    ...states.map(({ state, ...numbers }) => ({ place: { state }, numbers })),
    ...organisations.map(({ organisationId, ...numbers }) => ({ place: { organisationId }, numbers })),
    ...networks.map(({ networkId, figures, growth }) => ({
      place: { networkId },
      numbers: { ...figuresOf(figures), ...prefixed('growth', { ...growth }) },
    })),
  ];
}

/** Of lines that a report has for other things already, the figures bear the name of their part. */
function detailedLines(details: ReportDetails): NumberedLine[] {
  const { subItems, programmes, partners, followUps, eventKinds, organisationKinds, languages } = details;
  return [
    ...subItems.map(({ actionId, figures }) => ({ place: { actionId }, numbers: figuresOf(figures) })),
    ...programmes.map(({ programmeId, figures }) => ({ place: { programmeId }, numbers: figuresOf(figures) })),
    ...partners.map(({ organisationId, figures }) => ({
      place: { partnerId: organisationId },
      numbers: figuresOf(figures),
    })),
    ...followUps.map(({ state, organisationId, ...numbers }) => ({
      place: state === null ? { organisationId: organisationId! } : { state },
      numbers: prefixed('followUps', numbers),
    })),
    ...eventKinds.map(({ areaId, kind, events }) => ({
      place: areaId === null ? {} : { areaId },
      numbers: { [`eventKinds.${kind}`]: events },
    })),
    ...organisationKinds.map(({ kind, ...numbers }) => ({
      place: {},
      numbers: prefixed(`organisationKinds.${kind}`, numbers),
    })),
    ...languages.map(({ language, ...numbers }) => ({
      place: {},
      numbers: prefixed(`languages.${language}`, numbers),
    })),
  ];
}

function figuresOf({ outcomesByKind, ...figures }: Figures): Numbers {
  const kinds = outcomesByKind.map(({ kind, count }) => [kind, count] as const);
  return { ...figures, ...prefixed('outcomesByKind', Object.fromEntries(kinds)) };
}

function coreNumbers(report: StoredReport, core: NonNullable<StoredReport['core']>): Numbers {
  const values = coreIndicators(report, core).flatMap(({ number, values: own }) =>
    own.map(({ key, value }) => [`coreIndicators.${number}.${key}`, value] as const),
  );
  return Object.fromEntries(values);
}

const prefixed = (name: string, numbers: Numbers): Numbers =>
  Object.fromEntries(Object.entries(numbers).map(([key, value]) => [`${name}.${key}`, value]));
