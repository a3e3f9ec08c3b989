import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { system } from '../../src/access/index.js';
import { forbidden, joinNetwork, NetworkLife, type Who } from '../support/builders/network-life.js';
import type { AnswerTo, Operation } from '../support/harness/client.js';
import type { Input } from '../support/harness/input.js';
import { Visitor } from '../support/harness/visitor.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
let life: NetworkLife;
let visitor: Visitor;
beforeAll(async () => {
  world = await startWorld();
  life = new NetworkLife(world);
  visitor = new Visitor(world);
});
afterAll(async () => {
  await world.stop();
});

const refusal = (who: Who, operation: Operation<unknown> | string, variables: Record<string, unknown> = {}) =>
  world.as(who).refusal(operation, variables);

describe('who sees memberships', () => {
  it('depends on the status and on what the person chose', async () => {
    const network = await life.newNetwork();
    const memberships = life.memberships;
    const shy = await visitor.newcomer('Сергій', "Сором'язливий", 'UA');
    const open = await memberships.enter(system, {
      networkId: network,
      memberId: world.ids.expert,
      from: '2024-01-01',
    });
    const hidden = await memberships.enter(system, { networkId: network, memberId: shy.id, from: '2024-01-01' });
    const visibility = graphql(
      'mutation { updateProfile(input: { visibility: [{ field: MEMBERSHIPS, visibility: NETWORK }] }) { id } }',
    );
    await world.as({ email: shy.email }).ask(visibility);
    const { id: applied } = await life.run('expert2', joinNetwork, { network });

    const text = graphql(`
      query ($id: ID!, $filter: MembershipFilter) {
        network(id: $id) { memberships(filter: $filter) { totalCount nodes { id } } }
      }
    `);
    const seen = async (who: Who, filter: Input<'MembershipFilter'> | null = null) => {
      const { network: found } = await world.as(who).ask(text, {
        id: network,
        filter,
      });
      expect(found.memberships.totalCount).toBe(found.memberships.nodes.length);
      return found.memberships.nodes.map(({ id }) => id);
    };
    expect(await seen('nobody')).toEqual([]);
    expect(await seen('observer')).toEqual([open.id]);
    expect(await seen('otherOrganiser')).toEqual([open.id]);
    expect(await seen('expert')).toEqual([open.id, hidden.id]);
    expect(await seen({ email: shy.email })).toEqual([open.id, hidden.id]);
    expect(await seen('expert2')).toEqual([applied, open.id]);
    expect(await seen('contactPoint')).toEqual([applied, open.id]);
    expect(await seen('organiser')).toEqual([applied, open.id, hidden.id]);
    expect(await seen('secretariat')).toEqual([applied, open.id, hidden.id]);

    expect(await seen('secretariat', { statuses: ['APPLIED'] })).toEqual([applied]);
    expect(await seen('secretariat', { states: ['UA'], roles: ['MEMBER'] })).toEqual([open.id, hidden.id]);
    expect(await seen('secretariat', { search: 'Kovalenko' })).toEqual([open.id]);
    expect(await seen('secretariat', { search: 'коваленко «лісова»' })).toEqual([open.id]);
    expect(await seen('secretariat', { search: `%' OR true --` })).toEqual([]);
    expect(await seen('secretariat', { statuses: [] })).toEqual([]);
    expect(await seen('secretariat', { expiresBefore: '2999-01-01' })).toEqual([]);

    const ofMember = graphql('query ($id: ID!) { member(id: $id) { memberships { id } } }');
    const own = { member: { memberships: [{ id: hidden.id }] } };
    expect(await world.as({ email: shy.email }).ask(ofMember, { id: shy.id })).toEqual(own);
    expect(await world.as('secretariat').ask(ofMember, { id: shy.id })).toEqual(own);
    expect(await world.as('observer').ask(ofMember, { id: shy.id })).toEqual({ member: { memberships: null } });
  });

  it('is told page by page over all networks', async () => {
    const text = graphql(`
      query ($first: Int, $after: String) {
        memberships(first: $first, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } }
      }
    `);
    const all = (await world.as('secretariat').ask(text, { first: 100 })).memberships;
    const ids: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { memberships }: AnswerTo<typeof text> = await world.as('secretariat').ask(text, { first: 4, after });
      ids.push(...memberships.nodes.map(({ id }) => id));
      after = memberships.pageInfo.endCursor;
      more = memberships.pageInfo.hasNextPage;
    }
    expect(ids).toEqual(all.nodes.map(({ id }) => id));
    expect(ids.length).toBe(all.totalCount);
    expect(await refusal('expert', '{ memberships { totalCount } }', {})).toEqual(forbidden);
  });
});
