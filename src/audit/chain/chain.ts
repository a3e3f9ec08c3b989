import { createHash } from 'node:crypto';
import { digestOfValue } from '../salted-value.js';

/** An entry as it is sealed; bytes in hexadecimal digits, moments to the microsecond. */
export interface SealedEntry {
  id: string;
  transaction: string;
  at: string;
  by: string | null;
  action: string;
  subject: string;
  subjectKind: string;
  valuesDigest: string;
  values: readonly SealedValue[];
}

/** One of its values; of one that was erased only the digest is left. */
export interface SealedValue {
  field: string;
  from: string | null;
  to: string | null;
  salt: string | null;
  erasedDigest: string | null;
}

/** What stands before the first seal. */
export const beginning: Buffer = createHash('sha256').update('audit trail').digest();

/** The digest of a seal: of the one before it, the moment until which all is sealed, and all that its entry tells. */
export function sealOf(before: Buffer, sealedUntil: string, entry: SealedEntry): Buffer {
  const { id, transaction, at, by, action, subject, subjectKind, valuesDigest } = entry;
  const values = entry.values
    .map((value) => [value.field, digestOf(value)])
    .sort(([one], [other]) => (one! < other! ? -1 : 1));
  return createHash('sha256')
    .update(before)
    .update(JSON.stringify([sealedUntil, id, transaction, at, by, action, subject, subjectKind, valuesDigest, values]))
    .digest();
}

function digestOf({ salt, erasedDigest, ...value }: SealedValue): string | null {
  return salt === null ? erasedDigest : digestOfValue({ ...value, salt: Buffer.from(salt, 'hex') }).toString('hex');
}

/** The last seal at some moment: whoever keeps it elsewhere can tell whether the chain still leads there. */
export interface Head {
  number: number;
  digest: string;
}

/** As it is mailed and logged, and given back to be verified: "4711:9f86d0…". */
export const writtenHead = ({ number, digest }: Head): string => `${number}:${digest}`;

/** Null for a text that is no head. */
export function headIn(text: string): Head | null {
  const [, number, digest] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text.trim().toLowerCase()) ?? [];
  return number && digest ? { number: Number(number), digest } : null;
}
