import { beforeEach, describe, expect, it } from '@jest/globals';
import { anonymous } from '../../access/index.js';
import { RecentViewers, type Sighting } from './recent-viewers.js';

let now: number;
let recent: RecentViewers;
beforeEach(() => {
  now = 0;
  recent = new RecentViewers(() => now);
});

const sighting = (memberId: string, remaining = Infinity): Sighting => ({
  viewer: { ...anonymous('en'), memberId, sessionId: null },
  remaining,
});
const keep = (key: string, found: Sighting | null) => recent.lookUp(key, async () => found);

/** A look-up that ends when it is told to. */
function slowLookUp(key: string) {
  const { promise, resolve, reject } = Promise.withResolvers<Sighting | null>();
  return { answer: recent.lookUp(key, () => promise), resolve, reject };
}

describe('recent viewers', () => {
  it('are known for a second from the beginning of the look-up', async () => {
    const { answer, resolve } = slowLookUp('key');
    now = 600;
    resolve(sighting('ana'));
    await answer;
    now = 999;
    expect(await recent.recall('key')).toMatchObject({ memberId: 'ana' });
    now = 1000;
    expect(recent.recall('key')).toBeUndefined();
  });

  it('are known no longer than their credential lasts', async () => {
    await keep('key', sighting('ana', 300));
    now = 299;
    expect(await recent.recall('key')).toMatchObject({ memberId: 'ana' });
    now = 300;
    expect(recent.recall('key')).toBeUndefined();
  });

  it('share a look-up that is under way, unless it takes longer than a second', async () => {
    const { answer, resolve } = slowLookUp('key');
    const shared = recent.recall('key');
    now = 1000;
    expect(recent.recall('key')).toBeUndefined();
    resolve(sighting('ana'));
    expect(await shared).toBe(await answer);
  });

  it('are never nobody, and no failure', async () => {
    expect(await keep('unknown', null)).toBeNull();
    expect(recent.recall('unknown')).toBeUndefined();
    const { answer, reject } = slowLookUp('failing');
    reject(new Error('no connection'));
    await expect(answer).rejects.toThrow('no connection');
    expect(recent.recall('failing')).toBeUndefined();
    expect(recent.size).toBe(0);
  });

  it('are nobody once a later look-up finds nobody', async () => {
    await keep('key', sighting('ana'));
    await keep('key', null);
    expect(recent.recall('key')).toBeUndefined();
  });

  it('are forgotten with all their credentials, and nobody else is', async () => {
    await Promise.all([
      keep('session', sighting('ana')),
      keep('token', sighting('ana')),
      keep('other', sighting('bob')),
    ]);
    recent.forget('ana');
    expect([recent.recall('session'), recent.recall('token')]).toEqual([undefined, undefined]);
    expect(await recent.recall('other')).toMatchObject({ memberId: 'bob' });
  });

  it('are not kept from a look-up that began before something was forgotten', async () => {
    const { answer, resolve } = slowLookUp('key');
    recent.forget('ana');
    expect(recent.recall('key')).toBeUndefined();
    resolve(sighting('ana'));
    expect(await answer).toMatchObject({ memberId: 'ana' });
    expect(recent.recall('key')).toBeUndefined();
  });

  it('are not taken away by an older look-up that ends later', async () => {
    const older = slowLookUp('key');
    await keep('key', sighting('ana'));
    older.resolve(null);
    await older.answer;
    expect(await recent.recall('key')).toMatchObject({ memberId: 'ana' });
  });

  it('are so many at most, and not kept when they are recent no more', async () => {
    for (let number = 0; number < 10_050; number++) await keep(`key ${number}`, sighting('ana'));
    expect(recent.size).toBe(10_000);
    expect(recent.recall('key 0')).toBeUndefined();
    expect(recent.recall('key 10049')).toBeDefined();
    now = 2000;
    await keep('later', sighting('bob'));
    expect(recent.size).toBe(1);
  });
});
