import { type Sql, sql } from '../../platform/index.js';

/** Whether a member, of this id, has a second factor in use. */
export const hasSecondFactor = (memberId: Sql): Sql =>
  sql`(EXISTS (SELECT FROM authenticator f WHERE f.member_id = ${memberId} AND f.confirmed_at IS NOT NULL)
    OR EXISTS (SELECT FROM passkey p WHERE p.member_id = ${memberId}))`;
