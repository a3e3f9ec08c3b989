import type { Viewer } from '../access/index.js';
import { place } from '../platform/index.js';

/**
 * The SQL condition that holds for the materials `f` whose audience this viewer belongs to. What it is to be in the networks, or
 * among the participants, of the owner is for the owner to say, as a condition on the member given.
 */
export function inAudience(
  viewer: Viewer,
  values: unknown[],
  { networks, participants }: { networks: (member: string) => string; participants: (member: string) => string },
): string {
  if (viewer.memberId === null) return `f.audience = 'PUBLIC'`;
  const member = `${place(values, viewer.memberId)}::uuid`;
  const open = ['PUBLIC', 'MEMBERS', ...(viewer.roles.has('CONTACT_POINT') ? ['STATES'] : [])];
  return `(f.audience = ANY (${place(values, open)}::text[])
    OR f.audience = 'NETWORKS' AND ${networks(member)}
    OR f.audience = 'PARTICIPANTS' AND ${participants(member)})`;
}
