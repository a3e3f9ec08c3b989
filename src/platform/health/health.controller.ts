import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { sql } from '../database/sql.js';
import { FailedRounds } from './failed-rounds.registry.js';

@Controller('health')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly failedRounds: FailedRounds,
  ) {}

  /** The process runs, whatever the database does. */
  @Get('live')
  live(): { status: string } {
    return { status: 'live' };
  }

  /**
   * Requests can be answered: the process listens only once all is migrated and in place, so the database is what is
   * left to ask. What failed of the work in the background is told, and leaves the process ready.
   */
  @Get('ready')
  async ready(): Promise<{ status: string; failed?: Readonly<Record<string, number>> }> {
    try {
      await this.database.rows(sql`SELECT 1`);
    } catch {
      throw new ServiceUnavailableException({ status: 'database not reachable' });
    }
    const failed = this.failedRounds.told;
    return { status: 'ready', ...(failed && { failed }) };
  }
}
