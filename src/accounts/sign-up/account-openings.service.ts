import { Injectable } from '@nestjs/common';
import { system } from '../../access/index.js';
import { Members } from '../../people/index.js';
import { Config, sql, type Transaction } from '../../platform/index.js';
import { Accounts } from '../accounts.service.js';
import { domainOf } from '../domain-of.js';
import { SignInAttempts } from '../sign-in/sign-in-attempts.store.js';
import { AccountRequests } from './account-requests.service.js';

/** Somebody whose address is known to be theirs. */
export interface Newcomer {
  email: string;
  givenNames: string;
  familyName: string;
  /** The state for which they say that they work. */
  state: string | null;
  /** Null: they sign in by other ways. */
  hash: string | null;
  locale: string;
  timeZone?: string;
}

/** The lock of whoever opens an account for an address. */
const opening = 7_005;

/** Opens accounts for those whose address is known to be theirs, by whichever way. */
@Injectable()
export class AccountOpenings {
  constructor(
    private readonly members: Members,
    private readonly accounts: Accounts,
    private readonly requests: AccountRequests,
    private readonly attempts: SignInAttempts,
    private readonly config: Config,
  ) {}

  /**
   * Opens an account on the profile that has the very address, or on a new one that waits to be let in, unless the
   * address is of an organisation whose people are let in at once. Answers whose it is; null where the profile has an
   * account already.
   */
  async open(transaction: Transaction, newcomer: Newcomer): Promise<string | null> {
    const { email, givenNames, familyName, state, ...settings } = newcomer;
    // Two at once would both find nobody.
    await transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(lower(${email}), ${opening}))`);
    const known = await transaction.maybeOne<{ id: string; hasAccount: boolean }>(
      sql`SELECT m.id, EXISTS (SELECT FROM account a WHERE a.member_id = m.id) AS "hasAccount"
        FROM member m WHERE m.email = ${email}::citext AND m.erased_at IS NULL FOR UPDATE`,
    );
    if (known?.hasAccount) return null;
    // Who entered a profile with this address has vouched for its owner.
    const admitted = known !== null || this.config.openDomains.includes(domainOf(email));
    const memberId = known?.id ?? (await this.members.enter(transaction, system, { email, givenNames, familyName })).id;
    await this.accounts.openWithHash(transaction, memberId, { ...settings, admitted });
    await this.attempts.endAll(transaction, memberId);
    if (!admitted) await this.requests.file(transaction, memberId, state);
    return memberId;
  }
}
