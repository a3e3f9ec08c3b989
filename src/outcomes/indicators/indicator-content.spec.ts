import { describe, expect, it } from '@jest/globals';
import { changesBetween } from '../../audit/index.js';
import { Problem, Problems } from '../../platform/index.js';
import type { UpdateIndicatorInput } from '../../schema-types.js';
import { blankIndicator, type IndicatorContent, settleIndicator, toldOfIndicator } from './indicator-content.js';

const first: IndicatorContent = {
  ...blankIndicator,
  code: 'OI-1',
  title: { en: 'People trained', ru: 'Обучено' },
  unit: 'people',
  actionIds: ['action'],
  baseline: 10,
  baselineYear: 2022,
  targets: [{ year: 2024, value: 5 }],
};

function edit(input: UpdateIndicatorInput, before = first): IndicatorContent {
  const problems = new Problems();
  const after = settleIndicator(before, input, undefined, problems);
  problems.throwIfAny();
  return after;
}

function fieldsRefused(input: UpdateIndicatorInput, before = first): (string | null)[] {
  try {
    edit(input, before);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.details.map(({ field }) => field);
  }
}

describe('editing an indicator', () => {
  it('keeps what is left out, unsets what is null, merges languages and puts targets in order', () => {
    expect(edit({})).toEqual(first);
    const title = [{ locale: 'en', text: ' Trained ' }];
    const targets = [
      { year: 2026, value: 3 },
      { year: 2025, value: 2 },
    ];
    expect(edit({ title, baseline: null, targets, dataSource: ' Survey ' })).toEqual({
      ...first,
      title: { en: 'Trained', ru: 'Обучено' },
      baseline: null,
      baselineYear: null,
      dataSource: 'Survey',
      targets: targets.toReversed(),
    });
    expect(edit({ targets: null }).targets).toEqual([]);
  });

  it('refuses, all at once, to take away what must be there', () => {
    const input = { code: ' ', title: null, unit: null, level: null, ascending: null, aggregation: null };
    expect(fieldsRefused(input).sort()).toEqual(
      Object.keys(input)
        .map((field) => `input.${field}`)
        .sort(),
    );
    expect(fieldsRefused({ title: ['en', 'ru'].map((locale) => ({ locale, text: null })) })).toEqual(['input.title']);
  });

  it('refuses a year without a baseline, and a year twice', () => {
    expect(fieldsRefused({ baseline: null, baselineYear: 2020 })).toEqual(['input.baselineYear']);
    const twice = [2024, 2025, 2024].map((year) => ({ year, value: 1 }));
    expect(fieldsRefused({ targets: twice })).toEqual(['input.targets.2.year']);
  });

  it.each(['%', 'Percent of states', 'процентов', 'per cent', 'доля'])('never adds up %s', (unit) => {
    expect(fieldsRefused({ unit })).toEqual(['input.unit']);
    expect(fieldsRefused({ unit, aggregation: 'DISTINCT' })).toEqual(['input.aggregation']);
    expect(fieldsRefused({ unit, aggregation: 'LATEST' })).toEqual([]);
  });
});

describe('what has changed', () => {
  it('is told by language, by target and by code', () => {
    const after = {
      ...first,
      title: { en: 'Trained' },
      actionIds: ['action', 'other'],
      targets: [{ year: 2025, value: 5 }],
    };
    const told = (content: IndicatorContent) => toldOfIndicator(content, (id) => id.toUpperCase());
    expect(changesBetween(told(first), told(after))).toEqual([
      { field: 'title.en', from: 'People trained', to: 'Trained' },
      { field: 'title.ru', from: 'Обучено', to: null },
      { field: 'actions', from: 'ACTION', to: 'ACTION, OTHER' },
      { field: 'targets.2024', from: 5, to: null },
      { field: 'targets.2025', from: null, to: 5 },
    ]);
    expect(changesBetween(null, told(first)).map(({ field }) => field)).toContain('aggregation');
  });
});
