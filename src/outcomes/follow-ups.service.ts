import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/index.js';
import { Trail } from '../audit/index.js';
import { Database, forbidden, notFound } from '../platform/index.js';
import type { FollowUpStatus } from '../schema-types.js';
import { FollowUpQueries, type FollowUpRow } from './follow-ups.queries.js';
import { maySetFollowUp, notAllowed } from './outcome.policy.js';

/** How far the follow-ups of outcomes are. */
@Injectable()
export class FollowUps {
  constructor(
    private readonly database: Database,
    private readonly trail: Trail,
    private readonly queries: FollowUpQueries,
  ) {}

  /**
   * Says how far a follow-up is, with the note that goes with it.
   * @throws Problem NOT_FOUND, FORBIDDEN, TRANSITION_NOT_ALLOWED when its outcome has been withdrawn
   */
  set(viewer: SignedIn, id: string, status: FollowUpStatus, note?: string | null): Promise<FollowUpRow> {
    return this.database.transaction(async (transaction) => {
      await transaction.rows(
        `SELECT o.id FROM follow_up f JOIN outcome o ON o.id = f.outcome_id WHERE f.id = $1 FOR UPDATE OF o`,
        [id],
      );
      const find = async () => (await this.queries.byIds(transaction, viewer, [id]))[0];
      const before = await find();
      if (!before) throw notFound('id');
      if (!maySetFollowUp(viewer, before)) throw forbidden();
      if (before.outcomeStatus === 'WITHDRAWN') throw notAllowed();
      const said = note?.trim() || null;
      if (status === before.status && (note === undefined || said === before.note)) return before;
      await transaction.rows(
        `UPDATE follow_up SET status = $2::text, note = $3,
           done_at = CASE WHEN $2 = 'DONE' THEN coalesce(done_at, date_trunc('milliseconds', clock_timestamp())) END
         WHERE id = $1`,
        [id, status, said],
      );
      const changes = [
        { field: 'status', from: before.status, to: status },
        { field: 'note', from: before.note, to: said },
      ].filter(({ from, to }) => from !== to);
      await this.trail.record(transaction, viewer, [
        { action: 'setFollowUp', subject: id, subjectKind: 'FollowUp', changes },
      ]);
      return (await find())!;
    });
  }
}
