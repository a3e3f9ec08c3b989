import { describe, expect, it } from '@jest/globals';
import { digestOfValue } from '../salted-value.js';
import { beginning, headIn, sealOf, type SealedEntry, writtenHead } from './chain.js';

const salt = 'ab'.repeat(16);
const email = { field: 'email', from: null, to: 'ana@example.org', salt, erasedDigest: null };
const phone = { field: 'phone', from: '1', to: '2', salt, erasedDigest: null };
const entry: SealedEntry = {
  ...{ id: 'a', transaction: '7', at: '2026-11-30T12:00:00.000001', by: null, action: 'updateMember', subject: 'b' },
  ...{ subjectKind: 'Member', valuesDigest: '00', values: [email, phone] },
};
const until = '2026-11-30 12:00:01+00';
const seal = (changes: Partial<SealedEntry> = {}): string =>
  sealOf(beginning, until, { ...entry, ...changes }).toString('hex');

describe('a seal', () => {
  it('is the same in whatever order the values come', () => {
    expect(seal({ values: [phone, email] })).toBe(seal());
  });

  it('is the same once a value is erased and its digest kept', () => {
    const erasedDigest = digestOfValue({ ...email, salt: Buffer.from(salt, 'hex') }).toString('hex');
    expect(seal({ values: [{ field: 'email', from: null, to: null, salt: null, erasedDigest }, phone] })).toBe(seal());
  });

  it('is another for whatever else is another', () => {
    const others: Partial<SealedEntry>[] = [
      ...[{ id: 'x' }, { transaction: '8' }, { at: '2026-11-30T12:00:00.000002' }, { by: 'x' }, { action: 'x' }],
      ...[{ subject: 'x' }, { subjectKind: 'x' }, { valuesDigest: '01' }, { values: [email] }],
      ...[{ values: [email, { ...phone, to: '3' }] }, { values: [email, { ...phone, from: null }] }],
    ];
    const seals = others.map(seal);
    expect(new Set([...seals, seal()]).size).toBe(others.length + 1);
    expect(sealOf(beginning, '-infinity', entry).toString('hex')).not.toBe(seal());
    expect(sealOf(Buffer.alloc(32), until, entry).toString('hex')).not.toBe(seal());
  });
});

describe('a head', () => {
  it('is read as it was written', () => {
    const head = { number: 4711, digest: seal() };
    expect(headIn(writtenHead(head))).toEqual(head);
    expect(headIn(` ${writtenHead(head).toUpperCase()}\n`)).toEqual(head);
  });

  it.each(['', '4711', `0:${'a'.repeat(64)}`, `1:${'a'.repeat(63)}`, `-1:${'a'.repeat(64)}`, `1:${'g'.repeat(64)}`])(
    'is not what is written otherwise: %s',
    (text) => {
      expect(headIn(text)).toBeNull();
    },
  );
});
