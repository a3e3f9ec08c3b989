import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import { Database, forbidden, notFound } from '../../platform/index.js';
import type { FollowUpStatus } from '../../schema-types.js';
import { notAllowed } from '../writing/outcome.policy.js';
import { maySetFollowUp } from './follow-up.policy.js';
import type { FollowUpRow } from './follow-up.row.js';
import { FollowUpQueries } from './follow-ups.queries.js';
import { FollowUpRecords } from './follow-ups.store.js';

@Injectable()
export class FollowUps {
  constructor(
    private readonly database: Database,
    private readonly trail: Trail,
    private readonly queries: FollowUpQueries,
    private readonly records: FollowUpRecords,
  ) {}

  /**
   * Sets the status of a follow-up, with a note.
   * @throws Problem NOT_FOUND, FORBIDDEN, TRANSITION_NOT_ALLOWED if its outcome has been withdrawn
   */
  set(viewer: SignedIn, id: string, status: FollowUpStatus, note?: string | null): Promise<FollowUpRow> {
    return this.database.transaction(async (transaction) => {
      await this.records.hold(transaction, id);
      const before = await this.queries.one(viewer, id, transaction);
      if (!before) throw notFound('id');
      if (!maySetFollowUp(viewer, before)) throw forbidden();
      if (before.outcomeStatus === 'WITHDRAWN') throw notAllowed();
      if (status === before.status && note === undefined) return before;
      // Left out it stays; what is opened again has to be said anew.
      const kept = status === 'OPEN' ? null : before.note;
      const said = note === undefined ? kept : note?.trim() || null;
      if (status === before.status && said === before.note) return before;
      await this.records.setStatus(transaction, id, status, said);
      const changes = changesBetween({ status: before.status, note: before.note }, { status, note: said });
      await this.trail.record(transaction, viewer, [
        { action: 'setFollowUp', subject: id, subjectKind: 'FollowUp', changes },
      ]);
      return (await this.queries.one(viewer, id, transaction))!;
    });
  }
}
