import { doForAll } from './once-only.js';

/** What became of one request of a group: its answer, or why it was refused. */
export type Settled<Answer> = { answer: Answer } | { refusal: unknown };

interface Asked<Request, Answer> {
  request: Request;
  resolve: (answer: Answer) => void;
  reject: (reason: unknown) => void;
}

/**
 * Serves whoever asks of one thing together: one group a key at a time, and everybody who asked meanwhile in the next.
 * Alone, a request waits for nobody; in a rush the lock, the reading and the commit are paid once for all.
 */
export class GroupCommit<Request, Answer> {
  private readonly waiting = new Map<string, Asked<Request, Answer>[]>();

  /**
   * `serve` answers for each request, in order; what it throws befell the group as a whole, and each is then served by
   * itself.
   */
  constructor(
    private readonly serve: (key: string, requests: readonly Request[]) => Promise<Settled<Answer>[]>,
    private readonly largestGroup = 200,
  ) {}

  ask(key: string, request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = { request, resolve, reject };
      const line = this.waiting.get(key);
      if (line) {
        line.push(asked);
      } else {
        this.waiting.set(key, [asked]);
        void doForAll(() => this.work(key));
      }
    });
  }

  private async work(key: string): Promise<void> {
    for (let line = this.waiting.get(key)!; line.length > 0;) {
      const group = line.splice(0, this.largestGroup);
      await this.serveGroup(key, group);
    }
    this.waiting.delete(key);
  }

  private async serveGroup(key: string, group: readonly Asked<Request, Answer>[]): Promise<void> {
    let settled: Settled<Answer>[];
    try {
      settled = await this.serve(
        key,
        group.map(({ request }) => request),
      );
    } catch (error) {
      if (group.length === 1) return group[0]!.reject(error);
      for (const asked of group) await this.serveGroup(key, [asked]);
      return;
    }
    group.forEach(({ resolve, reject }, index) => {
      const outcome = settled[index]!;
      if ('answer' in outcome) resolve(outcome.answer);
      else reject(outcome.refusal);
    });
  }
}
