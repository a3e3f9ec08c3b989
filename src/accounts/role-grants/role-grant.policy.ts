import { Temporal } from '@js-temporal/polyfill';
import { isContactPointOf, isSecretariat, type Viewer } from '../../access/index.js';
import { badInput, type Message } from '../../platform/index.js';
import type { GrantedRole, RoleGrantInput } from '../../schema-types.js';
import type { RoleGrantRow } from './role-grant.row.js';

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
const freeOfScope: readonly GrantedRole[] = ['OBSERVER'];

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

/** Whether the viewer may give such a role: the secretariat any, a contact point deputies for own states. */
export function mayGrant(viewer: Viewer, { role, state }: { role: GrantedRole; state: string | null }): boolean {
  return isSecretariat(viewer) || (role === 'CONTACT_POINT' && isContactPointOf(viewer, state));
}

/** Whether the viewer may end a role: a contact point that of a deputy, and its own, but of nobody else appointed. */
export function mayRevoke(
  viewer: Viewer,
  grant: Pick<RoleGrantRow, 'role' | 'state' | 'memberId' | 'cameFromId'>,
): boolean {
  const isDeputyOrOneself = grant.cameFromId !== null || grant.memberId === viewer.memberId;
  return isSecretariat(viewer) || (mayGrant(viewer, grant) && isDeputyOrOneself);
}

/** Whether the viewer sees that somebody holds a role: roles are for the secretariat and whoever holds them. */
export const seesGrant = (viewer: Viewer, { memberId }: Pick<RoleGrantRow, 'memberId'>): boolean =>
  isSecretariat(viewer) || memberId === viewer.memberId;

/** Whether the viewer sees who the contact points of a state are. */
export const seesContactPoints = (viewer: Viewer, state: string): boolean =>
  isSecretariat(viewer) || viewer.roles.has('ORGANISER') || isContactPointOf(viewer, state);

/**
 * The last day of a deputy's role: as asked, else a year after its first, and never after the contact point's own.
 * @throws Problem BAD_INPUT for a day after that
 */
export function deputyUntil(
  { from, to }: { from: string; to: string | null },
  principal: Pick<RoleGrantRow, 'to'>,
): string {
  const yearLater = Temporal.PlainDate.from(from).add({ years: 1 }).toString();
  const lastOwn = principal.to ?? afterAllDays;
  const until = to ?? (yearLater < lastOwn ? yearLater : lastOwn);
  if (until > lastOwn) throw badInput('input.to', afterOwn);
  return until;
}

/** What sorts behind every day. */
const afterAllDays = 'infinity';

const afterOwn: Message = {
  en: 'Your own role ends before that day.',
  ru: 'Ваша собственная роль заканчивается раньше этого дня.',
};
const notOfRole: Message = { en: 'This role is not held for that.', ru: 'Эта роль не связана с таким объектом.' };
const onlyOne: Message = { en: 'A role is for one thing only.', ru: 'Роль даётся только для одного объекта.' };
const scopeNeeded: Message = { en: 'Say what the role is for.', ru: 'Укажите, для чего даётся роль.' };
