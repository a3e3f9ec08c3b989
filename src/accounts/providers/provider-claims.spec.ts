import { describe, expect, it } from '@jest/globals';
import { namesIn, vouchedAddress } from './provider-claims.js';

const provider = { trustedDomains: ['ministry.example'] };

describe('a provider', () => {
  it.each([
    ['that says so', { email: 'ana@elsewhere.example', email_verified: true }, 'ana@elsewhere.example'],
    ['that is trusted for its domain', { email: 'ana@Ministry.example' }, 'ana@Ministry.example'],
    [
      'that is trusted for it whatever it says',
      { email: 'ana@ministry.example', email_verified: false },
      'ana@ministry.example',
    ],
  ])('vouches for an address %s', (_, claims, address) => {
    expect(vouchedAddress({ sub: '1', ...claims }, provider)).toBe(address);
  });

  it.each([
    ['it says nothing of', { email: 'ana@elsewhere.example' }],
    ['it says so in another word of', { email: 'ana@elsewhere.example', email_verified: 'true' as unknown as boolean }],
    ['is of a domain below', { email: 'ana@sub.ministry.example' }],
    ['only ends like a trusted one', { email: 'ana@notministry.example' }],
    ['has the trusted one in its mailbox', { email: '"ana@ministry.example"@elsewhere.example' }],
    ['is none', { email: 'ana', email_verified: true }],
    ['is too long', { email: `${'a'.repeat(250)}@ministry.example`, email_verified: true }],
    ['it does not tell', { email_verified: true }],
  ])('does not vouch for an address that %s', (_, claims) => {
    expect(vouchedAddress({ sub: '1', ...claims }, provider)).toBeNull();
  });
});

describe('names of a newcomer', () => {
  it.each([
    [{ given_name: 'Ana', family_name: 'Novak', name: 'Dr Ana Novak' }, 'Ana', 'Novak'],
    [{ name: 'Ana Maria Novak' }, 'Ana Maria', 'Novak'],
    [{ name: 'Suharto' }, 'Suharto', 'Suharto'],
    [{ given_name: 'Ana' }, 'Ana', 'ana.novak'],
    [{ given_name: 'Ana\n\u202eevil', family_name: ' ' }, 'Ana evil', 'ana.novak'],
    [{ given_name: '\u200b', family_name: '\u3164' }, 'ana.novak', 'ana.novak'],
    [{}, 'ana.novak', 'ana.novak'],
  ])('are taken from %j', (claims, givenNames, familyName) => {
    expect(namesIn({ sub: '1', ...claims }, 'ana.novak@ministry.example')).toEqual({ givenNames, familyName });
  });

  it('are cut to what a profile can hold', () => {
    expect(namesIn({ sub: '1', family_name: 'N'.repeat(500) }, 'ana@ministry.example').familyName).toHaveLength(200);
  });
});
