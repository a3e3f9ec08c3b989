import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { badInput, OwnThread, problem } from '../../../platform/index.js';
import type { ReadFile, ReadingAnswer, ReadingTask } from './read-attendance.js';

/** Reads attendance files, in a thread of its own. */
@Injectable()
export class AttendanceReader implements OnModuleDestroy {
  private readonly thread = new OwnThread<ReadingTask, ReadingAnswer>({
    file: 'src/registrations/attendance/import/read-attendance.js',
    mostMemory: 384,
    // Who reviews a file sends it again soon.
    idle: 10_000,
    waiting: { most: 20, refusal: () => tooManyAtOnce() },
  });

  /** @throws Problem BAD_INPUT on `upload`, `date` or `assign`; RATE_LIMITED when too many wait already */
  async read(task: ReadingTask): Promise<ReadFile> {
    const answer = await this.thread.run(task).catch((error: unknown) => {
      throw isOutOfMemory(error) ? badInput('upload', tooMuch) : error;
    });
    if ('refused' in answer) throw badInput(answer.refused.field, answer.refused.reason);
    return answer.read;
  }

  onModuleDestroy(): Promise<void> {
    return this.thread.end();
  }
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
