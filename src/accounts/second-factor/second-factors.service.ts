import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { requireFreshSignIn, type SignedIn } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import {
  badInput,
  Clock,
  Database,
  digits,
  newId,
  Outbox,
  type Reader,
  sql,
  type Transaction,
  withoutLookAlikes,
} from '../../platform/index.js';
import { accountChanged } from '../account.mails.js';
import { digestOf } from '../secret.js';
import type { Browser } from '../sign-in/browser.js';
import { Entrance, type Entry } from '../sign-in/entrance.service.js';
import { SignInLimits, triedIn } from '../sign-in/sign-in-limits.service.js';
import { authenticatorUrl, newAuthenticatorSecret, stepOf } from './one-time-codes.js';
import { hasSecondFactor } from './second-factor.sql.js';

const issuer = 'Colloquy';
const recoveryCodes = 10;
const lengthOfRecoveryCode = 12;

/** What somebody shows as a second factor. */
export type ShownFactor = { oneTimeCode: string } | { recoveryCode: string };

/** Authenticators and the codes for when they are lost. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly database: Database,
    private readonly limits: SignInLimits,
    private readonly entrance: Entrance,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async isSet(memberId: string, reader: Reader = this.database): Promise<boolean> {
    const { isSet } = await reader.one<{ isSet: boolean }>(
      sql`SELECT ${hasSecondFactor(sql`${memberId}::uuid`)} AS "isSet"`,
    );
    return isSet;
  }

  /**
   * Makes a secret for an authenticator; it takes the place of the one in use once a code of it confirms it.
   * @throws Problem FRESH_SIGN_IN_REQUIRED where there is one in use
   */
  async begin(viewer: SignedIn): Promise<{ secret: string; url: string }> {
    if (await this.isSet(viewer.memberId)) requireFreshSignIn(viewer);
    const secret = newAuthenticatorSecret();
    const { email } = await this.database.one<{ email: string | null }>(
      sql`INSERT INTO authenticator (id, member_id, secret) VALUES (${newId()}, ${viewer.memberId}, ${secret})
        ON CONFLICT (member_id) WHERE confirmed_at IS NULL DO UPDATE SET secret = excluded.secret, last_step = 0
        RETURNING (SELECT email FROM member WHERE id = member_id) AS email`,
    );
    return { secret, url: authenticatorUrl(secret, issuer, email ?? viewer.memberId) };
  }

  /**
   * Puts the authenticator that was begun to use, ends all sessions but the caller's, which goes on with the second
   * factor shown, and answers recovery codes in place of all earlier ones.
   * @throws Problem BAD_INPUT `code`, RATE_LIMITED, FRESH_SIGN_IN_REQUIRED where another one is in use
   */
  async confirm(
    viewer: SignedIn,
    code: string,
    browser: Pick<Browser, 'address' | 'lastMember'>,
  ): Promise<{ codes: string[]; entry: Entry }> {
    const { memberId } = viewer;
    if (await this.isSet(memberId)) requireFreshSignIn(viewer);
    const tried = triedIn(browser, memberId);
    await this.limits.countCode(tried, { isShort: true });
    const { codes, entry } = await this.database.transaction(async (transaction) => {
      const begun = await transaction.maybeOne<{ id: string; secret: string }>(
        sql`SELECT id, secret FROM authenticator WHERE member_id = ${memberId} AND confirmed_at IS NULL FOR UPDATE`,
      );
      const step = begun && stepOf(begun.secret, code, this.clock.now());
      if (!begun || step === null) throw wrongCode('code');
      await this.replace(transaction, memberId, begun.id);
      await transaction.execute(
        sql`UPDATE authenticator SET confirmed_at = now(), last_step = ${step} WHERE id = ${begun.id}`,
      );
      const codes = await this.makeRecoveryCodes(transaction, memberId);
      await this.trail.record(transaction, viewer, [
        { action: 'confirmSecondFactor', subject: memberId, subjectKind: 'Member' },
      ]);
      await this.outbox.add(transaction, [accountChanged(memberId, 'SECOND_FACTOR')]);
      return { codes, entry: await this.entrance.renew(transaction, viewer, { secondFactor: true }) };
    });
    await this.limits.forgetCodes(tried);
    this.entrance.announce(memberId);
    return { codes, entry };
  }

  /** Takes what somebody shows, once; answers whether it is theirs. */
  async take(transaction: Transaction, memberId: string, shown: ShownFactor): Promise<boolean> {
    return 'oneTimeCode' in shown
      ? this.takeOneTimeCode(transaction, memberId, shown.oneTimeCode)
      : this.takeRecoveryCode(transaction, memberId, shown.recoveryCode);
  }

  /** Leaves a member without any second factor. */
  async forget(transaction: Transaction, memberId: string): Promise<void> {
    await transaction.execute(sql`DELETE FROM passkey WHERE member_id = ${memberId}`);
    await this.replace(transaction, memberId, null);
  }

  /** Recovery codes for a member who has none that counts; null for one who has. */
  async recoveryCodesIfNone(transaction: Transaction, memberId: string): Promise<string[] | null> {
    const left = await transaction.maybeOne(
      sql`SELECT FROM recovery_code WHERE member_id = ${memberId} AND used_at IS NULL LIMIT 1`,
    );
    return left ? null : this.makeRecoveryCodes(transaction, memberId);
  }

  /** Forgets all authenticators but one, and what belonged to the others. */
  private async replace(transaction: Transaction, memberId: string, kept: string | null): Promise<void> {
    await transaction.execute(
      sql`DELETE FROM authenticator WHERE member_id = ${memberId} AND id IS DISTINCT FROM ${kept}::uuid`,
    );
    await transaction.execute(sql`DELETE FROM recovery_code WHERE member_id = ${memberId}`);
    await transaction.execute(sql`DELETE FROM second_factor_reset WHERE member_id = ${memberId}`);
  }

  private async makeRecoveryCodes(transaction: Transaction, memberId: string): Promise<string[]> {
    const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
    await transaction.execute(
      sql`INSERT INTO recovery_code (member_id, digest)
        SELECT ${memberId}, digest FROM unnest(${codes.map(digestOfRecoveryCode)}::bytea[]) AS digest`,
    );
    return codes;
  }

  /** A code counts once: who saw it being typed cannot use it again (RFC 6238, 5.2). */
  private async takeOneTimeCode(transaction: Transaction, memberId: string, code: string): Promise<boolean> {
    const inUse = await transaction.maybeOne<{ id: string; secret: string; lastStep: number }>(
      sql`SELECT id, secret, last_step AS "lastStep" FROM authenticator
        WHERE member_id = ${memberId} AND confirmed_at IS NOT NULL FOR UPDATE`,
    );
    const step = inUse && stepOf(inUse.secret, code, this.clock.now());
    if (!inUse || step === null || step <= Number(inUse.lastStep)) return false;
    await transaction.execute(sql`UPDATE authenticator SET last_step = ${step} WHERE id = ${inUse.id}`);
    return true;
  }

  private async takeRecoveryCode(transaction: Transaction, memberId: string, code: string): Promise<boolean> {
    const used = await transaction.maybeOne(
      sql`UPDATE recovery_code SET used_at = now()
        WHERE member_id = ${memberId} AND digest = ${digestOfRecoveryCode(code)} AND used_at IS NULL
        RETURNING member_id`,
    );
    if (!used) return false;
    await this.outbox.add(transaction, [accountChanged(memberId, 'RECOVERY_CODE')]);
    return true;
  }
}

/** Sixty bits in groups of four, "7K3M-0Q2X-9HTV". */
const newRecoveryCode = (): string =>
  Array.from({ length: lengthOfRecoveryCode }, () => digits[randomInt(digits.length)])
    .join('')
    .replaceAll(/(.{4})(?=.)/g, '$1-');

const digestOfRecoveryCode = (code: string): Buffer => digestOf(withoutLookAlikes(code.replaceAll(/[^0-9a-z]/gi, '')));

/** For a code that is wrong, too old, or has been used. */
export const wrongCode = (field: string) =>
  badInput(field, {
    en: 'This code is wrong, too old, or has been used.',
    ru: 'Этот код неверен, устарел или уже использован.',
  });
