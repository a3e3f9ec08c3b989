import { Injectable } from '@nestjs/common';
import { sql } from '../database/sql.js';
import type { Transaction } from '../database/transaction.js';

/** Most files, and most bytes of these, that one person announces on a day. */
export const dailyAllowance = { files: 300, bytes: 5 * 1024 ** 3 } as const;

/** What people may still send today. */
@Injectable()
export class UploadAllowances {
  /**
   * Takes one file of that size off somebody's allowance; false where that is used up. Until the transaction ends,
   * others of the same person wait.
   */
  async take(transaction: Transaction, memberId: string, size: number): Promise<boolean> {
    const taken = await transaction.maybeOne(
      sql`INSERT INTO upload_allowance AS used (member_id, day, files, bytes)
        VALUES (${memberId}, current_date, 1, ${size})
        ON CONFLICT (member_id) DO UPDATE SET day = excluded.day,
          files = CASE WHEN used.day = excluded.day THEN used.files ELSE 0 END + 1,
          bytes = CASE WHEN used.day = excluded.day THEN used.bytes ELSE 0 END + excluded.bytes
        WHERE used.day <> excluded.day
          OR (used.files < ${dailyAllowance.files}::integer
            AND used.bytes + excluded.bytes <= ${dailyAllowance.bytes}::bigint)
        RETURNING member_id`,
    );
    return taken !== null;
  }
}
