import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Memberships } from '../../../src/networks/index.js';
import { graphql, type ResultOf } from '../../../src/platform/index.js';
import type { Given } from '../harness/client.js';
import type { Input } from '../harness/input.js';
import type { World } from '../harness/world.js';
import { newNetwork } from './networks.js';
import { granted } from './roles.js';
import { english } from './texts.js';

export type Who = Parameters<World['as']>[0];

const membershipShown = graphql(`
  fragment MembershipShown on Membership {
    id status role from to expiresOn motivation representing { state { code } personalCapacity } viewerCan
  }
`);
export type MembershipShown = ResultOf<typeof membershipShown>;

export const joinNetwork = graphql(
  `mutation ($network: ID!, $representing: RepresentationInput, $motivation: String) {
    done: joinNetwork(network: $network, representing: $representing, motivation: $motivation) { ...MembershipShown }
  }`,
  [membershipShown],
);
export const nominateToNetwork = graphql(
  `mutation ($network: ID!, $member: ID!, $role: MembershipRole! = MEMBER, $representing: RepresentationInput) {
    done: nominateToNetwork(network: $network, member: $member, role: $role, representing: $representing) {
      ...MembershipShown
    }
  }`,
  [membershipShown],
);
export const decideMembership = graphql(
  `mutation ($id: ID!, $decision: MembershipDecision!, $reason: String, $expiresOn: Date) {
    done: decideMembership(id: $id, decision: $decision, reason: $reason, expiresOn: $expiresOn) {
      ...MembershipShown
    }
  }`,
  [membershipShown],
);
export const setMembershipRole = graphql(
  `mutation ($id: ID!, $role: MembershipRole!) {
    done: setMembershipRole(id: $id, role: $role) { ...MembershipShown }
  }`,
  [membershipShown],
);
export const leaveNetwork = graphql(
  'mutation ($network: ID!) { done: leaveNetwork(network: $network) { ...MembershipShown } }',
  [membershipShown],
);

export const forbidden = { code: 'FORBIDDEN', field: null };
export const notAllowed = { code: 'TRANSITION_NOT_ALLOWED', field: null };
export const unknownId = '0190a5a0-0000-7000-8000-000000000000';

/** The day so many years from today, in UTC. */
export function day(years = 0): string {
  const date = new Date();
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10);
}

/** What tests of memberships do with a world. */
export class NetworkLife {
  private made = 0;

  constructor(private readonly world: World) {}

  get memberships(): Memberships {
    return this.world.apps[0]!.get(Memberships);
  }

  async run<Variables extends object>(
    who: Who,
    mutation: TypedDocumentNode<{ done: MembershipShown | null }, Variables>,
    ...variables: Given<Variables>
  ): Promise<MembershipShown> {
    return (await this.world.as(who).ask(mutation, ...variables)).done;
  }

  async decide(
    who: Who,
    id: string,
    decision: Input<'MembershipDecision'>,
    more: { reason?: string; expiresOn?: string } = {},
  ): Promise<MembershipShown> {
    return this.run(who, decideMembership, { id, decision, ...more });
  }

  /** A network of its own for one test; the cast's organiser organises it. */
  async newNetwork(): Promise<string> {
    const network = await newNetwork(this.world, `membership-${++this.made}`, { name: english('Pool') });
    await granted(this.world, { member: this.world.ids.organiser, role: 'ORGANISER', network });
    return network;
  }
}
