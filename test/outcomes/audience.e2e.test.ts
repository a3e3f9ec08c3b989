import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { addedMaterial } from '../support/builders/materials.js';
import {
  createOutcome,
  done,
  type OutcomeInput,
  outcomeInput,
  type OutcomeShown,
  publishedDraft,
  shown,
  updateOutcome,
} from '../support/builders/outcomes.js';
import { granted } from '../support/builders/roles.js';
import { startWorld, type World } from '../support/harness/world.js';

/*
 * Organisers are no audience of their own: who is staff of an outcome is decided by the version that is current. The
 * organiser organises what was published, and the other organiser what the next version says it came from.
 */

let world: World;
beforeAll(async () => {
  world = await startWorld();
  // Sources of figures are for observers, too.
  for (const person of ['organiser', 'otherOrganiser'] as const)
    await granted(world, { member: world.ids[person], role: 'OBSERVER' });
});
afterAll(async () => {
  await world.stop();
});

/** Published from the network of the organiser, with a document for organisers. */
async function publishedFromAsylum(title: string, others: Partial<OutcomeInput>): Promise<OutcomeShown> {
  const input = outcomeInput(title, { networks: [world.networks.asylum], ...others });
  const { id } = await done(world, 'secretariat', createOutcome, { input });
  await addedMaterial(world, id, { audience: 'ORGANISERS' }, 'secretariat');
  return publishedDraft(world, id);
}

const moveToLabour = (id: string): Promise<OutcomeShown> =>
  done(world, 'secretariat', updateOutcome, { id, input: { networks: [world.networks.labour] } });

const nodeById = graphql('query ($id: ID!) { node(id: $id) { id } }');
const lists = graphql(`
  query ($search: String!) {
    outcomes(filter: { search: $search }) { totalCount nodes { id } }
    action(code: "VI.6") { outcomes(filter: { search: $search }) { totalCount nodes { id } } }
  }
`);
const listsOfNetworks = graphql(`
  query ($search: String!, $asylum: ID!, $labour: ID!) {
    asylum: node(id: $asylum) { ... on Network { outcomes(filter: { search: $search }) { totalCount nodes { id } } } }
    labour: node(id: $labour) { ... on Network { outcomes(filter: { search: $search }) { totalCount nodes { id } } } }
  }
`);
const listed = async (person: 'organiser' | 'otherOrganiser', search: string) => ({
  ...(await world.as(person).ask(lists, { search })),
  ...(await world
    .as(person)
    .ask(listsOfNetworks, { search, asylum: world.networks.asylum, labour: world.networks.labour })),
});

describe('an organiser of what was published, once the next version is from elsewhere', () => {
  it('sees an outcome for organisers no more, on any path', async () => {
    const { id } = await publishedFromAsylum('Moved away', { audience: 'ORGANISERS' });
    const one = { totalCount: 1, nodes: [{ id }] };
    const none = { totalCount: 0, nodes: [] };
    expect((await shown(world, 'organiser', id))?.status).toBe('PUBLISHED');
    expect(await listed('organiser', 'moved away')).toEqual({
      outcomes: one,
      action: { outcomes: one },
      asylum: { outcomes: one },
      labour: { outcomes: none },
    });
    await moveToLabour(id);
    expect(await shown(world, 'organiser', id)).toBeNull();
    expect(await world.as('organiser').refusal(nodeById, { id })).toEqual({ code: 'NOT_FOUND', field: 'id' });
    expect(await listed('organiser', 'moved away')).toEqual({
      outcomes: none,
      action: { outcomes: none },
      asylum: { outcomes: none },
      labour: { outcomes: none },
    });
    expect((await shown(world, 'otherOrganiser', id))?.status).toBe('SUBMITTED');
    expect(await listed('otherOrganiser', 'moved away')).toEqual({
      outcomes: one,
      action: { outcomes: one },
      asylum: { outcomes: none },
      labour: { outcomes: one },
    });
  });

  it('still sees it where its audience says so, but not where its evidence for organisers is', async () => {
    const evidence = [
      { title: 'Minutes', url: 'https://ministry.example/minutes', audience: 'ORGANISERS' as const },
      { title: 'Report', url: 'https://ministry.example/report', audience: 'MEMBERS' as const },
    ];
    const { id, evidence: proofs } = await publishedFromAsylum('For members', { audience: 'MEMBERS', evidence });
    const addresses = async () => (await shown(world, 'organiser', id))?.evidence.map(({ url }) => url);
    expect(await addresses()).toEqual(evidence.map(({ url }) => url));
    await moveToLabour(id);
    expect((await shown(world, 'organiser', id))?.status).toBe('PUBLISHED');
    expect(await addresses()).toEqual([null, 'https://ministry.example/report']);
    const evidenceById = graphql('query ($id: ID!) { node(id: $id) { ... on Evidence { title url } } }');
    expect(await world.as('organiser').ask(evidenceById, { id: proofs[0]!.id })).toEqual({
      node: { title: 'Minutes', url: null },
    });
    expect(await world.as('otherOrganiser').ask(evidenceById, { id: proofs[0]!.id })).toEqual({
      node: { title: 'Minutes', url: 'https://ministry.example/minutes' },
    });
  });

  it('does not get its documents for organisers', async () => {
    const { id } = await publishedFromAsylum('With a document', { audience: 'PUBLIC' });
    const documentsById = graphql('query ($id: ID!) { outcome(id: $id) { documents { id } } }');
    const documentsOf = async (person: 'organiser' | 'otherOrganiser') =>
      (await world.as(person).ask(documentsById, { id })).outcome.documents.map((document) => document.id);
    const [document] = await documentsOf('organiser');
    expect(document).toBeDefined();
    expect(await documentsOf('otherOrganiser')).toEqual([]);
    await moveToLabour(id);
    expect(await documentsOf('organiser')).toEqual([]);
    expect(await world.as('organiser').refusal(nodeById, { id: document })).toEqual({ code: 'NOT_FOUND', field: 'id' });
    expect(await documentsOf('otherOrganiser')).toEqual([document]);
  });

  it('does not find it behind the figures of a report', async () => {
    const { id } = await publishedFromAsylum('Counted', { audience: 'ORGANISERS', date: '2024-02-01' });
    const sources = graphql(`
      {
        figureSources(input: { report: { from: "2024-01-01", to: "2024-12-31" } }) {
          outcomes { totalCount nodes { id status } }
        }
      }
    `);
    const behind = async (person: 'organiser' | 'otherOrganiser' | 'secretariat') =>
      (await world.as(person).ask(sources)).figureSources.outcomes;
    const one = { totalCount: 1, nodes: [{ id, status: 'PUBLISHED' }] };
    const none = { totalCount: 0, nodes: [] };
    expect(await behind('organiser')).toEqual(one);
    await moveToLabour(id);
    expect(await behind('organiser')).toEqual(none);
    // Whoever organises the next version has not been let see the published one.
    expect(await behind('otherOrganiser')).toEqual(none);
    expect(await behind('secretariat')).toEqual(one);
  });
});
