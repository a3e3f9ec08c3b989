import { Temporal } from '@js-temporal/polyfill';
import { isContactPointOf, isSecretariat, type Viewer } from '../../access/index.js';
import { currentMembershipStatuses } from '../../people/index.js';
import type { MembershipDecision, MembershipRole, MembershipStatus } from '../../schema-types.js';

/** What decides about a membership. */
export interface MembershipFacts {
  networkId: string;
  memberId: string;
  role: MembershipRole;
  status: MembershipStatus;
  state: string | null;
  expiresOn: string | null;
}

/** As what somebody may decide about a membership. */
export type DecidingCapacity = 'SECRETARIAT' | 'ORGANISER' | 'CONTACT_POINT';

/** What a decision comes to; a REPEAT asks for what stands already. */
export type MembershipVerdict =
  { kind: 'MOVE'; to: MembershipStatus } | { kind: 'REPEAT' } | { kind: 'FORBIDDEN' } | { kind: 'NOT_ALLOWED' };

interface MembershipTransition {
  decision: MembershipDecision;
  from: readonly MembershipStatus[];
  to: MembershipStatus;
  by: readonly DecidingCapacity[];
}

/**
 * Endorsement and acceptance are two steps by two sides; whoever speaks for no state is for the secretariat to accept
 * (domain R6).
 */
const transitions: readonly MembershipTransition[] = [
  { decision: 'ENDORSE', from: ['APPLIED'], to: 'ENDORSED', by: ['CONTACT_POINT', 'SECRETARIAT'] },
  { decision: 'OBJECT', from: ['APPLIED'], to: 'OBJECTED', by: ['CONTACT_POINT', 'SECRETARIAT'] },
  { decision: 'ACCEPT', from: ['NOMINATED', 'ENDORSED'], to: 'ACTIVE', by: ['ORGANISER', 'SECRETARIAT'] },
  { decision: 'ACCEPT', from: ['APPLIED'], to: 'ACTIVE', by: ['SECRETARIAT'] },
  { decision: 'REJECT', from: ['NOMINATED', 'ENDORSED'], to: 'REJECTED', by: ['ORGANISER', 'SECRETARIAT'] },
  { decision: 'REJECT', from: ['APPLIED'], to: 'REJECTED', by: ['SECRETARIAT'] },
  { decision: 'RENEW', from: ['ACTIVE', 'DORMANT'], to: 'ACTIVE', by: ['CONTACT_POINT', 'ORGANISER', 'SECRETARIAT'] },
  { decision: 'END', from: ['ACTIVE', 'DORMANT'], to: 'ENDED', by: ['CONTACT_POINT', 'ORGANISER', 'SECRETARIAT'] },
];

const speaksOfState: readonly MembershipDecision[] = ['ENDORSE', 'OBJECT'];

/** Whether the membership is one of those of which a person has at most one in a network. */
export const isCurrent = ({ status }: Pick<MembershipFacts, 'status'>): boolean =>
  currentMembershipStatuses.includes(status);

/** All that the viewer may decide about a membership as. */
export function capacitiesOf(
  viewer: Viewer,
  { networkId, state }: Pick<MembershipFacts, 'networkId' | 'state'>,
): DecidingCapacity[] {
  const capacities: DecidingCapacity[] = [];
  if (isSecretariat(viewer)) capacities.push('SECRETARIAT');
  if (viewer.organisedNetworks.includes(networkId)) capacities.push('ORGANISER');
  if (isContactPointOf(viewer, state)) capacities.push('CONTACT_POINT');
  return capacities;
}

/** Whether the viewer sees motivation, history and every status: staff and the person. */
export function seesAll(
  viewer: Viewer,
  membership: Pick<MembershipFacts, 'networkId' | 'memberId' | 'state'>,
): boolean {
  return viewer.memberId === membership.memberId || capacitiesOf(viewer, membership).length > 0;
}

/** What the viewer's decision about the membership comes to. */
export function judge(viewer: Viewer, membership: MembershipFacts, decision: MembershipDecision): MembershipVerdict {
  const capacities = capacitiesOf(viewer, membership);
  const ways = transitions.filter((transition) => transition.decision === decision);
  if (!ways.some(({ by }) => overlap(by, capacities))) return { kind: 'FORBIDDEN' };
  const way = ways.find(({ from }) => from.includes(membership.status));
  if (!way || (speaksOfState.includes(decision) && membership.state === null)) {
    return { kind: ways.some(({ to }) => to === membership.status) ? 'REPEAT' : 'NOT_ALLOWED' };
  }
  return overlap(way.by, capacities) ? { kind: 'MOVE', to: way.to } : { kind: 'FORBIDDEN' };
}

/**
 * On which day the endorsement runs out after a decision: as given, else as it stood, else a year from today where a
 * state stands behind it. What runs out and is renewed holds for another year.
 */
export function expiryAfter(
  decision: MembershipDecision,
  { status, state, expiresOn }: MembershipFacts,
  given: string | null,
  today: string,
): string | null {
  const yearFromToday = Temporal.PlainDate.from(today).add({ years: 1 }).toString();
  const isEndorsed = state !== null && status !== 'APPLIED';
  switch (decision) {
    case 'ENDORSE':
      return given ?? expiresOn;
    case 'ACCEPT':
      return given ?? expiresOn ?? (isEndorsed ? yearFromToday : null);
    case 'RENEW':
      return given ?? (state === null && expiresOn === null ? null : later(expiresOn ?? yearFromToday, yearFromToday));
    case 'OBJECT':
    case 'REJECT':
    case 'END':
      return expiresOn;
  }
}

/** Whether the viewer may give the member this role: coordinators are for the network to name, not for a state. */
export function maySetRole(viewer: Viewer, membership: MembershipFacts, role: MembershipRole): boolean {
  const isOfNetwork = role === 'COORDINATOR' || membership.role === 'COORDINATOR';
  return capacitiesOf(viewer, membership).some((capacity) => capacity !== 'CONTACT_POINT' || !isOfNetwork);
}

/** Whether a role is one that somebody has for a state. */
export const isForState = (role: MembershipRole): boolean => role === 'LEAD' || role === 'ALTERNATE';

/** The mutations that the viewer may use on a membership now. */
export function membershipActions(viewer: Viewer, membership: MembershipFacts): string[] {
  if (viewer.readOnly) return [];
  const actions: string[] = [];
  if (transitions.some(({ decision }) => judge(viewer, membership, decision).kind === 'MOVE'))
    actions.push('decideMembership');
  if (isCurrent(membership) && maySetRole(viewer, membership, 'MEMBER')) actions.push('setMembershipRole');
  if (isCurrent(membership) && viewer.memberId === membership.memberId) actions.push('leaveNetwork');
  return actions;
}

const overlap = (some: readonly DecidingCapacity[], others: readonly DecidingCapacity[]): boolean =>
  some.some((capacity) => others.includes(capacity));

const later = (one: string, other: string): string => (one < other ? other : one);
