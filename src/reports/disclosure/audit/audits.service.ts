import { join } from 'node:path';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Piscina } from 'piscina';
import { compiled } from '../../../platform/index.js';
import type { AuditAnswer, AuditTask } from './audit.thread.js';

/** In megabytes. */
const mostMemory = 1500;
/** In milliseconds: the memory is given back soon. */
const idle = 1000;

/** Audits editions in a thread of its own, one after the other: the largest takes most of a minute. */
@Injectable()
export class Audits implements OnModuleDestroy {
  private pool: Promise<Piscina<AuditTask, AuditAnswer>> | null = null;

  async of(task: AuditTask): Promise<AuditAnswer> {
    return (await (this.pool ??= open())).run(task);
  }

  async onModuleDestroy(): Promise<void> {
    await (await this.pool)?.destroy();
  }
}

async function open(): Promise<Piscina<AuditTask, AuditAnswer>> {
  const { Piscina: Pool } = await import('piscina');
  return new Pool({
    filename: join(compiled, 'src/reports/disclosure/audit/audit.thread.js'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idle,
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
    execArgv: [],
  });
}
