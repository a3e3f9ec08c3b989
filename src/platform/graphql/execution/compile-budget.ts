/** When a document is worth compiling, and how much time may go into it. */
export interface CompileLimits {
  /** How many calls of a document are answered by graphql first. */
  callsBefore: number;
  /** Of all time, the share that compiling may take. */
  share: number;
  /** In milliseconds: what may be saved up of it. */
  most: number;
}

/**
 * Compiling costs as much as many executions: documents with values written in never come back, and somebody can send
 * new ones without end.
 */
export const usualLimits: CompileLimits = { callsBefore: 5, share: 0.05, most: 500 };

/** Time that may go into compiling, which grows again as time passes. */
export class CompileBudget {
  private left: number;
  private countedAt = performance.now();

  constructor(private readonly limits: Pick<CompileLimits, 'share' | 'most'>) {
    this.left = limits.most;
  }

  get isLeft(): boolean {
    const now = performance.now();
    this.left = Math.min(this.limits.most, this.left + (now - this.countedAt) * this.limits.share);
    this.countedAt = now;
    return this.left > 0;
  }

  /** Does something and takes the time that it took. */
  spend<T>(work: () => T): T {
    const begun = performance.now();
    try {
      return work();
    } finally {
      this.left -= performance.now() - begun;
    }
  }
}
