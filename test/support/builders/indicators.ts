import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { graphql, type ResultOf } from '../../../src/platform/index.js';
import type { Person } from '../harness/cast.js';
import { type Given, nodeWith } from '../harness/client.js';
import type { Input } from '../harness/input.js';
import type { World } from '../harness/world.js';
import { english } from './texts.js';

/** An indicator as the tests ask for it. */
export const indicatorShown = graphql(`
  fragment IndicatorShown on Indicator {
    id plan { slug } code version title titles { locale text } level unit ascending aggregation dataSource
    actions { code } baseline baselineYear targets { year value }
    actual in2024: actual(year: 2024) in2025: actual(year: 2025)
    values { year value source note by { id } at }
    changes { at by { id } action changes { field from to } }
    viewerCan
  }
`);
export type IndicatorShown = ResultOf<typeof indicatorShown>;

export const createIndicator = graphql(
  'mutation ($input: IndicatorInput!) { done: createIndicator(input: $input) { ...IndicatorShown } }',
  [indicatorShown],
);
export const updateIndicator = graphql(
  `mutation ($id: ID!, $input: UpdateIndicatorInput!) {
    done: updateIndicator(id: $id, input: $input) { ...IndicatorShown }
  }`,
  [indicatorShown],
);
export const recordIndicatorValue = graphql(
  `mutation ($indicator: ID!, $year: Int!, $value: Float, $source: String, $note: String) {
    done: recordIndicatorValue(indicator: $indicator, year: $year, value: $value, source: $source, note: $note) {
      ...IndicatorShown
    }
  }`,
  [indicatorShown],
);

/** What is needed of an indicator; `others` goes over it. */
export const indicatorInput = (
  code: string,
  others: Partial<Input<'IndicatorInput'>> = {},
): Input<'IndicatorInput'> => ({
  code,
  title: english(`Indicator ${code}`),
  level: 'OUTPUT',
  unit: 'people',
  aggregation: 'SUM',
  ...others,
});

/** Runs a mutation as the secretariat. */
export async function kept<Variables extends object>(
  world: World,
  mutation: TypedDocumentNode<{ done: IndicatorShown | null }, Variables>,
  ...variables: Given<Variables>
): Promise<IndicatorShown> {
  return (await world.as('secretariat').ask(mutation, ...variables)).done;
}

export const newIndicator = (
  world: World,
  code: string,
  others: Partial<Input<'IndicatorInput'>> = {},
): Promise<IndicatorShown> => kept(world, createIndicator, { input: indicatorInput(code, others) });

const indicatorById = graphql('query ($id: ID!) { node(id: $id) { ... on Indicator { ...IndicatorShown } } }', [
  indicatorShown,
]);

/** The indicator as this person sees it; null when it does not. */
export async function indicatorSeen(
  world: World,
  person: Person | 'nobody',
  id: string,
): Promise<IndicatorShown | null> {
  const { data } = await world.as(person).run(indicatorById, { id });
  return data?.node ? nodeWith(data.node, 'code') : null;
}
