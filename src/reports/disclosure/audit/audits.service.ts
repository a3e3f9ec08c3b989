import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { OwnThread } from '../../../platform/index.js';
import type { AuditAnswer, AuditTask } from './audit.thread.js';

/** Audits editions, of which the largest takes most of a minute. */
@Injectable()
export class Audits implements OnModuleDestroy {
  private readonly thread = new OwnThread<AuditTask, AuditAnswer>({
    file: 'src/reports/disclosure/audit/audit.thread.js',
    mostMemory: 1500,
    idle: 1000,
  });

  of(task: AuditTask): Promise<AuditAnswer> {
    return this.thread.run(task);
  }

  onModuleDestroy(): Promise<void> {
    return this.thread.end();
  }
}
