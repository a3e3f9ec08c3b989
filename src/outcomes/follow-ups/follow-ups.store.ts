import { Injectable } from '@nestjs/common';
import { searchText } from '../../people/index.js';
import { insertRows, sql, type Transaction } from '../../platform/index.js';
import type { FollowUpStatus } from '../../schema-types.js';
import type { FollowUpContent } from './follow-up-content.js';

/** The follow-ups of `outcome_version v` as JSON, in its order. */
export const followUpsOfVersion = sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.follow_up_id, 'title', f.title, 'ownerState', f.owner_state,
    'ownerOrganisationId', f.owner_organisation_id, 'dueOn', f.due_on) ORDER BY f.position), '[]')
  FROM follow_up_version f WHERE (f.outcome_id, f.number) = (v.outcome_id, v.number))`;

/** Follow-ups: what each version of an outcome says about them, and their status across versions. */
@Injectable()
export class FollowUpRecords {
  /** Locks the outcome that a follow-up comes from. */
  async hold(transaction: Transaction, id: string): Promise<void> {
    await transaction.execute(
      sql`SELECT o.id FROM follow_up f JOIN outcome o ON o.id = f.outcome_id WHERE f.id = ${id} FOR UPDATE OF o`,
    );
  }

  async setStatus(transaction: Transaction, id: string, status: FollowUpStatus, note: string | null): Promise<void> {
    await transaction.execute(
      sql`UPDATE follow_up SET status = ${status}::text, note = ${note},
          done_at = CASE WHEN ${status}::text = 'DONE'
            THEN coalesce(done_at, date_trunc('milliseconds', clock_timestamp())) END
        WHERE id = ${id}`,
    );
  }

  /** Replaces the follow-ups of a version. */
  async write(
    transaction: Transaction,
    outcomeId: string,
    number: number,
    followUps: readonly FollowUpContent[],
  ): Promise<void> {
    await transaction.execute(
      sql`DELETE FROM follow_up_version WHERE outcome_id = ${outcomeId} AND number = ${number}`,
    );
    const heads = followUps.map(({ id }) => ({ id, outcome_id: outcomeId }));
    await transaction.execute(sql`${insertRows('follow_up', heads)} ON CONFLICT (id) DO NOTHING`);
    const records = followUps.map(({ id, title, ownerState, ownerOrganisationId, dueOn }, index) => ({
      ...{ outcome_id: outcomeId, number, position: index + 1, follow_up_id: id, title },
      search_text: searchText(Object.values(title).join(' ')),
      ...{ owner_state: ownerState, owner_organisation_id: ownerOrganisationId, due_on: dueOn },
    }));
    await transaction.execute(insertRows('follow_up_version', records));
    // Those that only stood in what has just been replaced no longer exist.
    await transaction.execute(
      sql`DELETE FROM follow_up f WHERE f.outcome_id = ${outcomeId}
        AND NOT EXISTS (SELECT FROM follow_up_version v WHERE v.follow_up_id = f.id)`,
    );
  }
}
