import { createHash } from 'node:crypto';

/** What a change is kept as: texts, and what keeps anybody from guessing them by their hash. */
export interface SaltedValue {
  field: string;
  from: string | null;
  to: string | null;
  salt: Buffer;
}

/** What is left of a value once it is erased: it still proves what that was. */
export const digestOfValue = ({ field, from, to, salt }: SaltedValue): Buffer =>
  createHash('sha256')
    .update(salt)
    .update(JSON.stringify([field, from, to]))
    .digest();
