import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type SignedIn, system } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import {
  Database,
  FailedRounds,
  forbidden,
  Jobs,
  notFound,
  Outbox,
  sql,
  type Transaction,
} from '../../platform/index.js';
import { accountChanged } from '../account.mails.js';
import { openAccount } from '../accounts.sql.js';
import { Sessions } from '../sessions/sessions.store.js';
import { AccountViewers } from '../viewers/account-viewers.service.js';
import { SecondFactors } from './second-factors.service.js';

const roundName = 'second-factor-resets';
/** How long an owner has to stop it. */
const delay = '24 hours';

/** Help for who has lost the second factor: from somebody else, told to its owner, and late enough to be stopped. */
@Injectable()
export class SecondFactorResets implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly factors: SecondFactors,
    private readonly sessions: Sessions,
    private readonly viewers: AccountViewers,
    private readonly jobs: Jobs,
    private readonly failedRounds: FailedRounds,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
  ) {}

  onModuleInit(): void {
    this.jobs.everyMinute(roundName, () => this.pass());
  }

  /** Asks for a reset; asked again, it is due when the first was. @throws Problem FORBIDDEN for one's own, NOT_FOUND */
  async ask(viewer: SignedIn, memberId: string, reason: string): Promise<void> {
    if (memberId === viewer.memberId) throw forbidden();
    await this.database.transaction(async (transaction) => {
      const account = await transaction.maybeOne(
        sql`SELECT FROM ${openAccount} WHERE a.member_id = ${memberId} FOR UPDATE OF a`,
      );
      if (!account || !(await this.factors.isSet(memberId, transaction))) throw notFound('member');
      const asked = await transaction.maybeOne(
        sql`INSERT INTO second_factor_reset (member_id, asked_by_member_id, reason, due_at)
          VALUES (${memberId}, ${viewer.memberId}, ${reason.trim()}, now() + ${delay}::interval)
          ON CONFLICT (member_id) DO NOTHING RETURNING member_id`,
      );
      if (!asked) return;
      const told = accountChanged(memberId, 'RESET_ASKED', reason.trim());
      await this.outbox.add(transaction, [{ ...told, causedBy: viewer.memberId }]);
      await this.trail.record(transaction, viewer, [
        {
          action: 'resetSecondFactor',
          subject: memberId,
          subjectKind: 'Member',
          changes: [{ field: 'reason', from: null, to: reason.trim() }],
        },
      ]);
    });
  }

  /** Stops what was asked for the viewer's own account; answers whether there was anything. */
  async stop(viewer: SignedIn): Promise<boolean> {
    return this.database.transaction(async (transaction) => {
      const stopped = await transaction.maybeOne<{ askedBy: string | null }>(
        sql`DELETE FROM second_factor_reset WHERE member_id = ${viewer.memberId}
          RETURNING asked_by_member_id AS "askedBy"`,
      );
      if (!stopped) return false;
      await this.outbox.add(transaction, [accountChanged(viewer.memberId, 'RESET_STOPPED')]);
      await this.trail.record(transaction, viewer, [
        { action: 'stopSecondFactorReset', subject: viewer.memberId, subjectKind: 'Member' },
      ]);
      return true;
    });
  }

  /** Takes the second factor away at once, for who runs the server. @throws Problem NOT_FOUND */
  async resetNow(email: string): Promise<void> {
    const memberId = await this.database.transaction(async (transaction) => {
      const account = await transaction.maybeOne<{ memberId: string }>(
        sql`SELECT a.member_id AS "memberId" FROM ${openAccount} WHERE m.email = ${email}::citext FOR UPDATE OF a`,
      );
      if (!account) throw notFound('email');
      await this.reset(transaction, account.memberId);
      return account.memberId;
    });
    this.viewers.forget(memberId);
  }

  /** Does what is due. */
  async pass(): Promise<void> {
    const due = await this.database.rows<{ memberId: string }>(
      sql`SELECT member_id AS "memberId" FROM second_factor_reset WHERE due_at <= now()`,
    );
    for (const { memberId } of due) {
      await this.failedRounds.attempt(roundName, `Member ${memberId}`, () =>
        this.database.transaction(async (transaction) => {
          const held = await transaction.maybeOne(
            sql`SELECT FROM second_factor_reset WHERE member_id = ${memberId} AND due_at <= now() FOR UPDATE`,
          );
          if (held) await this.reset(transaction, memberId);
        }),
      );
      this.viewers.forget(memberId);
    }
  }

  private async reset(transaction: Transaction, memberId: string): Promise<void> {
    await this.factors.forget(transaction, memberId);
    await this.sessions.endAll(transaction, memberId);
    await this.outbox.add(transaction, [accountChanged(memberId, 'RESET_DONE')]);
    await this.trail.record(transaction, system, [
      { action: 'resetSecondFactor', subject: memberId, subjectKind: 'Member' },
    ]);
  }
}
