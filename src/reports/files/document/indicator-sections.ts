import type { ReportedCoreIndicator, ReportedIndicator } from '../report-content.js';
import type { ReportSection } from './report-document.js';
import { sectionOf } from './section-columns.js';
import type { Words } from './words.js';

/** The core indicators, a row a value. */
export function coreIndicatorSection(indicators: readonly ReportedCoreIndicator[], { say }: Words): ReportSection {
  const values = indicators.flatMap(({ values: own, ...indicator }) =>
    own.map((value) => ({ ...indicator, ...value })),
  );
  return {
    ...sectionOf(say)('coreIndicators', ['number', 'title', 'label', 'value', 'unit']),
    rowKeys: values.map(({ key }) => key),
    rows: values.map(({ number, title, label, value, unit }) => [number, title, label, value, unit]),
  };
}

/** The indicators of the plan, a row for each of them and each year. */
export function indicatorSection(indicators: readonly ReportedIndicator[], words: Words): ReportSection {
  const { levels, aggregations } = words.say;
  return {
    ...sectionOf(words.say)('indicators', [
      'code',
      'title',
      'actions',
      'level',
      'unit',
      'ascending',
      'aggregation',
      'baseline',
      'baselineYear',
      'year',
      'target',
      'actual',
    ]),
    rows: indicators.flatMap(({ years, ...indicator }) =>
      years.map(({ year, target, actual }) => [
        indicator.code,
        words.of(indicator.titles),
        indicator.actions.map(({ code }) => code).join('; '),
        levels[indicator.level],
        indicator.unit,
        words.yesOrNo(indicator.ascending),
        aggregations[indicator.aggregation],
        indicator.baseline,
        indicator.baselineYear,
        year,
        target,
        actual,
      ]),
    ),
  };
}
