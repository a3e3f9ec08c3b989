import { Injectable } from '@nestjs/common';
import {
  badInput,
  Database,
  Outbox,
  Problems,
  sql,
  type Transaction,
  violatedConstraint,
} from '../../platform/index.js';
import type { SignUpInput } from '../../schema-types.js';
import type { Browser } from '../sign-in/browser.js';
import { Entrance, type Entry } from '../sign-in/entrance.service.js';
import { type MailedProof, MailboxProofs, tooOld } from '../sign-in/mailbox-proofs.service.js';
import { hashOf } from '../sign-in/password.js';
import { passwordProblem } from '../sign-in/password.policy.js';
import { type Attempt, SignInAttempts } from '../sign-in/sign-in-attempts.store.js';
import { SignInLimits } from '../sign-in/sign-in-limits.service.js';
import { SignIn } from '../sign-in/sign-in.service.js';
import { AccountOpenings, type Newcomer } from './account-openings.service.js';

/** Accounts that people make themselves. Nothing of them is there before the address is confirmed. */
@Injectable()
export class SignUps {
  constructor(
    private readonly database: Database,
    private readonly openings: AccountOpenings,
    private readonly attempts: SignInAttempts,
    private readonly proofs: MailboxProofs,
    private readonly entrance: Entrance,
    private readonly signIn: SignIn,
    private readonly limits: SignInLimits,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Keeps what somebody signs up with until the address is confirmed, in place of an earlier sign-up with it; answers
   * what the browser keeps. Whether there is an account already only the mail tells.
   * @throws Problem BAD_INPUT, RATE_LIMITED, FORBIDDEN when a page of another site sent it
   */
  async request(input: SignUpInput, { before, address, request }: Browser): Promise<string> {
    this.signIn.refuseForeignPage(request);
    const { email, password, givenNames, familyName, state = null } = input;
    const problems = new Problems();
    const unfit = passwordProblem(password, { email, names: [givenNames, familyName] });
    if (unfit) problems.add('input.password', unfit);
    problems.throwIfAny();
    await this.limits.countMail(email, address);
    const locale = input.locale ?? before.locale;
    const timeZone = input.timeZone ?? 'Europe/Vienna';
    const hash = await hashOf(password);
    try {
      return await this.database.transaction(async (transaction) => {
        const { id, secret } = await this.attempts.begin(transaction, 'SIGN_UP', { email });
        await transaction.execute(
          sql`INSERT INTO sign_up (email, attempt_id, password_hash, given_names, family_name, state, locale, time_zone)
            VALUES (${email}, ${id}, ${hash}, ${givenNames.trim()}, ${familyName.trim()}, ${state}, ${locale},
              ${timeZone})
            ON CONFLICT (email) DO UPDATE SET attempt_id = excluded.attempt_id, password_hash = excluded.password_hash,
              given_names = excluded.given_names, family_name = excluded.family_name, state = excluded.state,
              locale = excluded.locale, time_zone = excluded.time_zone`,
        );
        await this.outbox.addTo(transaction, [
          { kind: 'account.code', address: email, facts: { attempt: id, locale } },
        ]);
        return secret;
      });
    } catch (error) {
      if (violatedConstraint(error) !== 'sign_up_state_fkey') throw error;
      throw badInput('input.state', { en: 'There is no such state.', ru: 'Такого государства нет.' });
    }
  }

  /**
   * Opens the account once its mailbox is shown, by the token or the code of the mail. A profile that has the very
   * address becomes its owner's.
   * @throws Problem FORBIDDEN for a link in another browser, BAD_INPUT for a wrong code, LINK_EXPIRED
   */
  async confirm(said: string, secret: string | undefined, browser: Browser): Promise<Entry> {
    this.signIn.refuseForeignPage(browser.request);
    const attempt = await this.proofs.attemptBehind(linkOrCode(said), secret, ['SIGN_UP']);
    const entry = await this.database.transaction(async (transaction) => {
      const memberId = await this.open(transaction, attempt);
      return this.entrance.enter(transaction, { memberId, way: 'MAIL', secondFactor: false }, browser);
    });
    if (!entry) throw tooOld();
    this.entrance.announce(browser.before.memberId);
    return entry;
  }

  private async open(transaction: Transaction, attempt: Attempt): Promise<string> {
    const wanted = await transaction.maybeOne<Newcomer>(
      sql`DELETE FROM sign_up WHERE attempt_id = ${attempt.id}
        RETURNING email, password_hash AS hash, given_names AS "givenNames", family_name AS "familyName", state, locale,
          time_zone AS "timeZone"`,
    );
    if (!wanted || !(await this.attempts.finish(transaction, attempt.id))) throw tooOld();
    const memberId = await this.openings.open(transaction, wanted);
    if (memberId === null) throw tooOld();
    return memberId;
  }
}

/** Codes are short, whatever is put between their letters. */
const linkOrCode = (said: string): MailedProof => (said.length > 20 ? { link: said } : { code: said });
