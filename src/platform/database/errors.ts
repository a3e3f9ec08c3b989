/** PostgreSQL's code of an error, "23505" for a unique violation; null when the error is not its. */
export function sqlState(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
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

const serializationFailure = '40001';
const deadlockDetected = '40P01';
const lockNotAvailable = '55P03';
const inFailedTransaction = '25P02';
