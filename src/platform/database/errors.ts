import { Problem } from '../problem.js';

/** The database cannot be reached: `Outages` tells of it once, so what meets it need not tell it again. */
export class DatabaseAway extends Problem {
  constructor() {
    super({
      code: 'BUSY',
      field: null,
      message: {
        en: 'The database cannot be reached just now. Please try again in a moment; look first whether it was done.',
        ru: 'База данных сейчас недоступна. Попробуйте ещё раз чуть позже, проверив сначала, не выполнено ли действие.',
      },
    });
  }
}

/** PostgreSQL's code of an error, "23505" for a unique violation; null when the error is not its. */
export function sqlState(error: unknown): string | null {
  return textOf(error, 'code');
}

/** The name of the constraint or unique index that refused a row; null when none did. */
export function violatedConstraint(error: unknown): string | null {
  const violated = sqlState(error)?.startsWith('23') && error instanceof Error && 'constraint' in error;
  return violated && typeof error.constraint === 'string' ? error.constraint : null;
}

/** Whether a transaction was ended because another was in its way: to be tried again from its beginning. */
export function isLostRace(error: unknown): boolean {
  const state = sqlState(error);
  return state === serializationFailure || state === deadlockDetected;
}

/** Whether a statement was ended because another transaction kept a lock for longer than the connection waits. */
export const waitedInVain = (error: unknown): boolean => sqlState(error) === lockNotAvailable;

/** Whether a statement was not run as one before it in the transaction had failed. */
export const followsFailure = (error: unknown): boolean => sqlState(error) === inFailedTransaction;

/** Whether a statement was ended as it took longer than its connection allows. */
export const tookTooLong = (error: unknown): boolean => sqlState(error) === queryCanceled;

/** Whether the server could not be reached, or was gone before it had answered. */
export const isLostConnection = (error: unknown): boolean =>
  lostCodes.test(sqlState(error) ?? '') || lostWords.test(textOf(error, 'message') ?? '');

/** Looks at the shape, as libraries tell of errors in objects of their own. */
function textOf(error: unknown, property: 'code' | 'message'): string | null {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, property) : null;
  return typeof value === 'string' ? value : null;
}

const lostCodes = /^(08...|57P0[123]|ECONN.*|EPIPE|ETIMEDOUT|E(HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN)$/;
const lostWords =
  /^(Connection terminated|Client (was closed|has encountered)|timeout exceeded when trying to connect)/;
const serializationFailure = '40001';
const deadlockDetected = '40P01';
const lockNotAvailable = '55P03';
const inFailedTransaction = '25P02';
const queryCanceled = '57014';
