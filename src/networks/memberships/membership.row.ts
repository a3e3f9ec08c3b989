import type { PageArguments } from '../../platform/index.js';
import type { MembershipFilter, MembershipStatus } from '../../schema-types.js';
import type { MembershipFacts } from './membership.policy.js';

export interface MembershipRow extends MembershipFacts {
  id: string;
  organisationId: string | null;
  personalCapacity: boolean;
  motivation: string | null;
  from: string | null;
  to: string | null;
}

export interface MembershipChangeRow {
  membershipId: string;
  at: Date;
  byMemberId: string | null;
  from: MembershipStatus | null;
  to: MembershipStatus;
  reason: string | null;
}

/** What a list of memberships is asked for. */
export type MembershipListArguments = PageArguments & { filter?: MembershipFilter | null | undefined };
