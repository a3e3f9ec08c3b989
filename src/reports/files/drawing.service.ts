import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { OwnThread, problem } from '../../platform/index.js';
import type { DrawingTask } from './draw.js';

/** Draws files and charts, in a thread of its own. */
@Injectable()
export class Drawing implements OnModuleDestroy {
  private readonly thread = new OwnThread<DrawingTask, Uint8Array | string | null>({
    file: 'src/reports/files/draw.js',
    mostMemory: 160,
    mostYoungMemory: 4,
    // The charts of a page come together; the memory of a file is given back soon.
    idle: 1000,
    waiting: { most: 20, refusal: () => tooManyAtOnce() },
  });

  /** Given up once whoever asked has gone. @throws Problem RATE_LIMITED when too many wait already */
  draw(task: DrawingTask, gone: AbortSignal): Promise<Uint8Array | string | null> {
    return this.thread.run(task, gone);
  }

  onModuleDestroy(): Promise<void> {
    return this.thread.end();
  }
}

const tooManyAtOnce = () =>
  problem('RATE_LIMITED', {
    en: 'Many files are being made just now. Please try again in a minute.',
    ru: 'Сейчас создаётся много файлов. Попробуйте ещё раз через минуту.',
  });
