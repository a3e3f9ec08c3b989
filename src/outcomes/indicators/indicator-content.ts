import { type Message, mergeTexts, type Problems, type Texts, valueRequired } from '../../platform/index.js';
import type {
  IndicatorAggregation,
  IndicatorLevel,
  IndicatorTarget,
  UpdateIndicatorInput,
} from '../../schema-types.js';

/** Everything about an indicator that can be edited; actions by id, targets by year. */
export interface IndicatorContent {
  code: string;
  title: Texts;
  level: IndicatorLevel;
  unit: string;
  ascending: boolean;
  aggregation: IndicatorAggregation;
  dataSource: string | null;
  actionIds: string[];
  baseline: number | null;
  baselineYear: number | null;
  targets: IndicatorTarget[];
}

/** What the first input of an indicator is applied to. */
export const blankIndicator: IndicatorContent = {
  code: '',
  title: {},
  level: 'OUTPUT',
  unit: '',
  ascending: true,
  aggregation: 'SUM',
  dataSource: null,
  actionIds: [],
  baseline: null,
  baselineYear: null,
  targets: [],
};

/** What an input makes of an indicator; `actionIds` are the actions it names. Adds what does not fit to `problems`. */
export function settleIndicator(
  before: IndicatorContent,
  input: UpdateIndicatorInput,
  actionIds: string[] | undefined,
  problems: Problems,
): IndicatorContent {
  for (const field of ['title', 'level', 'ascending', 'aggregation'] as const) {
    if (input[field] === null) problems.add(`input.${field}`, valueRequired);
  }
  for (const field of ['code', 'unit'] as const) {
    if (input[field] !== undefined && !input[field]?.trim()) problems.add(`input.${field}`, valueRequired);
  }
  const title = mergeTexts(before.title, input.title);
  if (input.title !== null && Object.keys(title).length === 0) problems.add('input.title', valueRequired);
  const baseline = input.baseline === undefined ? before.baseline : input.baseline;
  const yearBefore = input.baseline === null ? null : before.baselineYear;
  const after: IndicatorContent = {
    code: input.code?.trim() ?? before.code,
    title,
    level: input.level ?? before.level,
    unit: input.unit?.trim() ?? before.unit,
    ascending: input.ascending ?? before.ascending,
    aggregation: input.aggregation ?? before.aggregation,
    dataSource: input.dataSource === undefined ? before.dataSource : input.dataSource?.trim() || null,
    actionIds: actionIds ?? before.actionIds,
    baseline,
    baselineYear: input.baselineYear === undefined ? yearBefore : input.baselineYear,
    targets: settleTargets(before.targets, input.targets, problems),
  };
  if (after.baseline === null && after.baselineYear !== null) problems.add('input.baselineYear', noBaseline);
  if (after.aggregation !== 'LATEST' && isRatio(after.unit))
    problems.add(input.aggregation ? 'input.aggregation' : 'input.unit', notAdded);
  return after;
}

/** An indicator as the trail compares it: each language and each target by itself, actions by their codes. */
export function toldOfIndicator(
  content: IndicatorContent,
  codeOf: (actionId: string) => string,
): Record<string, unknown> {
  const { code, title, level, unit, ascending, aggregation, dataSource, actionIds, baseline, baselineYear } = content;
  return {
    ...{ code, level, unit, ascending, aggregation, dataSource, baseline, baselineYear },
    ...Object.fromEntries(Object.entries(title).map(([language, text]) => [`title.${language}`, text])),
    ...(actionIds.length > 0 && { actions: actionIds.map(codeOf).join(', ') }),
    ...Object.fromEntries(content.targets.map(({ year, value }) => [`targets.${year}`, value])),
  };
}

function settleTargets(
  before: IndicatorTarget[],
  input: readonly IndicatorTarget[] | null | undefined,
  problems: Problems,
): IndicatorTarget[] {
  if (input === undefined) return before;
  const given = input ?? [];
  const years = given.map(({ year }) => year);
  years.forEach((year, index) => {
    if (years.indexOf(year) < index) problems.add(`input.targets.${index}.year`, twice);
  });
  return given.map(({ year, value }) => ({ year, value })).toSorted((one, other) => one.year - other.year);
}

/** Whether values in this unit are parts of a whole, which must not be added up. */
const isRatio = (unit: string): boolean => isPercentage(unit) || /^(ratio|share|доля)/i.test(unit.trim());

/** Whether values in this unit are percentages. */
export const isPercentage = (unit: string): boolean => /%|^(per ?cent|процент)/i.test(unit.trim());

const twice: Message = { en: 'This year is given twice.', ru: 'Этот год указан дважды.' };
const noBaseline: Message = {
  en: 'Give the baseline itself too.',
  ru: 'Укажите и само исходное значение.',
};
const notAdded: Message = {
  en: 'Ratios cannot be added up: choose LATEST, or another unit.',
  ru: 'Доли нельзя складывать: выберите LATEST или другую единицу.',
};
