import type { IndicatorAggregation } from '../../schema-types.js';

/** What one outcome adds to an indicator, of its published version. */
export interface CountedContribution {
  year: number;
  value: number;
  /** Codes of the states that took part in the outcome. */
  states: readonly string[];
}

export interface YearValue {
  year: number;
  value: number;
}

/** What the figures of an indicator are made of; contributions are in order of date, then of publication. */
export interface Measured {
  aggregation: IndicatorAggregation;
  contributions: readonly CountedContribution[];
  /** Entered by hand. */
  values: readonly YearValue[];
}

/** What was reached in a year, or so far; null: unknown. The rules are those of IndicatorAggregation in the SDL. */
export function actualOf({ aggregation, contributions, values }: Measured, year: number | null): number | null {
  const byHand = new Map(values.map((entered) => [entered.year, entered.value]));
  const contributed = contributions.filter((one) => !byHand.has(one.year));
  const inYear = (asked: number): number | null =>
    byHand.get(asked) ??
    made(
      aggregation,
      contributed.filter((one) => one.year === asked),
    );
  if (year !== null) return inYear(year);

  const years = [...new Set([...byHand.keys(), ...contributed.map((one) => one.year)])];
  if (years.length === 0) return null;
  switch (aggregation) {
    case 'SUM':
      return sum(years.map((each) => inYear(each)!));
    case 'DISTINCT':
      return Math.max(...byHand.values(), ...(contributed.length > 0 ? [differentStates(contributed)] : []));
    case 'LATEST':
      return inYear(Math.max(...years));
  }
}

function made(aggregation: IndicatorAggregation, contributions: readonly CountedContribution[]): number | null {
  if (contributions.length === 0) return null;
  switch (aggregation) {
    case 'SUM':
      return sum(contributions.map(({ value }) => value));
    case 'DISTINCT':
      return differentStates(contributions);
    case 'LATEST':
      return contributions.at(-1)!.value;
  }
}

const differentStates = (contributions: readonly CountedContribution[]): number =>
  new Set(contributions.flatMap(({ value, states }) => (value > 0 ? states : []))).size;

/** Rounded, so that 0.1 and 0.2 add up to 0.3. */
const sum = (values: readonly number[]): number =>
  Number(values.reduce((total, value) => total + value, 0).toPrecision(15));
