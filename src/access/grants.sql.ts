import { type Sql, sql } from '../platform/index.js';

/** Holds for rows of role_grant that count today; days are those of UTC. */
export const grantInForce = (grant: Sql): Sql =>
  sql`${grant}.revoked_at IS NULL AND ${grant}.from_day <= current_date
    AND (${grant}.to_day IS NULL OR ${grant}.to_day >= current_date)`;
