import { newId, type TableRecord, type Transaction } from '../../../src/platform/index.js';
import { choosingBy, keyOf } from './core-facts.js';
import { naiveActual } from './naive-indicators.js';
import type { ReportWorld } from './report-facts.js';
import { states } from './report-world.js';
import { insertWithin } from './rows.js';

/** Indicators of a world's plan, and what its outcomes contribute to them. */
export interface IndicatorsOfWorld {
  indicators: PlanIndicator[];
  /** By outcome and number. */
  states: Map<string, string[]>;
  /** By indicator, outcome and number. */
  contributions: Map<string, number>;
}

export interface PlanIndicator {
  id: string;
  code: string;
  aggregation: string;
  actionIds: string[];
  baseline: number | null;
  targets: { year: number; value: number }[];
  byHand: { year: number; value: number }[];
}

/** Three indicators as a tape of numbers chooses them. */
export function indicatorFacts(world: ReportWorld, tape: readonly number[]): IndicatorsOfWorld {
  const choose = choosingBy(tape);
  const value = (): number => choose(-2.5, 0, 0.1, 0.2, 0.004, 3, 40, 1234.5);
  const some = <T>(values: readonly T[]): T[] => values.filter(() => choose(true, false, false));
  const versions = world.outcomes.flatMap(({ id, versions: own }) => own.map((_, index) => keyOf(id, index + 1)));
  const ofYears = (...years: number[]) => some(years).map((year) => ({ year, value: value() }));
  const indicators = ['I-2', 'I-10', 'Показатель "а"'].map((code): PlanIndicator => ({
    id: newId(),
    code,
    aggregation: choose('SUM', 'DISTINCT', 'LATEST'),
    actionIds: some(world.actions.map(({ id }) => id)),
    baseline: choose(null, value()),
    targets: ofYears(2023, 2024, 2025),
    byHand: ofYears(2022, 2024, 2025),
  }));
  return {
    indicators,
    states: new Map(versions.map((version) => [version, some(states)])),
    contributions: new Map(
      indicators.flatMap(({ id }) =>
        versions
          .filter(() => choose(true, true, false))
          .map((version): [string, number] => [keyOf(id, version), value()]),
      ),
    ),
  };
}

/** Puts them into the database as rows; the world is there. */
export async function insertIndicators(
  transaction: Transaction,
  world: ReportWorld,
  { indicators, states: statesOf, contributions }: IndicatorsOfWorld,
): Promise<void> {
  const insert = insertWithin(transaction);
  await insert(
    'indicator',
    indicators.map(({ id, code, aggregation, baseline }) => ({
      ...{ id, code, aggregation, baseline, baseline_year: baseline === null ? null : 2021, plan_id: world.plan.id },
      ...{ title: { en: id }, level: 'OUTCOME', unit: 'people', ascending: true },
    })),
  );
  const rowsOf = (rows: (indicator: PlanIndicator) => TableRecord[]): TableRecord[] =>
    indicators.flatMap((indicator) => rows(indicator).map((row) => ({ indicator_id: indicator.id, ...row })));
  await insert(
    'indicator_action',
    rowsOf(({ actionIds }) => actionIds.map((action_id, position) => ({ action_id, position }))),
  );
  await insert(
    'indicator_target',
    rowsOf(({ targets }) => targets),
  );
  const by_member_id = world.members[0]!.id;
  await insert(
    'indicator_value',
    rowsOf(({ byHand }) => byHand.map((entered) => ({ ...entered, by_member_id, at: '2026-01-01T00:00:00Z' }))),
  );
  await insert(
    'outcome_state',
    [...statesOf].flatMap(([version, own]) => {
      const [outcome_id, number] = version.split(' ');
      return own.map((state, position) => ({ outcome_id, number: Number(number), state, position }));
    }),
  );
  await insert(
    'outcome_contribution',
    [...contributions].map(([key, value], position) => {
      const [indicator_id, outcome_id, number] = key.split(' ');
      return { indicator_id, outcome_id, number: Number(number), position, value };
    }),
  );
}

/**
 * What was reached in a year, counted by hand. All outcomes of a world are published at one moment, so that their ids
 * decide.
 */
export function naiveActualOf(
  { outcomes }: ReportWorld,
  { states: statesOf, contributions }: IndicatorsOfWorld,
  { id, aggregation, byHand }: PlanIndicator,
  year: number,
): number | null {
  const published = outcomes
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .flatMap(({ id: outcome, published: number, versions }) => {
      const version = keyOf(outcome, number ?? 0);
      const value = contributions.get(keyOf(id, version));
      if (number === null || value === undefined) return [];
      return [{ date: versions[number - 1]!.date, value, states: statesOf.get(version)! }];
    });
  return naiveActual({ aggregation, byHand, contributions: published }, year);
}
