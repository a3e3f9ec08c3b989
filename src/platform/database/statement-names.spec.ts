import { describe, expect, it } from '@jest/globals';
import { StatementNames } from './statement-names.js';

describe('StatementNames', () => {
  it('gives a name to what comes a second time, and always the same', () => {
    const names = new StatementNames();
    expect(names.of('SELECT 1')).toBeUndefined();
    const name = names.of('SELECT 1');
    expect(name).toMatch(/^[\w-]{27}$/);
    expect(names.of('SELECT 1')).toBe(name);
    names.of('SELECT 2');
    expect(names.of('SELECT 2')).not.toBe(name);
  });

  it('gives no more names than it may, whatever is asked', () => {
    const names = new StatementNames(3);
    const given = new Set<string | undefined>();
    for (let round = 0; round < 3; round++)
      for (let number = 0; number < 50; number++) given.add(names.of(`SELECT ${number}`));
    given.delete(undefined);
    expect(given.size).toBe(3);
  });
});
