import { describe, expect, it } from '@jest/globals';
import { codeFrom, newCode } from './certificate-code.js';

describe('the code of a certificate', () => {
  it('is four times four digits without look-alikes, another one each time', () => {
    const codes = Array.from({ length: 500 }, newCode);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(new Set(codes).size).toBe(codes.length);
    for (const digit of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') expect(codes.join('')).toContain(digit);
  });

  it.each([
    ['as printed', '7K3M-0Q2X-9HTB-WE51'],
    ['in small letters', '7k3m-0q2x-9htb-we51'],
    ['with spaces, also unbreakable ones', ' 7K3M 0Q2X\u00a09HTB WE51\n'],
    ['without anything between', '7K3M0Q2X9HTBWE51'],
    ['with long dashes', '7K3M–0Q2X—9HTB‑WE51'],
    ['with look-alikes', '7k3m-oQ2X-9HTB-WE5l'],
  ])('is read %s', (_, typed) => {
    expect(codeFrom(typed)).toBe('7K3M-0Q2X-9HTB-WE51');
  });

  it.each([
    '',
    '7K3M-0Q2X-9HTB-WE5',
    '7K3M-0Q2X-9HTB-WE511',
    '7K3M-0Q2X-9HTB-WE5U',
    "7K3M-0Q2X-9HTB-WE5'",
    '７K3M-0Q2X-9HTB-WE51',
  ])('is not read from %j', (typed) => {
    expect(codeFrom(typed)).toBeNull();
  });
});
