import { grantInForce } from '../../access/index.js';
import { sql } from '../../platform/index.js';

/** Those who speak for the state of `state_invitation i` today, as `member m`: what stands behind FROM. */
export const contactPoints = sql`role_grant g JOIN member m ON m.id = g.member_id AND m.erased_at IS NULL
  WHERE g.role = 'CONTACT_POINT' AND g.state = i.state AND ${grantInForce(sql`g`)}`;

/** The same of those who can be written to. */
export const reachedContactPoints = sql`${contactPoints} AND m.email IS NOT NULL`;
