import { graphql } from '../../../src/platform/index.js';
import type { Input } from '../harness/input.js';
import type { World } from '../harness/world.js';
import { english } from './texts.js';

export const createNetwork = graphql('mutation ($input: NetworkInput!) { createNetwork(input: $input) { id } }');

/** Enters a pool of experts, named after its slug unless it is said otherwise; answers its id. */
export async function newNetwork(
  world: World,
  slug: string,
  changes: Partial<Input<'NetworkInput'>> = {},
): Promise<string> {
  const input = { slug, kind: 'EXPERT_POOL' as const, name: english(slug), actions: ['VI.6'], ...changes };
  return (await world.as('secretariat').ask(createNetwork, { input })).createNetwork.id;
}
