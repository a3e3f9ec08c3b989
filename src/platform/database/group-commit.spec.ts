import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { GroupCommit } from './group-commit.js';
import { doOnce, isDoneOnce } from './once-only.js';

describe('GroupCommit', () => {
  it('serves alone at once, and together whoever asked meanwhile, in the order asked', async () => {
    const groups: string[][] = [];
    const commit = new GroupCommit<string, string>(async (_key, requests) => {
      groups.push([...requests]);
      await sleep(10);
      return requests.map((request) => ({ answer: request.toUpperCase() }));
    });
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((request) => commit.ask('event', request)));
    expect(answers).toEqual(['A', 'B', 'C', 'D']);
    expect(groups).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('never serves two groups of one key at once, and keys beside each other', async () => {
    const running = new Map<string, number>();
    let most = 0;
    let together = 0;
    const commit = new GroupCommit<number, number>(async (key, requests) => {
      running.set(key, (running.get(key) ?? 0) + 1);
      most = Math.max(most, running.get(key)!);
      together = Math.max(together, [...running.values()].filter((count) => count > 0).length);
      await sleep(5);
      running.set(key, running.get(key)! - 1);
      return requests.map((answer) => ({ answer }));
    }, 2);
    await Promise.all(Array.from({ length: 20 }, (_, index) => commit.ask(index % 2 ? 'one' : 'other', index)));
    expect(most).toBe(1);
    expect(together).toBe(2);
  });

  it('refuses one without the others, and serves each by itself when the group as a whole fails', async () => {
    const sizes: number[] = [];
    const commit = new GroupCommit<string, string>(async (_key, requests) => {
      sizes.push(requests.length);
      await sleep(1);
      if (requests.includes('poison')) throw new Error('poisoned');
      return requests.map((request) => (request === 'no' ? { refusal: new Error('no') } : { answer: request }));
    });
    const outcomes = await Promise.allSettled(
      ['first', 'no', 'poison', 'last'].map((request) => commit.ask('event', request)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(sizes).toEqual([1, 3, 1, 1, 1]);
  });

  it('serves nobody as what is done once for another', async () => {
    const commit = new GroupCommit<string, boolean>(async (_key, requests) =>
      requests.map(() => ({ answer: isDoneOnce() })),
    );
    const asked = doOnce(
      (work) => work,
      () => [isDoneOnce(), commit.ask('event', 'a')] as const,
    );
    expect([asked[0], await asked[1]]).toEqual([true, false]);
  });

  it('forgets a key once nobody asks, and serves it again later', async () => {
    const commit = new GroupCommit<number, number>(async (_key, requests) => requests.map((answer) => ({ answer })));
    expect(await commit.ask('event', 1)).toBe(1);
    expect(await commit.ask('event', 2)).toBe(2);
  });
});
