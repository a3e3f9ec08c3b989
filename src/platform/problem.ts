import { IntrinsicException } from '@nestjs/common';
import type { ErrorCode } from '../schema-types.js';

/** One sentence for the reader, in each of the languages that are complete. */
export interface Message {
  en: string;
  ru: string;
}

/** The sentence as the reader of a language gets it. */
export const inLanguage = ({ en, ru }: Message, locale: string): string => (locale.startsWith('ru') ? ru : en);

/** One thing that is wrong; `field` is its path from the argument, "input.seats.0.capacity". */
export interface ProblemDetail {
  code: ErrorCode;
  field: string | null;
  message: Message;
}

/** An expected refusal. It reaches the caller as a GraphQL error with its code, its field and all its details. */
export class Problem extends IntrinsicException {
  readonly details: readonly ProblemDetail[];

  constructor(first: ProblemDetail, ...others: ProblemDetail[]) {
    super(first.message.en);
    this.details = [first, ...others];
  }

  get code(): ErrorCode {
    return this.details[0]!.code;
  }
}

/** For a field that is left out or empty where something has to stand. */
export const valueRequired: Message = { en: 'A value is required here.', ru: 'Здесь требуется значение.' };

/** A refusal that no single input field is to blame for. */
export const problem = (code: ErrorCode, message: Message, field: string | null = null): Problem =>
  new Problem({ code, field, message });

/** A value that does not fit; `field` is its path from the argument. */
export const badInput = (field: string, message: Message): Problem => problem('BAD_INPUT', message, field);

/** The same answer for what is not there and for what the caller may not see. */
export const notFound = (field: string | null = null): Problem =>
  problem(
    'NOT_FOUND',
    { en: 'There is nothing here that you may see.', ru: 'Здесь нет ничего, что вы можете видеть.' },
    field,
  );

/** For what the caller sees but may not do. */
export const forbidden = (): Problem =>
  problem('FORBIDDEN', { en: 'You may not do this.', ru: 'У вас нет прав на это действие.' });

/** For what only somebody who has signed in may have. */
export const unauthenticated = (): Problem =>
  problem('UNAUTHENTICATED', { en: 'Please sign in first.', ru: 'Сначала войдите в систему.' });

/** The caller's copy is no longer the newest. */
export const conflict = (field = 'input.version'): Problem =>
  problem(
    'CONFLICT',
    {
      en: 'Somebody else has changed this meanwhile. Please look at the newest version.',
      ru: 'Запись уже изменена кем-то другим. Откройте последнюю версию.',
    },
    field,
  );

/** Gathers every problem of an input, so that a form shows all at once. */
export class Problems {
  private readonly details: ProblemDetail[] = [];

  add(field: string, message: Message, code: ErrorCode = 'BAD_INPUT'): void {
    this.details.push({ code, field, message });
  }

  get found(): boolean {
    return this.count > 0;
  }

  get count(): number {
    return this.details.length;
  }

  /** All that was added; null where nothing was. */
  get problem(): Problem | null {
    const [first, ...others] = this.details;
    return first ? new Problem(first, ...others) : null;
  }

  /** @throws Problem with all that was added, when anything was. */
  throwIfAny(): void {
    const { problem: all } = this;
    if (all) throw all;
  }
}
