import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { SeatPools } from '../../events/index.js';
import {
  Database,
  given,
  Jobs,
  type Reader,
  sql,
  type StandingCheck,
  StandingChecks,
  type Transaction,
} from '../../platform/index.js';

interface DriftedPool {
  eventId: string;
  slug: string;
  mode: string;
  kept: string;
  counted: string;
}

/**
 * The counters of seats are kept by every move, and decide who gets one. Once a day, and by `npm run doctor`, they are
 * held against the rows; what has drifted is reported, and once a day counted anew under the event's lock.
 */
@Injectable()
export class SeatCounters implements StandingCheck, OnModuleInit {
  readonly holds = 'The counters of seats are what the registrations say';
  private readonly log = new Logger('SeatCounters');

  constructor(
    private readonly database: Database,
    private readonly seatPools: SeatPools,
    private readonly jobs: Jobs,
    private readonly checks: StandingChecks,
  ) {}

  onModuleInit(): void {
    this.checks.add(this);
    this.jobs.everyDay('seat-counters', async () => {
      await this.pass();
    });
  }

  async breaches(reader: Reader): Promise<string[]> {
    return (await driftedPools(reader, null)).map(written);
  }

  /** Reports and repairs what has drifted; answers how many pools that were. */
  async pass(): Promise<number> {
    const eventIds = new Set((await driftedPools(this.database, null)).map(({ eventId }) => eventId));
    let repaired = 0;
    for (const eventId of eventIds)
      repaired += await this.database.transaction((transaction) => this.repair(transaction, eventId));
    return repaired;
  }

  /** Looks again under the lock: what was in the middle of a move a moment ago has not drifted. */
  private async repair(transaction: Transaction, eventId: string): Promise<number> {
    await this.seatPools.lock(transaction, eventId);
    const drifted = await driftedPools(transaction, eventId);
    for (const pool of drifted) this.log.error(written(pool));
    await transaction.execute(
      sql`UPDATE event_seat_pool p SET confirmed = c.confirmed, offered = c.offered, waitlisted = c.waitlisted,
         beyond_capacity = c.beyond_capacity
       FROM (${countedPools(eventId)}) c WHERE p.event_id = c.event_id AND p.mode = c.mode`,
    );
    return drifted.length;
  }
}

const countedPools = (eventId: string | null) => sql`
  SELECT p.event_id, p.mode,
    count(r.id) FILTER (WHERE r.status = 'CONFIRMED') AS confirmed,
    count(r.id) FILTER (WHERE r.status = 'OFFERED') AS offered,
    count(r.id) FILTER (WHERE r.status = 'WAITLISTED') AS waitlisted,
    count(r.id) FILTER (WHERE r.beyond_capacity) AS beyond_capacity
  FROM event_seat_pool p LEFT JOIN registration r ON r.event_id = p.event_id AND r.mode = p.mode
  WHERE ${given(eventId, (id) => sql`p.event_id = ${id}`)}
  GROUP BY p.event_id, p.mode`;

/** Pools whose counters are not what is counted; of one event, or of all. */
const driftedPools = (reader: Reader, eventId: string | null): Promise<DriftedPool[]> =>
  reader.rows(
    sql`SELECT e.id AS "eventId", e.slug, p.mode,
       concat_ws('/', p.confirmed, p.offered, p.waitlisted, p.beyond_capacity) AS kept,
       concat_ws('/', c.confirmed, c.offered, c.waitlisted, c.beyond_capacity) AS counted
     FROM event_seat_pool p JOIN (${countedPools(eventId)}) c ON c.event_id = p.event_id AND c.mode = p.mode
     JOIN event e ON e.id = p.event_id
     WHERE (p.confirmed, p.offered, p.waitlisted, p.beyond_capacity)
       IS DISTINCT FROM (c.confirmed, c.offered, c.waitlisted, c.beyond_capacity)
     ORDER BY e.slug, p.mode`,
  );

const written = ({ slug, mode, kept, counted }: DriftedPool): string =>
  `${slug}, ${mode}: ${kept} kept, ${counted} counted (confirmed/offered/waitlisted/beyond capacity)`;
