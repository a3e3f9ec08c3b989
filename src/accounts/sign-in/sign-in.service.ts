import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../../access/index.js';
import { type AuditRecord, changesBetween, LaterEntries, Trail } from '../../audit/index.js';
import { Config, Database, forbidden, isForwarded, problem, sql } from '../../platform/index.js';
import { openAccount } from '../accounts.sql.js';
import { sessionOf } from '../viewers/account-viewer.js';
import { AccountViewers } from '../viewers/account-viewers.service.js';
import type { Succession } from './call-session.service.js';
import { isFromForeignPage } from './foreign-page.js';
import { type Credentials, runLocalStrategy } from './local-strategy.js';
import { isPassword } from './password.js';
import { Sessions } from './sessions.store.js';
import { SignInLimits } from './sign-in-limits.service.js';

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
    private readonly limits: SignInLimits,
    private readonly config: Config,
    private readonly trail: Trail,
    private readonly laterEntries: LaterEntries,
  ) {}

  /**
   * Signs in with a password: answers whose the browser is from now on. `before` is whose it was until now, `address`
   * where it is on the network; `request` is absent where the schema is called without HTTP.
   * @throws Problem UNAUTHENTICATED in the same words and time whatever is wrong, RATE_LIMITED after too many failures,
   *   FORBIDDEN when a page of another site sent it (login CSRF)
   */
  async signIn(
    before: Viewer,
    credentials: Credentials,
    address: string,
    request: FastifyRequest | undefined,
  ): Promise<Succession> {
    if (request && isFromForeignPage(request, this.config.publicUrl)) throw forbidden();
    const found = await this.limits.guard(credentials.email, address, () =>
      runLocalStrategy(credentials, (given) => this.find(given, address, request)),
    );
    if (!found) throw wrongCredentials();
    return this.begin(found, before, address);
  }

  /** Ends the session that the viewer came with and answers true; an access token has none and stays. */
  async signOut(viewer: Viewer): Promise<boolean> {
    const sessionId = sessionOf(viewer);
    if (viewer.memberId === null || sessionId === null) return false;
    await this.sessions.end(this.database, sessionId);
    this.viewers.forget(viewer.memberId);
    return true;
  }

  private async find(
    { email, password }: Credentials,
    address: string,
    request: FastifyRequest | undefined,
  ): Promise<PasswordRow | null> {
    // Everybody knows the password of the demonstration.
    const isOwnMachine = this.config.keepsDemonstration && !(request && isForwarded(request));
    const row = await this.database.maybeOne<{ memberId: string; hash: string | null }>(
      sql`SELECT a.member_id AS "memberId", a.password_hash AS hash
        FROM ${openAccount} WHERE m.email = ${email}::citext AND (NOT a.is_demonstration OR ${isOwnMachine}::boolean)`,
    );
    const isRight = await isPassword(password, row?.hash ?? null);
    // No more than the limits let be tried. Told later, so that the answer takes as long as for an unknown address.
    if (row && !isRight) this.laterEntries.add({ ...entryOf('signInFailed', row.memberId, address), by: null });
    return isRight && row?.hash ? { memberId: row.memberId, hash: row.hash } : null;
  }

  private async begin({ memberId, hash }: PasswordRow, before: Viewer, address: string): Promise<Succession> {
    const { person, session } = await this.database.transaction(async (transaction) => {
      // Locked against a new password being set meanwhile: it ends all sessions, this one would outlive it.
      const unchanged = await transaction.maybeOne(
        sql`SELECT FROM account WHERE member_id = ${memberId} AND password_hash = ${hash} FOR SHARE`,
      );
      const person = unchanged ? await this.viewers.byMember(memberId, transaction) : null;
      if (!person) throw wrongCredentials();
      const old = sessionOf(before);
      if (old !== null) await this.sessions.end(transaction, old);
      await this.trail.record(transaction, person, [entryOf('signIn', memberId, address)]);
      return { person, session: await this.sessions.start(transaction, memberId) };
    });
    if (before.memberId !== null) this.viewers.forget(before.memberId);
    return { viewer: { ...person, sessionId: session.id }, secret: session.secret };
  }
}

const entryOf = (action: 'signIn' | 'signInFailed', memberId: string, address: string): AuditRecord => ({
  action,
  subject: memberId,
  subjectKind: 'Member',
  changes: changesBetween(null, { address }),
});

const wrongCredentials = () =>
  problem(
    'UNAUTHENTICATED',
    { en: 'The e-mail address or the password is wrong.', ru: 'Неверный адрес электронной почты или пароль.' },
    'input',
  );
