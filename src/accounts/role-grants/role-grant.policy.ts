import { isSecretariat, type Viewer } from '../../access/index.js';
import type { Message } from '../../platform/index.js';
import type { GrantedRole, RoleGrantInput } from '../../schema-types.js';

const scopeFields = ['state', 'network', 'programme', 'event', 'organisation'] as const;
type ScopeField = (typeof scopeFields)[number];

/** What each role is held for; of an organiser's three it is exactly one. */
const scopesOf: Record<GrantedRole, readonly ScopeField[]> = {
  CONTACT_POINT: ['state'],
  ORGANISER: ['network', 'programme', 'event'],
  OBSERVER: ['organisation'],
  SECRETARIAT: [],
};

/** Roles that may also be held for nothing in particular. */
const freeOfScope: readonly GrantedRole[] = ['SECRETARIAT', 'OBSERVER'];

/** What does not fit together in a role to give: the field and why. */
export function scopeProblems(
  grant: Pick<RoleGrantInput, 'role' | ScopeField>,
): { field: ScopeField; message: Message }[] {
  const fitting = scopesOf[grant.role];
  const given = scopeFields.filter((field) => grant[field] != null);
  const extra = given.filter((field) => !fitting.includes(field)).map((field) => ({ field, message: notOfRole }));
  const chosen = given.filter((field) => fitting.includes(field));
  if (chosen.length > 1) return [...extra, { field: chosen[1]!, message: onlyOne }];
  if (chosen.length === 0 && fitting[0] && !freeOfScope.includes(grant.role))
    return [...extra, { field: fitting[0], message: scopeNeeded }];
  return extra;
}

/** Whether the viewer may give or end such a role: the secretariat any, a contact point deputies for own states. */
export function mayGrant(viewer: Viewer, { role, state }: { role: GrantedRole; state: string | null }): boolean {
  return isSecretariat(viewer) || (role === 'CONTACT_POINT' && state !== null && viewer.contactPointOf.includes(state));
}

const notOfRole: Message = { en: 'This role is not held for that.', ru: 'Эта роль не связана с таким объектом.' };
const onlyOne: Message = { en: 'A role is for one thing only.', ru: 'Роль даётся только для одного объекта.' };
const scopeNeeded: Message = { en: 'Say what the role is for.', ru: 'Укажите, для чего даётся роль.' };
