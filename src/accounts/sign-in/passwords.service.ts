import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import { badInput, Database, sql } from '../../platform/index.js';
import { sessionOf } from '../viewers/account-viewer.js';
import { AccountViewers } from '../viewers/account-viewers.service.js';
import type { Succession } from './call-session.service.js';
import { hashOf, isPassword } from './password.js';
import { Sessions } from './sessions.store.js';
import { SignInLimits } from './sign-in-limits.service.js';

/** Passwords that people choose themselves. */
@Injectable()
export class Passwords {
  constructor(
    private readonly database: Database,
    private readonly viewers: AccountViewers,
    private readonly sessions: Sessions,
    private readonly limits: SignInLimits,
    private readonly trail: Trail,
  ) {}

  /**
   * Sets a new password and ends all sessions; the one that the viewer came with goes on under a new id. `address` is
   * where the call comes from on the network.
   * @throws Problem BAD_INPUT `current` when it is wrong, RATE_LIMITED when it was wrong too often
   */
  async set(viewer: SignedIn, current: string | null, password: string, address: string): Promise<Succession> {
    const { memberId } = viewer;
    const account = await this.database.maybeOne<{ hash: string | null }>(
      sql`SELECT password_hash AS hash FROM account WHERE member_id = ${memberId}`,
    );
    const kept = account?.hash ?? null;
    if (kept !== null) await this.check(memberId, current, kept, address);
    const hash = await hashOf(password);
    const session = await this.database.transaction(async (transaction) => {
      await transaction.execute(sql`UPDATE account SET password_hash = ${hash} WHERE member_id = ${memberId}`);
      await this.sessions.endAll(transaction, memberId);
      await this.trail.record(transaction, viewer, [
        { action: 'setPassword', subject: memberId, subjectKind: 'Member' },
      ]);
      return sessionOf(viewer) === null ? null : this.sessions.start(transaction, memberId);
    });
    this.viewers.forget(memberId);
    return { viewer: { ...viewer, sessionId: session?.id ?? null }, secret: session?.secret ?? null };
  }

  private async check(memberId: string, current: string | null, kept: string, address: string): Promise<void> {
    if (current === null)
      throw badInput('current', { en: 'Please give your present password.', ru: 'Укажите действующий пароль.' });
    const isRight = await this.limits.guard(memberId, address, async () =>
      (await isPassword(current, kept)) ? true : null,
    );
    if (!isRight)
      throw badInput('current', { en: 'This is not your present password.', ru: 'Это не ваш действующий пароль.' });
  }
}
