import { graphql } from '../../../src/platform/index.js';
import type { Input } from '../harness/input.js';
import type { World } from '../harness/world.js';
import { english } from './texts.js';

/** Adds many people straight to the database, for tests about what they do and not how they came. */
export async function manyMembers(world: World, count: number, state = 'GE'): Promise<string[]> {
  const members = await world.database.rows<{ id: string }>(
    `WITH added AS (
       INSERT INTO member (id, given_names, family_name, sort_name, native_sort_name)
       SELECT gen_random_uuid(), 'Guest', 'Number ' || n, key, key
       FROM generate_series(1, $1::int) n, LATERAL (SELECT 'number ' || lpad(n::text, 6, '0') AS key) named RETURNING id
     ), posts AS (
       INSERT INTO post (id, member_id, title, state, from_day, confirmed)
       SELECT gen_random_uuid(), id, 'Adviser', $2, '2020-01-01', true FROM added
     ) SELECT id FROM added`,
    [count, state],
  );
  return members.map(({ id }) => id);
}

export const updateMember = graphql(`
  mutation ($id: ID!, $input: UpdateProfileInput!, $reason: String) {
    updateMember(id: $id, input: $input, reason: $reason) { id }
  }
`);

const createOrganisation = graphql(
  'mutation ($input: OrganisationInput!) { createOrganisation(input: $input) { id } }',
);

/** Enters an organisation; answers its id. */
export async function newOrganisation(
  world: World,
  name: string,
  changes: Partial<Input<'OrganisationInput'>> = {},
): Promise<string> {
  const input = { name: english(name), kind: 'NGO' as const, ...changes };
  return (await world.as('secretariat').ask(createOrganisation, { input })).createOrganisation.id;
}

/** Adds many people straight to the database who have signed up and wait to be let in. */
export async function manyApplicants(world: World, count: number): Promise<void> {
  const ids = await manyMembers(world, count, 'GE');
  await world.database.rows(
    `INSERT INTO account (member_id, admitted_at, requested_state) SELECT id, NULL, 'GE' FROM unnest($1::uuid[]) AS id`,
    [ids],
  );
}
