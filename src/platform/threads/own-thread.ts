import { join } from 'node:path';
import type { Piscina } from 'piscina';
import { compiled } from '../config/compiled.js';
import type { Problem } from '../problem.js';

/** What runs in a thread of its own, and what it may take. */
export interface ThreadSettings {
  /** The compiled file whose default export does a task, from the folder of what is compiled. */
  file: string;
  /** In megabytes; a task that needs more ends with an error, and the process lives. */
  mostMemory: number;
  mostYoungMemory?: number;
  /** In milliseconds: a thread that nobody needed for so long ends, and gives its memory back. */
  idle: number;
  /** How many tasks may wait, and what more are refused with; left out: any number. */
  waiting?: { most: number; refusal: () => Problem };
}

/** Does tasks in a thread of its own, one after the other: a long one takes seconds, while others are answered. */
export class OwnThread<Task, Answer> {
  private pool: Promise<Piscina<Task, Answer>> | null = null;

  constructor(private readonly settings: ThreadSettings) {}

  /** Given up once whoever asked has gone. @throws Problem the refusal, where too many wait already */
  async run(task: Task, gone?: AbortSignal): Promise<Answer> {
    const pool = await (this.pool ??= this.open());
    const { waiting } = this.settings;
    if (waiting && pool.queueSize >= waiting.most) throw waiting.refusal();
    return pool.run(task, gone ? { signal: gone } : {});
  }

  async end(): Promise<void> {
    await (await this.pool)?.destroy();
  }

  /** The library is loaded with the first task. */
  private async open(): Promise<Piscina<Task, Answer>> {
    const { file, mostMemory, mostYoungMemory, idle } = this.settings;
    const { Piscina: Pool } = await import('piscina');
    return new Pool({
      filename: join(compiled, file),
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: idle,
      resourceLimits: {
        maxOldGenerationSizeMb: mostMemory,
        ...(mostYoungMemory !== undefined && { maxYoungGenerationSizeMb: mostYoungMemory }),
      },
      execArgv: [],
    });
  }
}
