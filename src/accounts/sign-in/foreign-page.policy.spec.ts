import { describe, expect, it } from '@jest/globals';
import { isFromForeignPage } from './foreign-page.policy.js';

const publicUrl = 'https://colloquy.example';
const request = (origin: string | undefined) => ({
  headers: origin === undefined ? {} : { origin },
  host: '127.0.0.1:3000',
});

describe('isFromForeignPage', () => {
  it.each([undefined, 'http://127.0.0.1:3000', 'https://colloquy.example'])('lets %s through', (origin) => {
    expect(isFromForeignPage(request(origin), publicUrl)).toBe(false);
  });

  it.each([
    'https://evil.example',
    'null',
    '',
    'http://127.0.0.1:3001',
    'http://colloquy.example',
    'https://colloquy.example.evil.example',
  ])('refuses %s', (origin) => {
    expect(isFromForeignPage(request(origin), publicUrl)).toBe(true);
  });
});
