import { Injectable } from '@nestjs/common';
import { anonymous, type SignedIn, viewerOf } from '../access/index.js';
import { type CallContext, Config, Database, forbidden, problem } from '../platform/index.js';
import { type AccountViewer, AccountViewers, sessionOf } from './account-viewers.js';
import { type Credentials, runLocalStrategy } from './local-strategy.js';
import { isFromForeignPage } from './origin.js';
import { isPassword } from './password.js';
import { removeSessionCookie, writeSessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { SignInLimits } from './sign-in-limits.js';

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
  ) {}

  /**
   * Signs in with a password: the browser gets a new session, and the rest of the call is the person's.
   * @throws Problem UNAUTHENTICATED in the same words and time whatever is wrong, RATE_LIMITED after too many failures,
   *   FORBIDDEN when a page of another site sent it (login CSRF)
   */
  async signIn(credentials: Credentials, context: CallContext): Promise<SignedIn> {
    if (context.request && isFromForeignPage(context.request, this.config.publicUrl)) throw forbidden();
    const found = await this.limits.guard(credentials.email, context.request?.ip ?? 'inside', () =>
      runLocalStrategy(credentials, (given) => this.find(given)),
    );
    if (!found) throw wrongCredentials();
    return this.begin(found, context);
  }

  /** Ends the session that the call came with; an access token has none and stays. */
  async signOut(context: CallContext): Promise<void> {
    const viewer = viewerOf(context);
    const sessionId = sessionOf(viewer);
    if (viewer.memberId === null || sessionId === null) return;
    await this.sessions.end(this.database, sessionId);
    this.viewers.forget(viewer.memberId);
    if (context.reply) removeSessionCookie(context.reply);
    context.caller = anonymous(context.caller.locale);
  }

  private async find({ email, password }: Credentials): Promise<PasswordRow | null> {
    const [row] = await this.database.rows<{ memberId: string; hash: string | null }>(
      `SELECT a.member_id AS "memberId", a.password_hash AS hash FROM account a JOIN member m ON m.id = a.member_id
       WHERE m.email = $1::citext AND m.erased_at IS NULL AND a.disabled_at IS NULL`,
      [email],
    );
    const isRight = await isPassword(password, row?.hash ?? null);
    return isRight && row?.hash ? { memberId: row.memberId, hash: row.hash } : null;
  }

  private async begin({ memberId, hash }: PasswordRow, context: CallContext): Promise<SignedIn> {
    const before = viewerOf(context);
    const { person, session } = await this.database.transaction(async (transaction) => {
      // Locked against a new password being set meanwhile: it ends all sessions, this one would outlive it.
      const [unchanged] = await transaction.rows(
        `SELECT FROM account WHERE member_id = $1 AND password_hash = $2 FOR SHARE`,
        [memberId, hash],
      );
      const person = unchanged ? await this.viewers.byMember(memberId, transaction) : null;
      if (!person) throw wrongCredentials();
      const old = sessionOf(before);
      if (old !== null) await this.sessions.end(transaction, old);
      return { person, session: await this.sessions.start(transaction, memberId) };
    });
    if (before.memberId !== null) this.viewers.forget(before.memberId);
    if (context.reply) writeSessionCookie(context.reply, session.secret);
    const viewer: AccountViewer = { ...person, sessionId: session.id };
    context.caller = viewer;
    return viewer;
  }
}

const wrongCredentials = () =>
  problem(
    'UNAUTHENTICATED',
    { en: 'The e-mail address or the password is wrong.', ru: 'Неверный адрес электронной почты или пароль.' },
    'input',
  );
