import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/index.js';
import { Database, Problems, sql, type Transaction, valueRequired } from '../platform/index.js';
import type { PreferencesInput } from '../schema-types.js';
import { openAccount } from './accounts.sql.js';
import { hashOf } from './sign-in/password.js';
import { AccountViewers } from './viewers/account-viewers.service.js';

/** What an account begins with; what is left out has the usual value. */
export interface NewAccount {
  /** Null: its owner signs in by other ways. */
  password: string | null;
  locale?: string;
  timeZone?: string;
  isDemonstration?: boolean;
  /** False: somebody has to let it in first. */
  admitted?: boolean;
}

/** Accounts of members, and their settings. */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly viewers: AccountViewers,
  ) {}

  /** Opens an account for a member who has none; the password is taken as it is. */
  async open(transaction: Transaction, memberId: string, { password, ...account }: NewAccount): Promise<void> {
    const hash = password === null ? null : await hashOf(password);
    await this.openWithHash(transaction, memberId, { ...account, hash });
  }

  /** The same with a password of which only the hash is known. */
  async openWithHash(
    transaction: Transaction,
    memberId: string,
    {
      hash,
      locale = 'en',
      timeZone = 'Europe/Vienna',
      isDemonstration = false,
      admitted = true,
    }: Omit<NewAccount, 'password'> & { hash: string | null },
  ): Promise<void> {
    await transaction.execute(
      sql`INSERT INTO account (member_id, password_hash, locale, time_zone, is_demonstration, admitted_at)
        VALUES (${memberId}, ${hash}, ${locale}, ${timeZone}, ${isDemonstration},
          CASE WHEN ${admitted}::boolean THEN now() END)`,
    );
  }

  /** Whose open account has an address; those of the demonstration are nobody's. */
  async ownerOf(transaction: Transaction, email: string): Promise<string | null> {
    const owner = await transaction.maybeOne<{ memberId: string }>(
      sql`SELECT a.member_id AS "memberId" FROM ${openAccount}
        WHERE m.email = ${email}::citext AND NOT a.is_demonstration`,
    );
    return owner?.memberId ?? null;
  }

  /** How many accounts of the demonstration can be signed in to. */
  async openOfDemonstration(): Promise<number> {
    return this.database.count(sql`${openAccount} WHERE a.is_demonstration`);
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

  /** Changes the viewer's settings; answers the viewer as they are now. @throws Problem BAD_INPUT */
  async updatePreferences(viewer: SignedIn, { locale, timeZone }: PreferencesInput): Promise<SignedIn> {
    const problems = new Problems();
    if (locale === null) problems.add('input.locale', valueRequired);
    if (timeZone === null) problems.add('input.timeZone', valueRequired);
    problems.throwIfAny();
    const changed = { ...viewer, locale: locale ?? viewer.locale, timeZone: timeZone ?? viewer.timeZone };
    await this.database.execute(
      sql`UPDATE account SET locale = ${changed.locale}, time_zone = ${changed.timeZone}
        WHERE member_id = ${viewer.memberId}`,
    );
    this.viewers.forget(viewer.memberId);
    return changed;
  }
}
