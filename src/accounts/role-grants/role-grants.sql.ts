import { sql } from '../../platform/index.js';

/** Columns of a RoleGrantRow from the table role_grant. */
export const roleGrantColumns = sql`id, role, member_id AS "memberId", from_day AS "from", to_day AS "to", state,
  network_id AS "networkId", programme_id AS "programmeId", event_id AS "eventId",
  organisation_id AS "organisationId", revoked_at IS NOT NULL AS "isRevoked"`;
