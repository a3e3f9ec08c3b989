import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 bits, in characters that fit a cookie and a header. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a secret: who reads it there cannot use it. */
export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
