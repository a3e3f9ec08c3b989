import { join } from 'node:path';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Piscina } from 'piscina';
import { badInput, compiled, problem } from '../../../platform/index.js';
import type { ReadFile, ReadingAnswer, ReadingTask } from './read-attendance.js';

/** In megabytes; a file that needs more ends with an error, and the process lives. */
const mostMemory = 384;
const mostWaiting = 20;
/** In milliseconds: who reviews a file sends it again soon. */
const idle = 10_000;

/**
 * Reads attendance files in a thread of its own, one after the other: a long one takes seconds, others are answered.
 */
@Injectable()
export class AttendanceReader implements OnModuleDestroy {
  private pool: Promise<Piscina<ReadingTask, ReadingAnswer>> | null = null;

  /** @throws Problem BAD_INPUT on `upload`, `date` or `assign`; RATE_LIMITED when too many wait already */
  async read(task: ReadingTask): Promise<ReadFile> {
    const pool = await (this.pool ??= open());
    if (pool.queueSize >= mostWaiting) throw tooManyAtOnce();
    const answer = await pool.run(task).catch((error: unknown) => {
      throw isOutOfMemory(error) ? badInput('upload', tooMuch) : error;
    });
    if ('refused' in answer) throw badInput(answer.refused.field, answer.refused.reason);
    return answer.read;
  }

  async onModuleDestroy(): Promise<void> {
    await (await this.pool)?.destroy();
  }
}

/** The library is loaded with the first file; a thread that nobody needs ends. */
async function open(): Promise<Piscina<ReadingTask, ReadingAnswer>> {
  const { Piscina: Pool } = await import('piscina');
  return new Pool({
    filename: join(compiled, 'src/registrations/attendance/import/read-attendance.js'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idle,
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
    execArgv: [],
  });
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const tooMuch = {
  en: 'There is more in this file than in any attendance file. Please export it again.',
  ru: 'В этом файле больше данных, чем в любом отчёте о посещаемости. Выгрузите его ещё раз.',
};

const tooManyAtOnce = () =>
  problem('RATE_LIMITED', {
    en: 'Many files are being read just now. Please try again in a minute.',
    ru: 'Сейчас читается много файлов. Попробуйте ещё раз через минуту.',
  });
