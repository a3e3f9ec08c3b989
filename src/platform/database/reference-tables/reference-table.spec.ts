import { describe, expect, it } from '@jest/globals';
import { ReferenceTable } from './reference-table.js';

interface Word {
  code: string;
  text: string;
  tags: string[];
}

/** A table whose readings take their snapshot when they begin, and answer when `answer` is called or at once. */
function words(informed = { now: true }, waits = false) {
  const rows: Word[] = [
    { code: 'a', text: 'first', tags: ['x', 'y'] },
    { code: 'b', text: 'second', tags: ['y'] },
  ];
  const waiting: (() => void)[] = [];
  let readings = 0;
  const table = new ReferenceTable<Word>(
    () => {
      readings++;
      const snapshot = structuredClone(rows);
      return waits ? new Promise((resolve) => waiting.push(() => resolve(snapshot))) : Promise.resolve(snapshot);
    },
    () => informed.now,
  );
  return {
    table,
    rows,
    one: table.one(({ code }) => code),
    tagged: table.many(({ tags }) => tags),
    answer: () => waiting.shift()!(),
    readings: () => readings,
  };
}

describe('ReferenceTable', () => {
  it('reads once for all that is asked, by whatever key', async () => {
    const { one, tagged, readings } = words();
    const codes = await one.loadMany(['b', 'a']);
    expect(codes.map((row) => row?.text)).toEqual(['second', 'first']);
    expect((await tagged.load('y')).map(({ code }) => code)).toEqual(['a', 'b']);
    expect(await tagged.load('z')).toEqual([]);
    expect(readings()).toBe(1);
  });

  it('looks again, once for all who ask together, for what it does not have', async () => {
    const { one, rows, readings } = words();
    await one.load('a');
    rows.push({ code: 'c', text: 'third', tags: [] }, { code: 'd', text: 'fourth', tags: [] });
    const found = await one.loadMany(['c', 'd', 'nowhere']);
    expect(found.map((row) => row?.text)).toEqual(['third', 'fourth', undefined]);
    expect(readings()).toBe(2);
    await one.loadMany(['c', 'd']);
    expect(readings()).toBe(2);
  });

  it('never keeps a reading that began before it forgot and ended after', async () => {
    const { table, one, rows, answer, readings } = words({ now: true }, true);
    const early = one.load('a');
    rows[0]!.text = 'changed';
    table.forget();
    const late = one.load('a');
    // The later reading overtakes the earlier one, and the other way round.
    answer();
    expect((await early)?.text).toBe('first');
    answer();
    expect((await late)?.text).toBe('changed');
    expect((await one.load('a'))?.text).toBe('changed');
    expect(readings()).toBe(2);
  });

  it('keeps nothing while it is not informed, yet reads once for all who ask together', async () => {
    const informed = { now: false };
    const { one, rows, readings } = words(informed);
    await one.loadMany(['a', 'b']);
    expect(readings()).toBe(1);
    rows[0]!.text = 'changed';
    expect((await one.load('a'))?.text).toBe('changed');
    informed.now = true;
    await one.load('a');
    await one.load('a');
    expect(readings()).toBe(3);
  });

  it('does not keep a reading that failed', async () => {
    let fails = true;
    const table = new ReferenceTable(
      async () => {
        if (fails) throw new Error('no connection');
        return [{ code: 'a' }];
      },
      () => true,
    );
    const one = table.one(({ code }) => code);
    await expect(one.load('a')).rejects.toThrow('no connection');
    fails = false;
    expect(await one.load('a')).toEqual({ code: 'a' });
  });

  it('shares rows that nobody can change', async () => {
    const { one, tagged } = words();
    const row = await one.load('a');
    expect(() => row!.tags.push('z')).toThrow('not extensible');
    (await tagged.load('y')).pop();
    expect(await tagged.load('y')).toHaveLength(2);
  });
});
