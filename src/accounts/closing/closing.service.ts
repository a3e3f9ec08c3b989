import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import { Database, forbidden, notFound, Outbox, type Sql, sql, type Transaction } from '../../platform/index.js';
import { AccessTokens } from '../access-tokens/access-tokens.service.js';
import { accountChanged } from '../account.mails.js';
import { Sessions } from '../sessions/sessions.store.js';
import { SignInAttempts } from '../sign-in/sign-in-attempts.store.js';
import { AccountViewers } from '../viewers/account-viewers.service.js';

/** Closes and reopens accounts. Doing it again changes nothing. */
@Injectable()
export class Closing {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly tokens: AccessTokens,
    private readonly attempts: SignInAttempts,
    private readonly viewers: AccountViewers,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
  ) {}

  /** @throws Problem FORBIDDEN for one's own, NOT_FOUND for who has none */
  async close(viewer: SignedIn, memberId: string, reason: string): Promise<void> {
    if (memberId === viewer.memberId) throw forbidden();
    await this.database.transaction(async (transaction) => {
      const closed = await this.change(transaction, memberId, sql`disabled_at = now()`, sql`disabled_at IS NULL`);
      if (!closed) return;
      await this.sessions.endAll(transaction, memberId);
      await this.tokens.revokeAll(transaction, memberId);
      await this.attempts.endAll(transaction, memberId);
      await this.tell(transaction, viewer, memberId, 'closeAccount', reason);
    });
    this.viewers.forget(memberId);
  }

  /** @throws Problem NOT_FOUND for who has none */
  async reopen(viewer: SignedIn, memberId: string, reason: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const opened = await this.change(
        transaction,
        memberId,
        sql`disabled_at = NULL, admitted_at = coalesce(admitted_at, now())`,
        sql`disabled_at IS NOT NULL`,
      );
      if (opened) await this.tell(transaction, viewer, memberId, 'reopenAccount', reason);
    });
    this.viewers.forget(memberId);
  }

  /** Answers whether anything changed. */
  private async change(transaction: Transaction, memberId: string, change: Sql, unless: Sql): Promise<boolean> {
    const account = await transaction.maybeOne<{ id: string }>(
      sql`SELECT a.member_id AS id FROM account a JOIN member m ON m.id = a.member_id AND m.erased_at IS NULL
        WHERE a.member_id = ${memberId} FOR UPDATE OF a`,
    );
    if (!account) throw notFound('member');
    const changed = await transaction.maybeOne(
      sql`UPDATE account SET ${change} WHERE member_id = ${memberId} AND ${unless} RETURNING member_id`,
    );
    return changed !== null;
  }

  private async tell(
    transaction: Transaction,
    viewer: SignedIn,
    memberId: string,
    action: 'closeAccount' | 'reopenAccount',
    reason: string,
  ): Promise<void> {
    const told = accountChanged(memberId, action === 'closeAccount' ? 'CLOSED' : 'REOPENED', reason.trim());
    await this.outbox.add(transaction, [{ ...told, causedBy: viewer.memberId }]);
    await this.trail.record(transaction, viewer, [
      {
        action,
        subject: memberId,
        subjectKind: 'Member',
        changes: [{ field: 'reason', from: null, to: reason.trim() }],
      },
    ]);
  }
}
