import { Injectable } from '@nestjs/common';
import { Config, digits, Signatures, SignedIds, withoutLookAlikes } from '../../platform/index.js';

const purpose = 'sign-in';
const lengthOfCode = 8;
const pathOf = { SIGN_UP: '/sign-up/link', MAIL: '/sign-in/link', INVITATION: '/sign-up/invitation' };

/** Codes and links that finish an attempt by way of a mailbox: worked out from its id, and kept nowhere. */
@Injectable()
export class MailedCodes {
  constructor(
    private readonly signatures: Signatures,
    private readonly signedIds: SignedIds,
    private readonly config: Config,
  ) {}

  /** Forty bits in groups of four, "K7PM-2Q9X", to be read and typed. */
  codeOf(attemptId: string): string {
    const bytes = Buffer.from(this.signatures.of(`${purpose} code`, attemptId), 'base64url');
    const code = Array.from(bytes.subarray(0, lengthOfCode), (byte) => digits[byte % digits.length]).join('');
    return `${code.slice(0, 4)}-${code.slice(4)}`;
  }

  /** The address that a mail of this kind leads to. */
  linkOf(kind: keyof typeof pathOf, attemptId: string): string {
    return `${this.config.publicUrl}${pathOf[kind]}/${this.signedIds.of(purpose, attemptId)}`;
  }

  /** The attempt that a link's token is for; null for a text that we did not make. */
  attemptOf(token: string): string | null {
    return this.signedIds.idIn(purpose, token);
  }

  /** Whether somebody typed the code of an attempt, however they wrote it. */
  isCodeOf(attemptId: string, typed: string): boolean {
    return withoutLookAlikes(typed.replaceAll(/[^0-9a-z]/gi, '')) === this.codeOf(attemptId).replace('-', '');
  }
}
