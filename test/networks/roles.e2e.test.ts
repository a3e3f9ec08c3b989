import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { anonymous, system } from '../../src/access/index.js';
import {
  day,
  decideMembership,
  forbidden,
  joinNetwork,
  leaveNetwork,
  NetworkLife,
  setMembershipRole,
  type Who,
} from '../support/builders/network-life.js';
import type { Operation } from '../support/harness/client.js';
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

describe('roles in a network', () => {
  it('are one lead a state', async () => {
    const network = await life.newNetwork();
    const memberships = life.memberships;
    const lead = await memberships.enter(system, {
      networkId: network,
      memberId: world.ids.contactPoint,
      role: 'LEAD',
      from: '2024-01-01',
    });
    const member = await memberships.enter(system, {
      networkId: network,
      memberId: world.ids.expert2,
      from: '2024-01-01',
    });
    const other = await memberships.enter(system, {
      networkId: network,
      memberId: world.ids.expert,
      role: 'LEAD',
      from: '2024-01-01',
    });
    expect([lead.status, other.role]).toEqual(['ACTIVE', 'LEAD']);
    expect(await refusal('contactPoint', setMembershipRole, { id: member.id, role: 'LEAD' })).toEqual({
      code: 'CONFLICT',
      field: 'role',
    });
    expect((await life.run('contactPoint', setMembershipRole, { id: member.id, role: 'ALTERNATE' })).role).toBe(
      'ALTERNATE',
    );
    expect(await refusal('contactPoint', setMembershipRole, { id: member.id, role: 'COORDINATOR' })).toEqual(forbidden);
    expect(await refusal('contactPoint', setMembershipRole, { id: other.id, role: 'MEMBER' })).toEqual(forbidden);
    expect((await life.run('organiser', setMembershipRole, { id: member.id, role: 'COORDINATOR' })).role).toBe(
      'COORDINATOR',
    );
    const newcomer = await visitor.newcomer('Лев', 'Толстой', 'GE');
    const { id } = await life.run({ email: newcomer.email }, joinNetwork, { network });
    await life.run('organiser', setMembershipRole, { id, role: 'LEAD' });
    expect(await refusal('secretariat', decideMembership, { id, decision: 'ACCEPT' })).toEqual({
      code: 'CONFLICT',
      field: 'role',
    });
  });
});

describe('leaveNetwork', () => {
  it('ends the own membership and no other', async () => {
    const network = await life.newNetwork();
    const { id } = await life.memberships.enter(system, {
      networkId: network,
      memberId: world.ids.expert,
      from: '2024-01-01',
    });
    expect(await life.run('expert', leaveNetwork, { network })).toMatchObject({
      id,
      status: 'ENDED',
      from: '2024-01-01',
      to: day(),
    });
    expect(await life.run('expert', leaveNetwork, { network })).toMatchObject({ id, status: 'ENDED' });
    expect(await refusal('expert2', leaveNetwork, { network })).toEqual({ code: 'NOT_FOUND', field: 'network' });
    const text = graphql(`
      query ($id: ID!) {
        network(id: $id) {
          growth(from: "2024-01-01", to: "2999-01-01") { joined left after } viewerCan viewerMembership { status }
        }
      }
    `);
    expect(await world.as('expert').ask(text, { id: network })).toEqual({
      network: {
        growth: { joined: 1, left: 1, after: 0 },
        viewerCan: ['joinNetwork'],
        viewerMembership: { status: 'ENDED' },
      },
    });
  });
});

describe('Memberships.enter', () => {
  it('is for the secretariat, and for days that fit', async () => {
    const network = await life.newNetwork();
    const memberships = life.memberships;
    const entry = { networkId: network, memberId: world.ids.expert, from: '2023-01-01' };
    await expect(memberships.enter(anonymous('en'), entry)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(memberships.enter(system, { ...entry, to: '2022-12-31' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(memberships.enter(system, { ...entry, from: '2999-01-01' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    const past = await memberships.enter(system, { ...entry, to: '2023-06-30', role: 'LEAD', expiresOn: '2024-01-01' });
    expect(past).toMatchObject({
      status: 'ENDED',
      from: '2023-01-01',
      to: '2023-06-30',
      expiresOn: '2024-01-01',
      role: 'LEAD',
      state: 'UA',
    });
    await memberships.enter(system, { ...entry, from: '2024-01-01' });
    await expect(memberships.enter(system, { ...entry, from: '2024-02-01' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });
});
