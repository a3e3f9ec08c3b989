import { Injectable } from '@nestjs/common';
import { Database, Outbox } from '../../platform/index.js';
import { Accounts } from '../accounts.service.js';
import { Invitations } from '../sign-up/invitations.service.js';
import type { Browser } from './browser.js';
import { Entrance, type Entry } from './entrance.service.js';
import { MailboxProofs, tooOld } from './mailbox-proofs.service.js';
import { SignInAttempts } from './sign-in-attempts.store.js';
import { SignInLimits } from './sign-in-limits.service.js';
import { SignIn } from './sign-in.service.js';

/** Signing in, and back in after a password was forgotten, by a code and a link in a mail. */
@Injectable()
export class SignInByMail {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly attempts: SignInAttempts,
    private readonly proofs: MailboxProofs,
    private readonly invitations: Invitations,
    private readonly entrance: Entrance,
    private readonly signIn: SignIn,
    private readonly limits: SignInLimits,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Sends a code and a link to an address where an account has it; answers what the browser keeps, which tells no more
   * than the time it takes.
   * @throws Problem RATE_LIMITED, FORBIDDEN when a page of another site sent it
   */
  async request(email: string, { before, address, request }: Browser): Promise<string> {
    this.signIn.refuseForeignPage(request);
    await this.limits.countMail(email, address);
    return this.database.transaction(async (transaction) => {
      const { id, secret } = await this.attempts.begin(transaction, 'MAIL', { email });
      // Whether anybody has the address is looked up when the mail is written.
      await this.outbox.addTo(transaction, [
        { kind: 'account.code', address: email, facts: { attempt: id, locale: before.locale } },
      ]);
      return secret;
    });
  }

  /**
   * Signs in by what the mail said.
   * @throws Problem FORBIDDEN for a link in another browser, BAD_INPUT for a wrong code, LINK_EXPIRED
   */
  async enter(said: { link: string } | { code: string }, secret: string | undefined, browser: Browser): Promise<Entry> {
    this.signIn.refuseForeignPage(browser.request);
    const attempt = await this.proofs.attemptBehind(said, secret, ['MAIL', 'INVITATION']);
    const entry = await this.database.transaction(async (transaction) => {
      if (!(await this.attempts.finish(transaction, attempt.id))) throw tooOld();
      const memberId =
        attempt.kind === 'INVITATION'
          ? await this.invitations.accept(transaction, attempt.memberId!, browser.before.locale)
          : await this.accounts.ownerOf(transaction, attempt.email!);
      if (memberId === null) throw tooOld();
      return this.entrance.enter(transaction, { memberId, way: 'MAIL', secondFactor: false }, browser);
    });
    if (!entry) throw tooOld();
    this.entrance.announce(browser.before.memberId);
    return entry;
  }
}
