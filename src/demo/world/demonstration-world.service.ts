import { Injectable, Logger } from '@nestjs/common';
import { Database, sql } from '../../platform/index.js';
import { DemoActivity } from './demo-activity.service.js';
import { DemoMaterials } from './demo-materials.service.js';
import { DemoOutcomes } from './demo-outcomes.service.js';
import { DemoPeople } from './demo-people.service.js';

const buildingLock = 7_021_998;

/** A believable dialogue to look at, built through the services as its people would have built it. */
@Injectable()
export class DemonstrationWorld {
  private readonly log = new Logger('DemonstrationWorld');

  constructor(
    private readonly database: Database,
    private readonly people: DemoPeople,
    private readonly activity: DemoActivity,
    private readonly materials: DemoMaterials,
    private readonly outcomes: DemoOutcomes,
  ) {}

  /**
   * Builds it once, into an empty database only. Of two processes one builds and the other waits; one that was broken
   * off is built anew.
   */
  async build(): Promise<void> {
    await this.database.transaction(async (lock) => {
      // The other process may build for longer than any lock of daily work may be waited for.
      await lock.execute(sql`SELECT set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true)`);
      await lock.execute(sql`SELECT pg_advisory_xact_lock(${buildingLock})`);
      const begun = await this.database.maybeOne<{ finished: boolean }>(
        sql`SELECT finished_at IS NOT NULL AS finished FROM demonstration`,
      );
      if (begun?.finished) return;
      if (begun) await this.clear();
      else if (await this.isInhabited())
        return this.log.warn('DEMO is on, but the database has people of its own: no demonstration world.');
      await this.database.execute(sql`INSERT INTO demonstration DEFAULT VALUES ON CONFLICT DO NOTHING`);
      const cast = await this.people.build();
      const events = await this.activity.build(cast);
      await this.materials.build(cast, events);
      await this.outcomes.build(cast, events);
      await this.database.execute(sql`UPDATE demonstration SET finished_at = now()`);
    });
  }

  private async isInhabited(): Promise<boolean> {
    return (await this.database.maybeOne(sql`SELECT FROM member LIMIT 1`)) !== null;
  }

  /** Nobody has seen the half that was built: the port opens only when it is whole. The audit trail keeps it anyway. */
  private async clear(): Promise<void> {
    await this.database.rows(sql`SELECT clear_unfinished_demonstration()`);
  }
}
