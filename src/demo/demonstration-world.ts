import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../platform/index.js';
import { DemoActivity } from './demo-activity.js';
import { DemoMaterials } from './demo-materials.js';
import { DemoOutcomes } from './demo-outcomes.js';
import { DemoPeople } from './demo-people.js';

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

  /** Builds it once, into an empty database only. Of two processes one builds and the other waits; one that was broken off is built anew. */
  async build(): Promise<void> {
    await this.database.transaction(async (lock) => {
      // The other process may build for longer than any lock of daily work may be waited for.
      await lock.rows(`SELECT set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true)`);
      await lock.rows(`SELECT pg_advisory_xact_lock($1)`, [buildingLock]);
      const [begun] = await this.database.rows<{ finished: boolean }>(
        `SELECT finished_at IS NOT NULL AS finished FROM demonstration`,
      );
      if (begun?.finished) return;
      if (begun) await this.clear();
      else if (await this.isInhabited())
        return this.log.warn('DEMO is on, but the database has people of its own: no demonstration world.');
      await this.database.rows(`INSERT INTO demonstration DEFAULT VALUES ON CONFLICT DO NOTHING`);
      const cast = await this.people.build();
      const events = await this.activity.build(cast);
      await this.materials.build(cast, events);
      await this.outcomes.build(cast, events);
      await this.database.rows(`UPDATE demonstration SET finished_at = now()`);
    });
  }

  private async isInhabited(): Promise<boolean> {
    return (await this.database.rows(`SELECT FROM member LIMIT 1`)).length > 0;
  }

  /** Nobody has seen the half that was built: the port opens only when it is whole. The audit trail keeps it all the same. */
  private async clear(): Promise<void> {
    await this.database.rows(
      `TRUNCATE member, organisation, network, programme, event, outcome, indicator, outbox_message CASCADE`,
    );
  }
}
