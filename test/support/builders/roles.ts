import { graphql } from '../../../src/platform/index.js';
import type { Input } from '../harness/input.js';
import type { World } from '../harness/world.js';

export const grantRole = graphql('mutation ($input: RoleGrantInput!) { grantRole(input: $input) { id } }');
export const revokeRole = graphql('mutation ($id: ID!) { revokeRole(id: $id) { id to } }');

/** Gives somebody a role, as the secretariat does; answers the id of the grant. */
export async function granted(world: World, input: Input<'RoleGrantInput'>): Promise<string> {
  return (await world.as('secretariat').ask(grantRole, { input })).grantRole.id;
}
