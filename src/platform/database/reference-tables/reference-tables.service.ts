import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../../config/config.js';
import { Outages } from '../outages.service.js';
import { forEverybody } from '../patience.js';
import { ReferenceTable } from './reference-table.js';

const reconnectAfter = 250;

/**
 * Keeps the reference tables of this process fresh (docs/decisions/0012): triggers tell of every committed write to
 * what they hold, and one connection listens. They are forgotten together, as such writes are rare.
 */
@Injectable()
export class ReferenceTables implements OnModuleInit, OnApplicationShutdown {
  private readonly tables: ReferenceTable<object>[] = [];
  /** Null: writes are not heard of, so nothing is kept. */
  private listener: pg.Client | null = null;
  private reconnecting: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly config: Config,
    private readonly outages: Outages,
  ) {}

  /** A reference table of what `read` answers with one statement; the table needs the trigger tell_dictionaries. */
  of<Row extends object>(read: () => Promise<Row[]>): ReferenceTable<Row> {
    const table = new ReferenceTable(
      () => forEverybody(read),
      () => this.listener !== null,
    );
    this.tables.push(table);
    return table;
  }

  /** Runs what writes such a table and commits it: once this answers, nobody here gets what was there before. */
  async writing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      // Also when it threw: a commit can succeed although its answer is lost.
      this.forget();
    }
  }

  async onModuleInit(): Promise<void> {
    await this.listen();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.reconnecting ?? undefined);
    await this.listener?.end();
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.databaseUrl!,
      application_name: 'colloquy-dictionaries',
      connectionTimeoutMillis: 5_000,
      // A connection that died without a word is noticed after these and ten probes, a second each.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    client.on('notification', () => this.forget());
    client.on('error', (error) => this.lost(client, error));
    client.on('end', () => this.lost(client));
    try {
      await client.connect();
      await client.query('LISTEN dictionary');
    } catch (error) {
      this.outages.notice(error);
      client.end().catch(() => undefined);
      this.listenLater();
      return;
    }
    if (this.stopped) return client.end();
    this.reconnecting = null;
    this.listener = client;
    // What was read before may miss a write that nobody told us of.
    this.forget();
  }

  private lost(client: pg.Client, error?: Error): void {
    if (this.listener !== client) return;
    this.listener = null;
    this.forget();
    if (this.stopped) return;
    this.outages.notice(error ?? 'it hung up');
    client.end().catch(() => undefined);
    this.listenLater();
  }

  private listenLater(): void {
    if (!this.stopped) this.reconnecting = setTimeout(() => void this.listen(), reconnectAfter);
  }

  private forget(): void {
    for (const table of this.tables) table.forget();
  }
}
