import { isMember, type Viewer } from '../../access/index.js';
import { type Sql, sql } from '../../platform/index.js';
import type { Audience } from '../../schema-types.js';
import { hasSeat, isInNetwork } from './event-visibility.sql.js';

/** What it is to be in the networks, or among the participants, of a thing: conditions on the member given. */
export interface AudienceConditions {
  networks: (member: Sql) => Sql;
  participants: (member: Sql) => Sql;
}

/**
 * Holds where this viewer belongs to the audience that `audience` says, whatever thing it is the audience of. Staff are
 * for the caller to add, the secretariat too: of each thing they are others.
 */
export function inAudience(viewer: Viewer, audience: Sql, { networks, participants }: AudienceConditions): Sql {
  if (!isMember(viewer)) return sql`${audience} = 'PUBLIC'`;
  const member = sql`${viewer.memberId}::uuid`;
  // A contact point is who speaks for some state, not who has the role.
  const states: Audience[] = viewer.contactPointOf.length > 0 ? ['STATES'] : [];
  return sql`(${audience} = ANY (${['PUBLIC', 'MEMBERS', ...states]}::text[])
    OR ${audience} = 'NETWORKS' AND ${networks(member)}
    OR ${audience} = 'PARTICIPANTS' AND ${participants(member)})`;
}

/** The same of something that belongs to `event e`: its networks, and those who have a seat. */
export const inAudienceOfEvent = (viewer: Viewer, audience: Sql): Sql =>
  inAudience(viewer, audience, { networks: isInNetwork, participants: hasSeat });
