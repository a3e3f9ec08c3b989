import type { Viewer } from '../access/index.js';
import { place } from '../platform/index.js';
import { hasSeat, isInNetwork } from './seen-events.js';

/**
 * The SQL condition that holds where this viewer belongs to the audience that `audience` says in SQL; organisers are for the caller to add. What
 * it is to be in the networks, or among the participants, of the object is said as a condition on the member given.
 */
export function inAudience(
  viewer: Viewer,
  values: unknown[],
  audience: string,
  { networks, participants }: { networks: (member: string) => string; participants: (member: string) => string },
): string {
  if (viewer.memberId === null) return `${audience} = 'PUBLIC'`;
  const member = `${place(values, viewer.memberId)}::uuid`;
  const open = ['PUBLIC', 'MEMBERS', ...(viewer.roles.has('CONTACT_POINT') ? ['STATES'] : [])];
  return `(${audience} = ANY (${place(values, open)}::text[])
    OR ${audience} = 'NETWORKS' AND ${networks(member)}
    OR ${audience} = 'PARTICIPANTS' AND ${participants(member)})`;
}

/** The same of something that belongs to `event e`: its networks, and those who have a seat. */
export const inAudienceOfEvent = (viewer: Viewer, values: unknown[], audience: string): string =>
  inAudience(viewer, values, audience, { networks: isInNetwork, participants: hasSeat });
