import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, DatabaseAway, doForAll, insertRows, sql } from '../platform/index.js';
import { type AuditRecord, rowsOf } from './trail.service.js';

const every = 1_000;
const mostWaiting = 20_000;

/**
 * Entries of what changes nothing: who read what, who failed to sign in. They are written in batches after the answer,
 * which waits for none of them; a process that is killed takes those of its last second with it.
 */
@Injectable()
export class LaterEntries implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('AuditTrail');
  private waiting: AuditRecord[] = [];
  private timer: NodeJS.Timeout | undefined;
  private isClosing = false;
  private isFailing = false;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.write(), every).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.isClosing = true;
    await this.write();
  }

  add(record: AuditRecord): void {
    if (this.waiting.length < mostWaiting) this.waiting.push(record);
    else this.log.error(`The database takes no entries: one of ${record.action} is lost`);
    // Requests in hand are still answered, and the database goes after them.
    if (this.isClosing) void this.write();
  }

  /** Writes all that waits; what cannot be written goes on waiting. */
  async write(): Promise<void> {
    // Whoever's call it is that adds the last of them, they are those of many.
    this.writing = this.writing.then(() => doForAll(() => this.writeOnce()));
    await this.writing;
  }

  private async writeOnce(): Promise<void> {
    const records = this.waiting;
    if (records.length === 0) return;
    this.waiting = [];
    const { entries, values } = rowsOf({ memberId: null }, records);
    try {
      await this.database.execute(
        sql`WITH later AS (${insertRows('audit_entry', entries)}) ${insertRows('audit_value', values)}`,
      );
      this.isFailing = false;
    } catch (error) {
      this.waiting = [...records, ...this.waiting];
      // One line an outage.
      if (this.isFailing || error instanceof DatabaseAway) return;
      this.isFailing = true;
      this.log.warn(`Entries wait for the database: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
