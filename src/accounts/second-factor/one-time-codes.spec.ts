import { describe, expect, it } from '@jest/globals';
import { authenticatorUrl, newAuthenticatorSecret, stepOf } from './one-time-codes.js';

/** The secret of RFC 6238's test vectors, appendix B, "12345678901234567890". */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);

describe('a one-time code', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('of %d seconds is %s', (seconds, code) => {
    expect(stepOf(secret, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  it('counts half a minute before and after, spaces or not, and no longer', () => {
    expect(stepOf(secret, '287 082', at(89))).toBe(1);
    expect(stepOf(secret, '287082', at(29))).toBe(1);
    expect(stepOf(secret, '287082', at(90))).toBeNull();
  });

  it.each(['', '28708', '2870822', 'abcdef', '287082x', '２８７０８２'])('is not %j', (code) => {
    expect(stepOf(secret, code, at(59))).toBeNull();
  });

  it('is made of a secret of 160 bits that authenticators read', () => {
    const made = newAuthenticatorSecret();
    expect(made).toMatch(/^[A-Z2-7]{32}$/);
    expect(newAuthenticatorSecret()).not.toBe(made);
    const url = new URL(authenticatorUrl(made, 'Colloquy', 'olena@example.org'));
    expect(url.protocol).toBe('otpauth:');
    expect(url.searchParams.get('secret')).toBe(made);
    expect(url.searchParams.get('issuer')).toBe('Colloquy');
  });
});
