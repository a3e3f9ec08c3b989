import { Injectable } from '@nestjs/common';
import { badInput, type Problem, problem } from '../../platform/index.js';
import { MailedCodes } from './mailed-codes.service.js';
import { type Attempt, type AttemptKind, SignInAttempts } from './sign-in-attempts.store.js';

/** What somebody read in a mail. */
export type MailedProof = { link: string } | { code: string };

/** That somebody reads a mailbox: what the mail said comes back in the browser in which it was asked for. */
@Injectable()
export class MailboxProofs {
  constructor(
    private readonly attempts: SignInAttempts,
    private readonly codes: MailedCodes,
  ) {}

  /**
   * The attempt that a mail was about, one of these kinds; `secret` is what the browser keeps of the one it began.
   * @throws Problem FORBIDDEN `token` for a link in another browser than the one that asked, which is to type the code;
   *   BAD_INPUT `code` for a wrong one; LINK_EXPIRED
   */
  async attemptBehind(said: MailedProof, secret: string | undefined, kinds: readonly AttemptKind[]): Promise<Attempt> {
    const begun = secret === undefined ? null : await this.attempts.of(secret, kinds);
    if ('code' in said) return this.byCode(said.code, begun);
    const id = this.codes.attemptOf(said.link);
    const attempt = id === null ? null : await this.attempts.byId(id);
    if (!attempt || !kinds.includes(attempt.kind)) throw tooOld();
    if (attempt.kind !== 'INVITATION' && attempt.id !== begun?.id) throw elsewhere();
    return attempt;
  }

  private async byCode(code: string, begun: Attempt | null): Promise<Attempt> {
    if (!begun) throw tooOld('code');
    if (!(await this.attempts.countTry(begun.id))) throw tooOld('code');
    if (!this.codes.isCodeOf(begun.id, code))
      throw badInput('code', {
        en: 'This is not the code of the last mail.',
        ru: 'Это не код из последнего письма.',
      });
    return begun;
  }
}

/** For what was read too late, or has been used. */
export const tooOld = (field = 'token'): Problem =>
  problem(
    'LINK_EXPIRED',
    {
      en: 'This is too old, or has been used or tried too often. Please ask for a new mail.',
      ru: 'Срок действия истёк, либо это уже использовано, либо попыток было слишком много. Запросите новое письмо.',
    },
    field,
  );

const elsewhere = (): Problem =>
  problem(
    'FORBIDDEN',
    {
      en: 'This link works only in the browser where you began. Please type the code of the mail there.',
      ru: 'Эта ссылка работает только в том браузере, где вы начали. Введите там код из письма.',
    },
    'token',
  );
