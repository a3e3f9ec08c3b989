import { isPercentage } from '../../../outcomes/index.js';
import type { ReportContent, ReportedActivity, ReportedFigures, ReportedIndicator } from '../reading/report-content.js';
import { inAll, numbered } from './iati-narratives.js';

const measured = ['events', 'participations', 'people', 'states', 'outcomes'] as const;
const countsOfPeople: ReadonlySet<string> = new Set(['participations', 'people'] satisfies (typeof measured)[number][]);

/** Codes of IATI's lists ResultType and IndicatorMeasure. */
const codes = {
  levels: { OUTPUT: '1', OUTCOME: '2', IMPACT: '3' },
  unit: '1',
  percentage: '2',
};

/** A result for all actions, for each of them and for each indicator of the plan. */
export function resultsOf(content: ReportContent) {
  const { activity, indicators } = content;
  return [
    resultOf(
      inAll((say) => say.iati.total),
      inAll((say) => say.iati.totalComment),
      activity.total,
      content,
    ),
    ...activity.rows.map((row) => actionResult(row, content)),
    ...(indicators ?? []).map(indicatorResult),
  ];
}

function actionResult({ action, figures }: ReportedActivity['rows'][number], content: ReportContent) {
  const comment = inAll(({ iati, principle }) =>
    action.isPrinciple ? `${iati.actionComment} (${principle})` : iati.actionComment,
  );
  return resultOf(numbered(action), comment, figures, content);
}

const resultOf = (
  title: object,
  description: object,
  figures: ReportedFigures,
  { activity: { from, to }, variant }: ReportContent,
) => ({
  '@type': codes.levels.OUTPUT,
  '@aggregation-status': 'false',
  title,
  description,
  indicator: measured.map((name) => {
    // What is written in IATI's form is for everybody, and everybody is told of people in editions alone.
    const isHeld = countsOfPeople.has(name) && variant !== 'edition' && variant !== 'preview';
    const value = isHeld ? null : figures[name];
    return {
      '@measure': codes.unit,
      '@ascending': 'true',
      '@aggregation-status': 'false',
      title: inAll((say) => say.figures[name]),
      ...(value === null && { description: inAll((say) => say.iati.held) }),
      period: periodOf(from, to, { actual: value }),
    };
  }),
});

/** An indicator of the plan, with a period for each year of the report. */
function indicatorResult(indicator: ReportedIndicator) {
  const { level, unit, ascending, baseline, baselineYear, years } = indicator;
  const title = numbered(indicator);
  return {
    '@type': codes.levels[level],
    '@aggregation-status': 'false',
    title,
    description: inAll((say) => say.iati.indicatorComment),
    indicator: {
      '@measure': isPercentage(unit) ? codes.percentage : codes.unit,
      '@ascending': String(ascending),
      '@aggregation-status': 'false',
      title,
      description: inAll((say) => say.iati.unit(unit)),
      // IATI has no baseline without a year.
      ...(baseline !== null &&
        baselineYear !== null && { baseline: { '@year': yearText(baselineYear), '@value': decimal(baseline) } }),
      period: years.map(({ year, target, actual }) =>
        periodOf(`${yearText(year)}-01-01`, `${yearText(year)}-12-31`, { target, actual }),
      ),
    },
  };
}

/** Days with what is known of them: IATI has neither a target nor an actual without its value. */
const periodOf = (from: string, to: string, values: { target?: number | null; actual: number | null }) => ({
  'period-start': { '@iso-date': from },
  'period-end': { '@iso-date': to },
  ...valued('target', values.target),
  ...valued('actual', values.actual),
});

const valued = (name: string, value: number | null | undefined) =>
  typeof value === 'number' ? { [name]: { '@value': decimal(value) } } : {};

const yearText = (year: number): string => String(year).padStart(4, '0');

/** Without an exponent, which IATI does not know. */
const decimal = (value: number): string =>
  value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 100 });
