import type { World } from '../harness/world.js';
import type { Person } from '../harness/cast.js';

/** An indicator as the tests ask for it. */
export interface IndicatorShown {
  id: string;
  plan: { slug: string };
  code: string;
  version: number;
  title: string;
  titles: { locale: string; text: string }[];
  level: string;
  unit: string;
  ascending: boolean;
  aggregation: string;
  dataSource: string | null;
  actions: { code: string }[];
  baseline: number | null;
  baselineYear: number | null;
  targets: { year: number; value: number }[];
  actual: number | null;
  in2024: number | null;
  in2025: number | null;
  values: {
    year: number;
    value: number;
    source: string | null;
    note: string | null;
    by: { id: string } | null;
    at: string;
  }[];
  changes: {
    at: string;
    by: { id: string } | null;
    action: string;
    changes: { field: string; from: string | null; to: string | null }[];
  }[];
  viewerCan: string[];
}

export const everyIndicator = `id plan { slug } code version title titles { locale text } level unit ascending aggregation dataSource actions { code }
  baseline baselineYear targets { year value } actual in2024: actual(year: 2024) in2025: actual(year: 2025)
  values { year value source note by { id } at } changes { at by { id } action changes { field from to } } viewerCan`;

export const createIndicator = `mutation ($input: IndicatorInput!) { done: createIndicator(input: $input) { ${everyIndicator} } }`;
export const updateIndicator = `mutation ($id: ID!, $input: UpdateIndicatorInput!) { done: updateIndicator(id: $id, input: $input) { ${everyIndicator} } }`;
export const recordIndicatorValue = `mutation ($indicator: ID!, $year: Int!, $value: Float, $source: String, $note: String) {
  done: recordIndicatorValue(indicator: $indicator, year: $year, value: $value, source: $source, note: $note) { ${everyIndicator} }
}`;

/** What is needed of an indicator; `others` goes over it. */
export const indicatorInput = (code: string, others: Record<string, unknown> = {}): Record<string, unknown> => ({
  code,
  title: [{ locale: 'en', text: `Indicator ${code}` }],
  level: 'OUTPUT',
  unit: 'people',
  aggregation: 'SUM',
  ...others,
});

/** Runs a mutation as the secretariat. */
export async function kept(
  world: World,
  mutation: string,
  variables: Record<string, unknown>,
): Promise<IndicatorShown> {
  return (await world.as('secretariat').ask<{ done: IndicatorShown }>(mutation, variables)).done;
}

export const newIndicator = (
  world: World,
  code: string,
  others: Record<string, unknown> = {},
): Promise<IndicatorShown> => kept(world, createIndicator, { input: indicatorInput(code, others) });

/** The indicator as this person sees it; null when it does not. */
export async function indicatorSeen(
  world: World,
  person: Person | 'nobody',
  id: string,
): Promise<IndicatorShown | null> {
  const { data } = await world
    .as(person)
    .run<{ node: IndicatorShown | null }>(
      `query ($id: ID!) { node(id: $id) { ... on Indicator { ${everyIndicator} } } }`,
      { id },
    );
  return data?.node ?? null;
}
