import type { World } from '../harness/world.js';
import type { Person } from '../harness/cast.js';

/** An outcome as the tests ask for it. */
export interface OutcomeShown {
  id: string;
  kind: string;
  status: string;
  version: number;
  date: string;
  title: string;
  titles: { locale: string; text: string }[];
  summary: string | null;
  audience: string;
  viewerCan: string[];
  publishedAt: string | null;
  actions: { code: string }[];
  events: { id: string }[];
  networks: { id: string }[];
  states: { code: string }[];
  evidence: { id: string; title: string; url: string | null; audience: string }[];
  followUps: {
    id: string;
    title: string;
    status: string;
    ownerState: { code: string } | null;
    ownerOrganisation: { id: string } | null;
    dueOn: string | null;
  }[];
  createdBy: { id: string } | null;
  verifiedBy: { id: string } | null;
  history: { from: string | null; to: string; note: string | null; by: { id: string } | null }[];
}

export const everything = `id kind status version date title titles { locale text } summary audience viewerCan publishedAt
  actions { code } events { id } networks { id } states { code }
  evidence { id title url audience }
  followUps { id title status dueOn ownerState { code } ownerOrganisation { id } }
  createdBy { id } verifiedBy { id } history { from to note by { id } }`;

export const createOutcome = `mutation ($input: OutcomeInput!) { createOutcome(input: $input) { ${everything} } }`;
export const updateOutcome = `mutation ($id: ID!, $input: UpdateOutcomeInput!) { updateOutcome(id: $id, input: $input) { ${everything} } }`;
export const submitOutcome = `mutation ($id: ID!) { submitOutcome(id: $id) { ${everything} } }`;
export const verifyOutcome = `mutation ($id: ID!, $accept: Boolean!, $note: String) { verifyOutcome(id: $id, accept: $accept, note: $note) { ${everything} } }`;
export const publishOutcome = `mutation ($id: ID!) { publishOutcome(id: $id) { ${everything} } }`;
export const withdrawOutcome = `mutation ($id: ID!, $reason: String!) { withdrawOutcome(id: $id, reason: $reason) { ${everything} } }`;
export const setFollowUp = `mutation ($id: ID!, $status: FollowUpStatus!, $note: String) {
  setFollowUp(id: $id, status: $status, note: $note) { id status note doneAt viewerCan outcome { id } }
}`;
export const outcomeById = `query ($id: ID!) { outcome(id: $id) { ${everything} } }`;

/** What is needed of an outcome, with one piece of evidence; `others` goes over it. */
export const outcomeInput = (title: string, others: Record<string, unknown> = {}): Record<string, unknown> => ({
  kind: 'STUDY',
  title: [{ locale: 'en', text: title }],
  date: '2025-05-20',
  actions: ['VI.6'],
  evidence: [{ title: 'Minutes', url: 'https://ministry.example/minutes', audience: 'ORGANISERS' }],
  ...others,
});

/** Runs a mutation that must succeed and answers its one field. */
export async function done(
  world: World,
  person: Person,
  mutation: string,
  variables: Record<string, unknown>,
): Promise<OutcomeShown> {
  const data = await world.as(person).ask<Record<string, OutcomeShown>>(mutation, variables);
  return Object.values(data)[0]!;
}

/** The outcome as this person sees it; null when it does not. */
export async function shown(world: World, person: Person | 'nobody', id: string): Promise<OutcomeShown | null> {
  const { data } = await world.as(person).run<{ outcome: OutcomeShown | null }>(outcomeById, { id });
  return data?.outcome ?? null;
}

/** Entered by the first of the secretariat, checked by the second, published. */
export async function published(world: World, input: Record<string, unknown>): Promise<OutcomeShown> {
  const { id } = await done(world, 'secretariat', createOutcome, { input });
  return publishedDraft(world, id);
}

/** The same of what the first of the secretariat has entered. */
export async function publishedDraft(world: World, id: string): Promise<OutcomeShown> {
  await done(world, 'secretariat', submitOutcome, { id });
  await done(world, 'secretariat2', verifyOutcome, { id, accept: true });
  return done(world, 'secretariat', publishOutcome, { id });
}

/** A published event of the past in the asylum pool; answers its id. */
export async function pastEvent(world: World, confidentiality = 'OPEN', publish = true): Promise<string> {
  const { createEvent } = await world
    .as('secretariat')
    .ask<{ createEvent: { id: string } }>('mutation ($input: EventInput!) { createEvent(input: $input) { id } }', {
      input: {
        kind: 'WORKSHOP',
        format: 'ONLINE',
        title: [{ locale: 'en', text: 'Workshop' }],
        startsAt: '2025-03-11T09:00:00',
        endsAt: '2025-03-11T17:00:00',
        timeZone: 'Europe/Vienna',
        networks: [world.networks.asylum],
        actions: ['VI.6'],
        seats: [{ mode: 'ONLINE' }],
        confidentiality,
      },
    });
  if (publish)
    await world.as('secretariat').ask('mutation ($id: ID!) { publishEvent(id: $id) { id } }', { id: createEvent.id });
  return createEvent.id;
}
