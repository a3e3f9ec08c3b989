import { type Sql, sql } from '../../platform/index.js';

/** Columns of a RoleGrantRow from the table role_grant. */
export const roleGrantColumns = sql`id, role, member_id AS "memberId", from_day AS "from", to_day AS "to", state,
  network_id AS "networkId", programme_id AS "programmeId", event_id AS "eventId",
  organisation_id AS "organisationId", came_from_id AS "cameFromId", revoked_at IS NOT NULL AS "isRevoked"`;

/** The ids of a role and of all that came from it, also from what came from it. */
export const withWhatCameFrom = (id: string): Sql => sql`
  WITH RECURSIVE chain (id) AS (
    SELECT ${id}::uuid UNION SELECT next.id FROM role_grant next JOIN chain ON next.came_from_id = chain.id
  ) SELECT id FROM chain`;
