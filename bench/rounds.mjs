import { worldOf } from './contenders/index.mjs';
import { operations } from './operations.mjs';
import { muchData } from './options.mjs';
import { checkRush } from './writes.mjs';

/** Reports are few a second, so that they get longer windows and fewer who ask. */
const slowly = { connections: 4, longer: 2, longerWithMuchData: 10 };
/** Windows long: every connection has to touch all that it will read, which is what the first requests pay for. */
const warmUpWithMuchData = 6;

/** Measures operations round by round, the contenders in another order each time. */
export class Rounds {
  /** The first request that each contender has not seen yet, by operation; the very first was that of the check. */
  next = {};

  constructor(measuring, servers, worlds, options, log) {
    Object.assign(this, { measuring, servers, worlds, options, log });
  }

  /** All windows of an operation by contender; an answer of fewer bytes than `smallest` is an error. */
  async of(name, smallest) {
    const contenders = operations[name].contenders.filter((contender) => this.servers[contender]);
    const windows = Object.fromEntries(contenders.map((contender) => [contender, []]));
    const measure = name === 'rush' ? this.rush : this.window;
    const warmUp = operations[name].slow || this.options.scale < muchData ? 0.5 : warmUpWithMuchData;
    for (const contender of name === 'rush' ? [] : contenders) await this.window(name, contender, { smallest }, warmUp);
    for (let round = 0; round < this.options.rounds; round++) {
      for (let turn = 0; turn < contenders.length; turn++) {
        const contender = contenders[(round + turn) % contenders.length];
        // Pools let go of connections that rest: they are open again before anything counts.
        if (!operations[name].slow)
          await this.window(operations[name].request ?? name, contender, { smallest: 0 }, 0.15);
        const window = await measure.call(this, name, contender, { smallest, round });
        if (window.answered === 0) throw new Error(`${name} of ${contender}: no answer within a window`);
        windows[contender].push(window);
      }
      this.log(`${name}: round ${round + 1} of ${this.options.rounds}`);
    }
    return windows;
  }

  /** One window, or a share of one. @throws Error when a single answer is one that is not wanted */
  async window(name, contender, job, share = 1) {
    const { different, slow } = operations[name];
    const { seconds, connections, scale } = this.options;
    const longer = slow ? (scale >= muchData ? slowly.longerWithMuchData : slowly.longer) : 1;
    const place = `${name} ${contender}`;
    const result = await this.measuring.window(this.servers[contender], {
      ...{
        operation: name,
        contender,
        token: this.worlds[worldOf(contender)].token,
        from: different ? 0 : (this.next[place] ?? 1),
      },
      ...{ seconds: seconds * longer * share, connections: slow ? slowly.connections : connections },
      ...job,
    });
    this.next[place] = result.next;
    if (result.errors > 0)
      throw new Error(
        `${name} of ${contender}: ${result.errors} errors in ${result.answered} answers: ${result.firstWrong}`,
      );
    return result;
  }

  /** Everybody at once for the event of this round. @throws Error when it was not exact */
  async rush(name, contender, { round }) {
    const { facts, token } = this.worlds.usual;
    const job = { operation: name, contender, token, round, calls: facts.calls, smallest: 0 };
    const result = await this.measuring.window(this.servers[contender], job);
    await checkRush(contender, result, facts.rushesOf[contender][round], this.worlds.usual);
    return result;
  }
}
