import type { SignedIn } from '../../access/index.js';
import type { GrantedRole, Role } from '../../schema-types.js';

/** What a role can be held for, of what a viewer is known by. */
type GrantScope = 'state' | 'network' | 'programme' | 'event';

/** What decides about the roles of somebody who is in. */
export interface HeldGrants {
  admitted: boolean;
  isDemonstration: boolean;
  grants: readonly ({ role: GrantedRole } & Record<GrantScope, string | null>)[];
}

type HeldRoles = Pick<
  SignedIn,
  'roles' | 'withheld' | 'contactPointOf' | 'organisedNetworks' | 'organisedProgrammes' | 'organisedEvents'
>;

/** Roles for which a second factor is needed. */
const guardedRoles: ReadonlySet<Role> = new Set(['ORGANISER', 'SECRETARIAT']);

/** The roles that count, what they are held for, and those that would count with a second factor. */
export function heldRoles({ admitted, isDemonstration, grants }: HeldGrants, secondFactor: boolean): HeldRoles {
  const granted = admitted ? grants : [];
  const withheld = granted.filter(({ role }) => !secondFactor && !isDemonstration && guardedRoles.has(role));
  const held = granted.filter((grant) => !withheld.includes(grant));
  const scopes = (role: GrantedRole, scope: GrantScope): string[] =>
    held.flatMap((grant) => (grant.role === role ? (grant[scope] ?? []) : []));
  return {
    roles: new Set<Role>(['ANYONE', admitted ? 'MEMBER' : 'APPLICANT', ...held.map(({ role }) => role)]),
    withheld: new Set<Role>(withheld.map(({ role }) => role)),
    contactPointOf: scopes('CONTACT_POINT', 'state'),
    organisedNetworks: scopes('ORGANISER', 'network'),
    organisedProgrammes: scopes('ORGANISER', 'programme'),
    organisedEvents: scopes('ORGANISER', 'event'),
  };
}
