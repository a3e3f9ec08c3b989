import { Memberships } from '../../../src/networks/index.js';
import type { World } from '../harness/world.js';

export type Who = Parameters<World['as']>[0];

export interface Membership {
  id: string;
  status: string;
  role: string;
  from: string | null;
  to: string | null;
  expiresOn: string | null;
  motivation: string | null;
  representing: { state: { code: string } | null; personalCapacity: boolean };
}

const fields = 'id status role from to expiresOn motivation representing { state { code } personalCapacity } viewerCan';
export const joinText = `mutation ($network: ID!, $representing: RepresentationInput, $motivation: String) {
  done: joinNetwork(network: $network, representing: $representing, motivation: $motivation) { ${fields} } }`;
export const nominateText = `mutation ($network: ID!, $member: ID!, $role: MembershipRole! = MEMBER, $representing: RepresentationInput) {
  done: nominateToNetwork(network: $network, member: $member, role: $role, representing: $representing) { ${fields} } }`;
export const decideText = `mutation ($id: ID!, $decision: MembershipDecision!, $reason: String, $expiresOn: Date) {
  done: decideMembership(id: $id, decision: $decision, reason: $reason, expiresOn: $expiresOn) { ${fields} } }`;
export const roleText = `mutation ($id: ID!, $role: MembershipRole!) { done: setMembershipRole(id: $id, role: $role) { ${fields} } }`;
export const leaveText = `mutation ($network: ID!) { done: leaveNetwork(network: $network) { ${fields} } }`;

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

  async run(who: Who, text: string, variables: Record<string, unknown>): Promise<Membership> {
    return (await this.world.as(who).ask<{ done: Membership }>(text, variables)).done;
  }

  async decide(who: Who, id: string, decision: string, more: Record<string, unknown> = {}): Promise<Membership> {
    return this.run(who, decideText, { id, decision, ...more });
  }

  /** A network of its own for one test; the cast's organiser organises it. */
  async newNetwork(): Promise<string> {
    const secretariat = this.world.as('secretariat');
    const { createNetwork } = await secretariat.ask<{ createNetwork: { id: string } }>(
      'mutation ($input: NetworkInput!) { createNetwork(input: $input) { id } }',
      {
        input: {
          slug: `membership-${++this.made}`,
          kind: 'EXPERT_POOL',
          name: [{ locale: 'en', text: 'Pool' }],
          actions: ['VI.6'],
        },
      },
    );
    const grant = { member: this.world.ids.organiser, role: 'ORGANISER', network: createNetwork.id };
    await secretariat.ask('mutation ($input: RoleGrantInput!) { grantRole(input: $input) { id } }', { input: grant });
    return createNetwork.id;
  }
}
