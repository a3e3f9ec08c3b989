import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../../access/index.js';
import { LaterEntries } from '../../audit/index.js';
import {
  Config,
  Database,
  forbidden,
  isForwarded,
  Outbox,
  type Problem,
  problem,
  sql,
  type Transaction,
} from '../../platform/index.js';
import type { SignInInput } from '../../schema-types.js';
import { accountChanged } from '../account.mails.js';
import { openAccount } from '../accounts.sql.js';
import { SecondFactors, type ShownFactor, wrongCode } from '../second-factor/second-factors.service.js';
import { Sessions } from '../sessions/sessions.store.js';
import { sessionOf } from '../viewers/account-viewer.js';
import { AccountViewers } from '../viewers/account-viewers.service.js';
import type { Browser } from './browser.js';
import { Entrance, type Entry } from './entrance.service.js';
import { isFromForeignPage } from './foreign-page.policy.js';
import { type Credentials, runLocalStrategy } from './local-strategy.js';
import { isPassword } from './password.js';
import { signInEntry } from './sign-in-entries.js';
import { SignInAttempts } from './sign-in-attempts.store.js';
import { SignInLimits, triedIn } from './sign-in-limits.service.js';

interface PasswordRow {
  memberId: string;
  hash: string;
}

/** Begins and ends what makes a browser somebody's. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly viewers: AccountViewers,
    private readonly sessions: Sessions,
    private readonly attempts: SignInAttempts,
    private readonly entrance: Entrance,
    private readonly secondFactors: SecondFactors,
    private readonly limits: SignInLimits,
    private readonly outbox: Outbox,
    private readonly config: Config,
    private readonly laterEntries: LaterEntries,
  ) {}

  /**
   * Signs in with a password, and a one-time code where it comes along.
   * @throws Problem UNAUTHENTICATED in the same words and time whatever is wrong with address and password,
   *   RATE_LIMITED after too many failures, BAD_INPUT for a wrong code, FORBIDDEN when a page of another site sent it
   *   (login CSRF)
   */
  async signIn(input: SignInInput, browser: Browser): Promise<Entry> {
    this.refuseForeignPage(browser.request);
    const { email, password, oneTimeCode = null } = input;
    const tried = { account: email, address: browser.address, isKnownDevice: await this.isKnownDevice(email, browser) };
    const found = await this.limits.guard(
      tried,
      () => runLocalStrategy({ email, password }, (given) => this.find(given, browser)),
      () => this.tellOfGuessing(email),
    );
    if (!found) throw wrongCredentials();
    const shown = triedIn(browser, found.memberId);
    if (oneTimeCode !== null) await this.limits.countCode(shown, { isShort: true });
    const entry = await this.database.transaction((transaction) =>
      this.begin(transaction, found, oneTimeCode, browser),
    );
    if (oneTimeCode !== null) await this.limits.forgetCodes(shown);
    this.entrance.announce(browser.before.memberId);
    return entry;
  }

  /**
   * Finishes a sign-in that waits for a second factor in this browser.
   * @throws Problem UNAUTHENTICATED where nothing waits, BAD_INPUT for a wrong code, RATE_LIMITED
   */
  async complete(attemptSecret: string | undefined, shown: ShownFactor, browser: Browser): Promise<Entry> {
    this.refuseForeignPage(browser.request);
    const attempt = attemptSecret === undefined ? null : await this.attempts.of(attemptSecret, ['SECOND_FACTOR']);
    if (!attempt) throw nothingWaits();
    const memberId = attempt.memberId!;
    const tried = triedIn(browser, memberId);
    await this.limits.countCode(tried, { isShort: 'oneTimeCode' in shown });
    if (!(await this.attempts.countTry(attempt.id))) throw nothingWaits();
    const entry = await this.database.transaction(async (transaction) => {
      if (!(await this.secondFactors.take(transaction, memberId, shown))) {
        this.tellOfFailure(memberId, browser.address, 'SECOND_FACTOR');
        throw wrongCode(Object.keys(shown)[0]!);
      }
      if (!(await this.attempts.finish(transaction, attempt.id))) throw nothingWaits();
      return this.entrance.enter(transaction, { memberId, way: attempt.way!, secondFactor: true }, browser);
    });
    if (!entry) throw nothingWaits();
    await this.limits.forgetCodes(tried);
    this.entrance.announce(browser.before.memberId);
    return entry;
  }

  /** Ends the session that the viewer came with and answers true; an access token has none and stays. */
  async signOut(viewer: Viewer): Promise<boolean> {
    const sessionId = sessionOf(viewer);
    if (viewer.memberId === null || sessionId === null) return false;
    await this.sessions.end(this.database, sessionId);
    this.viewers.forget(viewer.memberId);
    return true;
  }

  /** @throws Problem FORBIDDEN when a page of another site sent the request (login CSRF) */
  refuseForeignPage(request: FastifyRequest | undefined): void {
    if (request && isFromForeignPage(request, this.config.publicUrl)) throw forbidden();
  }

  private async find({ email, password }: Credentials, { address, request }: Browser): Promise<PasswordRow | null> {
    // Everybody knows the password of the demonstration.
    const isOwnMachine = this.config.keepsDemonstration && !(request && isForwarded(request));
    const row = await this.database.maybeOne<{ memberId: string; hash: string | null }>(
      sql`SELECT a.member_id AS "memberId", a.password_hash AS hash
        FROM ${openAccount} WHERE m.email = ${email}::citext AND (NOT a.is_demonstration OR ${isOwnMachine}::boolean)`,
    );
    const isRight = await isPassword(password, row?.hash ?? null);
    // No more than the limits let be tried. Told later, so that the answer takes as long as for an unknown address.
    if (row && !isRight) this.tellOfFailure(row.memberId, address, 'PASSWORD');
    return isRight && row?.hash ? { memberId: row.memberId, hash: row.hash } : null;
  }

  private async begin(
    transaction: Transaction,
    { memberId, hash }: PasswordRow,
    oneTimeCode: string | null,
    browser: Browser,
  ): Promise<Entry> {
    // Locked against a new password being set meanwhile: it ends all sessions, this one would outlive it.
    const unchanged = await transaction.maybeOne(
      sql`SELECT FROM account WHERE member_id = ${memberId} AND password_hash = ${hash} FOR SHARE`,
    );
    if (!unchanged) throw wrongCredentials();
    const secondFactor = oneTimeCode !== null && (await this.secondFactors.isSet(memberId, transaction));
    if (secondFactor && !(await this.secondFactors.take(transaction, memberId, { oneTimeCode }))) {
      this.tellOfFailure(memberId, browser.address, 'SECOND_FACTOR');
      throw wrongCode('input.oneTimeCode');
    }
    const entry = await this.entrance.enter(transaction, { memberId, way: 'PASSWORD', secondFactor }, browser);
    if (!entry) throw wrongCredentials();
    return entry;
  }

  private tellOfFailure(memberId: string, address: string, way: 'PASSWORD' | 'SECOND_FACTOR'): void {
    this.laterEntries.add({ ...signInEntry('signInFailed', memberId, { address, way }), by: null });
  }

  private async isKnownDevice(email: string, { lastMember }: Browser): Promise<boolean> {
    if (lastMember === null) return false;
    const known = await this.database.maybeOne(
      sql`SELECT FROM member WHERE id = ${lastMember} AND email = ${email}::citext`,
    );
    return known !== null;
  }

  private async tellOfGuessing(email: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const owner = await transaction.maybeOne<{ memberId: string }>(
        sql`SELECT a.member_id AS "memberId" FROM ${openAccount} WHERE m.email = ${email}::citext`,
      );
      if (owner) await this.outbox.add(transaction, [accountChanged(owner.memberId, 'GUESSED')]);
    });
  }
}

const wrongCredentials = (): Problem =>
  problem(
    'UNAUTHENTICATED',
    { en: 'The e-mail address or the password is wrong.', ru: 'Неверный адрес электронной почты или пароль.' },
    'input',
  );

const nothingWaits = (): Problem =>
  problem('UNAUTHENTICATED', {
    en: 'Please begin to sign in once more: it has taken too long, or was tried too often.',
    ru: 'Начните вход заново: прошло слишком много времени или было слишком много попыток.',
  });
