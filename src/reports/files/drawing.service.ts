import { join } from 'node:path';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Piscina } from 'piscina';
import { compiled, problem } from '../../platform/index.js';
import type { DrawingTask } from './draw.js';

/** In megabytes; a drawing that needs more ends with an error, and the process lives. */
const mostMemory = 160;
const mostWaiting = 20;
/** In milliseconds. The charts of a page come together; the memory of a file is given back soon. */
const idle = 1000;

/** Draws in a thread of its own, one file after the other: a long one takes seconds, while others are answered. */
@Injectable()
export class Drawing implements OnModuleDestroy {
  private pool: Promise<Piscina<DrawingTask, Uint8Array | string | null>> | null = null;

  /** Given up once whoever asked has gone. @throws Problem RATE_LIMITED when too many wait already */
  async draw(task: DrawingTask, gone: AbortSignal): Promise<Uint8Array | string | null> {
    const pool = await (this.pool ??= open());
    if (pool.queueSize >= mostWaiting) throw tooManyAtOnce();
    return pool.run(task, { signal: gone });
  }

  async onModuleDestroy(): Promise<void> {
    await (await this.pool)?.destroy();
  }
}

/** The library is loaded with the first file; a thread that nobody needs ends. */
async function open(): Promise<Piscina<DrawingTask, Uint8Array | string | null>> {
  const { Piscina: Pool } = await import('piscina');
  return new Pool({
    filename: join(compiled, 'src/reports/files/draw.js'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idle,
    resourceLimits: { maxOldGenerationSizeMb: mostMemory, maxYoungGenerationSizeMb: 4 },
    execArgv: [],
  });
}

const tooManyAtOnce = () =>
  problem('RATE_LIMITED', {
    en: 'Many files are being made just now. Please try again in a minute.',
    ru: 'Сейчас создаётся много файлов. Попробуйте ещё раз через минуту.',
  });
