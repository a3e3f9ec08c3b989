import { sql } from '../platform/index.js';

/** Accounts, as `a`, that somebody can use, with their members as `m`. */
export const openAccount = sql`account a JOIN member m
  ON m.id = a.member_id AND m.erased_at IS NULL AND a.disabled_at IS NULL`;
