import type { ReportedCoreIndicator, ReportedIndicator } from '../reading/report-content.js';
import type { ReportSection } from './report-document.js';
import { sectionOf } from './section-columns.js';
import type { Words } from './words.js';

/** The core indicators, a row a value, each with the unit of its own. */
export function coreIndicatorSection(indicators: readonly ReportedCoreIndicator[], { say }: Words): ReportSection {
  const values = indicators.flatMap(({ values: own, ...indicator }) =>
    own.map((value) => ({ ...indicator, ...value })),
  );
  return {
    ...sectionOf(say)('coreIndicators', ['number', 'title', 'label', 'value', 'unit']),
    rowKeys: values.map(({ key }) => key),
    shares: values.map(({ key }) => isShare(key)),
    rows: values.map(({ key, number, title, label, value, unit }) => [number, title, label, value, unitOf(unit, key)]),
  };
}

const isShare = (key: string): boolean => ['share', 'responseRate', 'noShowRate'].includes(key);

/** An indicator of two units names both, "people; share": the second is that of its shares, or of its states. */
function unitOf(unit: string, key: string): string {
  const [first, second] = unit.split('; ');
  return second !== undefined && (isShare(key) || key === 'states') ? second : first!;
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
