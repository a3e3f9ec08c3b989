import { deserialize, serialize } from 'node:v8';
import { Logger } from '@nestjs/common';
import type { ExecutionResult } from 'graphql';
import { doOnce, type OnceOnly, type Work } from '../database/once-only.js';
import type { Answers, IdempotencyKeys, KeyUse } from './idempotency-keys.store.js';

/** Longer answers are told anew from what the work came to. */
const longestAnswer = 64 * 1024;

const log = new Logger('IdempotencyKeys');

/**
 * One call with an Idempotency-Key. Each root field is a piece of work of its own: what its transactions come to is
 * kept with them, so that a call which was cut off goes on where it was; once it is told, its answer is kept instead.
 */
export class KeyedCall {
  /** Answers of before, by root field. */
  private readonly told = new Map<string, string>();
  private readonly worked = new Set<string>();

  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly use: KeyUse,
    /** False for answers that are not to be kept. */
    private readonly keepsAnswers: boolean,
  ) {}

  /**
   * Does the work of a root field unless that was done before; null stands for what `tell` puts in its place. Who has
   * begun it was allowed to: that is said to the work, as rights may have gone with what it did.
   */
  async answer(field: string, memberId: string | null, work: (isBegun: boolean) => unknown): Promise<unknown> {
    // Signed out meanwhile, or in as somebody else.
    if (memberId !== this.use.memberId) return work(false);
    for (let isBegun = await this.isBegun(field); !this.told.has(field);) {
      this.worked.add(field);
      try {
        return await doOnce(this.guardOf(field), () => work(isBegun));
      } catch (error) {
        // What an equal call has done meanwhile can be why this one is refused.
        const wasBegun = isBegun;
        isBegun = await this.isBegun(field);
        if (!this.told.has(field) && (wasBegun || !isBegun)) throw error;
      }
    }
    return null;
  }

  /** The answer as it is told: of each root field what the first call was told. */
  async tell(answer: ExecutionResult): Promise<ExecutionResult> {
    const { data, errors = [] } = answer;
    if (!data) return answer;
    const failed = new Set(errors.map(({ path }) => path?.[0]));
    const fresh = [...this.worked]
      .filter((field) => !failed.has(field) && !this.told.has(field))
      .map((field) => [field, JSON.stringify(data[field])] as const);
    const kept = await this.keep(new Map(fresh.filter(([, text]) => text.length <= longestAnswer)));
    const told = fresh.map(([field, text]) => [field, kept.get(field) ?? text] as const);
    const all = [...this.told, ...told].map(([field, text]) => [field, JSON.parse(text) as unknown] as const);
    return { ...answer, data: { ...data, ...Object.fromEntries(all) } };
  }

  /** Notes the answer where it was told before. */
  private async isBegun(field: string): Promise<boolean> {
    const { answers, begun } = await this.keys.look(this.use);
    const answer = answers.get(field);
    if (answer !== undefined) this.told.set(field, answer);
    return begun.has(field);
  }

  private guardOf(field: string): OnceOnly {
    let steps = 0;
    return <T>(work: Work<T>): Work<T> => {
      const step = steps++;
      return async (transaction) => {
        const { result, isTold } = await this.keys.claim(transaction, this.use, field, step);
        if (isTold) throw new Error('An equal call has told the answer meanwhile');
        if (result !== null) return deserialize(Buffer.from(result, 'base64')) as T;
        const done = await work(transaction);
        await this.keys.keepResult(transaction, this.use, field, serialize(done).toString('base64'));
        return done;
      };
    };
  }

  /** What is done is told also where its answer cannot be kept. */
  private async keep(answers: Answers): Promise<Answers> {
    if (!this.keepsAnswers || answers.size === 0) return answers;
    try {
      return await this.keys.keepAnswers(this.use, answers);
    } catch (error) {
      log.error(error);
      return answers;
    }
  }
}
