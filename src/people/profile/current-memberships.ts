import type { MembershipStatus } from '../../schema-types.js';

/** Statuses of which a person has at most one in a network. They stand here, as profiles are shown by them. */
export const currentMembershipStatuses: readonly MembershipStatus[] = [
  'APPLIED',
  'NOMINATED',
  'ENDORSED',
  'ACTIVE',
  'DORMANT',
];
