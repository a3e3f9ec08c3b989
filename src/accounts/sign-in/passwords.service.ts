import { Injectable } from '@nestjs/common';
import { requireFreshSignIn, type SignedIn } from '../../access/index.js';
import { LaterEntries, Trail } from '../../audit/index.js';
import { badInput, Database, forbidden, Outbox, sql } from '../../platform/index.js';
import { AccessTokens } from '../access-tokens/access-tokens.service.js';
import { accountChanged } from '../account.mails.js';
import { sessionOf } from '../viewers/account-viewer.js';
import type { Browser } from './browser.js';
import { Entrance, type Succession } from './entrance.service.js';
import { hashOf, isPassword } from './password.js';
import { passwordProblem } from './password.policy.js';
import { signInEntry } from './sign-in-entries.js';
import { SignInLimits, triedIn } from './sign-in-limits.service.js';

interface PasswordFacts {
  hash: string | null;
  /** Whether this session was begun by a mail, and so stands for the present password. */
  byMail: boolean;
  email: string | null;
  givenNames: string;
  familyName: string;
}

/** What somebody wants in place of a password. */
export interface NewPassword {
  /** Null right after signing in by a mail. */
  current: string | null;
  password: string;
  keepAccessTokens: boolean;
}

/** Passwords that people choose themselves. */
@Injectable()
export class Passwords {
  constructor(
    private readonly database: Database,
    private readonly entrance: Entrance,
    private readonly tokens: AccessTokens,
    private readonly limits: SignInLimits,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
    private readonly laterEntries: LaterEntries,
  ) {}

  /**
   * Sets a new password and ends all sessions, the one that the viewer came with goes on under a new id, and the access
   * tokens unless they are kept.
   * @throws Problem BAD_INPUT `current` when it is wrong, `new` for one that is easily guessed, RATE_LIMITED when it
   *   was wrong too often, FRESH_SIGN_IN_REQUIRED without one when the sign-in is too old, FORBIDDEN for a token
   */
  async set(viewer: SignedIn, wanted: NewPassword, browser: Browser): Promise<Succession> {
    const { memberId } = viewer;
    const session = sessionOf(viewer);
    if (session === null) throw forbidden();
    const facts = await this.database.one<PasswordFacts>(
      sql`SELECT a.password_hash AS hash, m.email, m.given_names AS "givenNames", m.family_name AS "familyName",
          coalesce((SELECT way <> 'PASSWORD' FROM session WHERE id = ${session}), false) AS "byMail"
        FROM account a JOIN member m ON m.id = a.member_id WHERE a.member_id = ${memberId}`,
    );
    await this.check(viewer, wanted.current, facts, browser);
    const names = [facts.givenNames, facts.familyName];
    const unfit = passwordProblem(wanted.password, { email: facts.email, names });
    if (unfit) throw badInput('new', unfit);
    const hash = await hashOf(wanted.password);
    const succession = await this.database.transaction(async (transaction) => {
      await transaction.execute(sql`UPDATE account SET password_hash = ${hash} WHERE member_id = ${memberId}`);
      if (!wanted.keepAccessTokens) await this.tokens.revokeAll(transaction, memberId);
      await this.trail.record(transaction, viewer, [
        { action: 'setPassword', subject: memberId, subjectKind: 'Member' },
      ]);
      await this.outbox.add(transaction, [accountChanged(memberId, 'PASSWORD')]);
      return this.entrance.renew(transaction, viewer);
    });
    this.entrance.announce(memberId);
    return succession;
  }

  private async check(
    viewer: SignedIn,
    current: string | null,
    { hash, byMail }: PasswordFacts,
    browser: Browser,
  ): Promise<void> {
    if (current === null && (byMail || hash === null)) return requireFreshSignIn(viewer);
    if (current === null)
      throw badInput('current', { en: 'Please give your present password.', ru: 'Укажите действующий пароль.' });
    const { memberId } = viewer;
    const isRight = await this.limits.guard(
      triedIn(browser, memberId),
      async () => ((await isPassword(current, hash)) ? true : null),
      () =>
        this.database.transaction((transaction) => this.outbox.add(transaction, [accountChanged(memberId, 'GUESSED')])),
    );
    if (isRight) return;
    const told = signInEntry('signInFailed', memberId, { address: browser.address, way: 'PASSWORD' });
    this.laterEntries.add({ ...told, by: memberId });
    throw badInput('current', { en: 'This is not your present password.', ru: 'Это не ваш действующий пароль.' });
  }
}
