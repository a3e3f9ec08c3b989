import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { grantInForce } from '../../access/index.js';
import { Database, Jobs, Outbox, sql } from '../../platform/index.js';
import { headMails } from './audit.mails.js';
import { told } from './breach.js';
import { type Head, writtenHead } from './chain.js';
import { Sealing } from './sealing.job.js';
import { Verification } from './verification.service.js';

/**
 * Once a day the chain is looked through and its head leaves the database, to the log and to the secretariat: whoever
 * cuts off or rewrites the chain's end later is found by it. Values that are told for a year only are emptied before.
 */
@Injectable()
export class DailyHead implements OnModuleInit {
  private readonly log = new Logger('AuditTrail');

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly sealing: Sealing,
    private readonly verification: Verification,
  ) {}

  onModuleInit(): void {
    this.jobs.everyDay('audit-head', () => this.pass());
  }

  async pass(): Promise<void> {
    await this.database.execute(sql`SELECT expire_audit_values()`);
    await this.sealing.pass();
    const { head, breach } = await this.verification.verify(await this.lastMailed());
    if (head) this.log.log(`The head of the audit trail is ${writtenHead(head)}`);
    if (breach) this.log.error(`The audit trail is not what was sealed. ${told(breach).en}`);
    if (!head && !breach) return;
    await this.database.transaction(async (transaction) => {
      const secretariat = await transaction.rows<{ id: string }>(
        sql`SELECT DISTINCT m.id FROM role_grant g JOIN member m ON m.id = g.member_id
          WHERE g.role = 'SECRETARIAT' AND ${grantInForce(sql`g`)} AND m.email IS NOT NULL AND m.erased_at IS NULL
          ORDER BY m.id`,
      );
      await this.outbox.add(transaction, headMails(secretariat, head, breach));
    });
  }

  /** The head of the last mail: the queue of mails knows it, too, and who cuts the chain may forget that. */
  private async lastMailed(): Promise<Head | null> {
    const mailed = await this.database.maybeOne<{ head: Head | null }>(
      sql`SELECT facts -> 'head' AS head FROM outbox_message WHERE kind = 'audit.head' ORDER BY id DESC LIMIT 1`,
    );
    return mailed?.head ?? null;
  }
}
