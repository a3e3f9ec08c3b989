import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/index.js';
import { Trail } from '../audit/index.js';
import { badInput, type CallContext, Database, Problems, type Transaction } from '../platform/index.js';
import type { PreferencesInput } from '../schema-types.js';
import { type AccountViewer, AccountViewers, sessionOf } from './account-viewers.js';
import { hashOf, isPassword } from './password.js';
import { writeSessionCookie } from './session-cookie.js';
import { type NewSession, Sessions } from './sessions.js';
import { SignInLimits } from './sign-in-limits.js';

/** What an account begins with; what is left out has the usual value. */
export interface NewAccount {
  password: string;
  locale?: string;
  timeZone?: string;
  isDemonstration?: boolean;
}

/** Accounts of members: their passwords and settings. */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly viewers: AccountViewers,
    private readonly sessions: Sessions,
    private readonly limits: SignInLimits,
    private readonly trail: Trail,
  ) {}

  /** Opens an account for a member who has none; the password is taken as it is. */
  async open(
    transaction: Transaction,
    memberId: string,
    { password, locale = 'en', timeZone = 'Europe/Vienna', isDemonstration = false }: NewAccount,
  ): Promise<void> {
    await transaction.rows(
      `INSERT INTO account (member_id, password_hash, locale, time_zone, is_demonstration) VALUES ($1, $2, $3, $4, $5)`,
      [memberId, await hashOf(password), locale, timeZone, isDemonstration],
    );
  }

  /** The member as a viewer, with the roles of today. @throws Error when the member has no open account */
  async viewerOf(memberId: string): Promise<SignedIn> {
    const viewer = await this.viewerIfOpen(memberId);
    if (!viewer) throw new Error(`Member ${memberId} has no open account`);
    return viewer;
  }

  /** The same; null when the member has no open account. */
  viewerIfOpen(memberId: string): Promise<SignedIn | null> {
    return this.viewers.byMember(memberId);
  }

  /** Begins a session without a password; its secret is what the cookie `colloquy` has to hold. */
  async startSession(memberId: string): Promise<NewSession> {
    return this.sessions.start(this.database, memberId);
  }

  /**
   * Sets a new password and ends all sessions; the one that the call came with goes on under a new id.
   * @throws Problem BAD_INPUT `current` when it is wrong, RATE_LIMITED when it was wrong too often
   */
  async setPassword(
    viewer: SignedIn,
    current: string | null,
    password: string,
    context: CallContext,
  ): Promise<SignedIn> {
    const [account] = await this.database.rows<{ hash: string | null }>(
      `SELECT password_hash AS hash FROM account WHERE member_id = $1`,
      [viewer.memberId],
    );
    const kept = account?.hash ?? null;
    if (kept !== null) await this.check(viewer, current, kept, context);
    const hash = await hashOf(password);
    const session = await this.database.transaction(async (transaction) => {
      await transaction.rows(`UPDATE account SET password_hash = $2 WHERE member_id = $1`, [viewer.memberId, hash]);
      await this.sessions.endAll(transaction, viewer.memberId);
      await this.trail.record(transaction, viewer, [
        { action: 'setPassword', subject: viewer.memberId, subjectKind: 'Member' },
      ]);
      return sessionOf(viewer) === null ? null : this.sessions.start(transaction, viewer.memberId);
    });
    this.viewers.forget(viewer.memberId);
    if (session && context.reply) writeSessionCookie(context.reply, session.secret);
    const refreshed: AccountViewer = { ...viewer, sessionId: session?.id ?? null };
    context.caller = refreshed;
    return refreshed;
  }

  /** Changes the caller's settings; the rest of the call goes by them. */
  async updatePreferences(
    viewer: SignedIn,
    { locale, timeZone }: PreferencesInput,
    context: CallContext,
  ): Promise<SignedIn> {
    const problems = new Problems();
    const needed = { en: 'A value is required here.', ru: 'Здесь требуется значение.' };
    if (locale === null) problems.add('input.locale', needed);
    if (timeZone === null) problems.add('input.timeZone', needed);
    problems.throwIfAny();
    const changed = { ...viewer, locale: locale ?? viewer.locale, timeZone: timeZone ?? viewer.timeZone };
    await this.database.rows(`UPDATE account SET locale = $2, time_zone = $3 WHERE member_id = $1`, [
      viewer.memberId,
      changed.locale,
      changed.timeZone,
    ]);
    this.viewers.forget(viewer.memberId);
    context.caller = changed;
    return changed;
  }

  private async check(viewer: SignedIn, current: string | null, kept: string, context: CallContext): Promise<void> {
    if (current === null)
      throw badInput('current', { en: 'Please give your present password.', ru: 'Укажите действующий пароль.' });
    const isRight = await this.limits.guard(viewer.memberId, context.request?.ip ?? 'inside', async () =>
      (await isPassword(current, kept)) ? true : null,
    );
    if (!isRight)
      throw badInput('current', { en: 'This is not your present password.', ru: 'Это не ваш действующий пароль.' });
  }
}
