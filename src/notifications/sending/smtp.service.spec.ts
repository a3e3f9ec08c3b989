import { describe, expect, it } from '@jest/globals';
import { isRefusedForGood } from './smtp.service.js';

const answer = (responseCode: number, command: string): Error =>
  Object.assign(new Error('no'), { responseCode, command });

describe('a mail that the server has refused for good', () => {
  it.each(['MAIL FROM', 'RCPT TO', 'DATA'])('was answered with a 5xx to %s', (command) => {
    expect(isRefusedForGood(answer(550, command))).toBe(true);
    expect(isRefusedForGood(answer(451, command))).toBe(false);
  });

  it.each(['CONN', 'EHLO', 'STARTTLS', 'AUTH PLAIN'])(
    'is not one whose server refused %s: that is about us',
    (command) => {
      expect(isRefusedForGood(answer(535, command))).toBe(false);
    },
  );

  it('is not one whose connection was lost', () => {
    expect(isRefusedForGood(Object.assign(new Error('connect ECONNREFUSED'), { command: 'CONN' }))).toBe(false);
    expect(isRefusedForGood('no')).toBe(false);
  });
});
