import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** The minimum that OWASP's Password Storage Cheat Sheet names for argon2id, the library's own default algorithm. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Stands in where there is no password to check against, so that it takes as long as where there is one. */
const decoy = hash(randomBytes(32), cost);

/** The argon2id hash of a password, "$argon2id$v=19$m=19456,t=2,p=1$…". */
export async function hashOf(password: string): Promise<string> {
  return hash(normal(password), cost);
}

/** Whether the password is the one behind the hash; with no hash it takes as long and is not. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const matches = await verify(kept ?? (await decoy), normal(password));
  return kept !== null && matches;
}

/** The same characters, however a keyboard composes them (NIST SP 800-63B-4, 3.1.1.2). */
const normal = (password: string): string => password.normalize('NFKC');
