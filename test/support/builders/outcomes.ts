import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { graphql, type ResultOf } from '../../../src/platform/index.js';
import type { Person } from '../harness/cast.js';
import type { Given } from '../harness/client.js';
import type { Input } from '../harness/input.js';
import type { World } from '../harness/world.js';
import { english } from './texts.js';

/** An outcome as the tests ask for it. */
export const outcomeShown = graphql(`
  fragment OutcomeShown on Outcome {
    id kind status version date title titles { locale text } summary audience viewerCan publishedAt
    actions { code } events { id } networks { id } states { code }
    evidence { id title url audience }
    followUps { id title status dueOn ownerState { code } ownerOrganisation { id } }
    createdBy { id } verifiedBy { id } history { from to note by { id } }
  }
`);
export type OutcomeShown = ResultOf<typeof outcomeShown>;

export const createOutcome = graphql(
  'mutation ($input: OutcomeInput!) { createOutcome(input: $input) { ...OutcomeShown } }',
  [outcomeShown],
);
export const updateOutcome = graphql(
  `mutation ($id: ID!, $input: UpdateOutcomeInput!, $reason: String) {
    updateOutcome(id: $id, input: $input, reason: $reason) { ...OutcomeShown }
  }`,
  [outcomeShown],
);
export const submitOutcome = graphql('mutation ($id: ID!) { submitOutcome(id: $id) { ...OutcomeShown } }', [
  outcomeShown,
]);
export const verifyOutcome = graphql(
  `mutation ($id: ID!, $accept: Boolean!, $note: String) {
    verifyOutcome(id: $id, accept: $accept, note: $note) { ...OutcomeShown }
  }`,
  [outcomeShown],
);
export const publishOutcome = graphql('mutation ($id: ID!) { publishOutcome(id: $id) { ...OutcomeShown } }', [
  outcomeShown,
]);
export const withdrawOutcome = graphql(
  'mutation ($id: ID!, $reason: String!) { withdrawOutcome(id: $id, reason: $reason) { ...OutcomeShown } }',
  [outcomeShown],
);
export const setFollowUp = graphql(`
  mutation ($id: ID!, $status: FollowUpStatus!, $note: String) {
    setFollowUp(id: $id, status: $status, note: $note) { id status note doneAt viewerCan outcome { id } }
  }
`);
export const outcomeById = graphql('query ($id: ID!) { outcome(id: $id) { ...OutcomeShown } }', [outcomeShown]);

export type OutcomeInput = Input<'OutcomeInput'>;

/** What is needed of an outcome, with one piece of evidence; `others` goes over it. */
export const outcomeInput = (title: string, others: Partial<OutcomeInput> = {}): OutcomeInput => ({
  kind: 'STUDY',
  title: english(title),
  date: '2025-05-20',
  actions: ['VI.6'],
  evidence: [{ title: 'Minutes', url: 'https://ministry.example/minutes', audience: 'ORGANISERS' }],
  ...others,
});

/** Runs a mutation that must succeed and answers its one field. */
export async function done<Field extends string, Variables extends object>(
  world: World,
  person: Person,
  mutation: TypedDocumentNode<{ [Name in Field]: OutcomeShown | null }, Variables>,
  ...variables: Given<Variables>
): Promise<OutcomeShown> {
  const [outcome] = Object.values<OutcomeShown>(await world.as(person).ask(mutation, ...variables));
  return outcome!;
}

/** The outcome as this person sees it; null when it does not. */
export async function shown(world: World, person: Person | 'nobody', id: string): Promise<OutcomeShown | null> {
  const { data } = await world.as(person).run(outcomeById, { id });
  return data?.outcome ?? null;
}

/** Entered by the first of the secretariat, checked by the second, published. */
export async function published(world: World, input: OutcomeInput): Promise<OutcomeShown> {
  const { id } = await done(world, 'secretariat', createOutcome, { input });
  return publishedDraft(world, id);
}

/** The same of what the first of the secretariat has entered. */
export async function publishedDraft(world: World, id: string): Promise<OutcomeShown> {
  await done(world, 'secretariat', submitOutcome, { id });
  await done(world, 'secretariat2', verifyOutcome, { id, accept: true });
  return done(world, 'secretariat', publishOutcome, { id });
}
