import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Reader, sql, type StandingCheck, StandingChecks } from '../../platform/index.js';

/** Finds events whose hours are those of no day: they count hours in which nobody met. */
@Injectable()
export class ToldDays implements StandingCheck, OnModuleInit {
  readonly holds = 'Every day of an event lasts 24 hours at most';

  constructor(private readonly checks: StandingChecks) {}

  onModuleInit(): void {
    this.checks.add(this);
  }

  async breaches(reader: Reader): Promise<string[]> {
    const events = await reader.rows<{ slug: string; starts: string; ends: string; zone: string }>(
      sql`SELECT e.slug, to_char(d.starts_at_local, 'YYYY-MM-DD HH24:MI') AS starts,
         to_char(d.ends_at_local, 'YYYY-MM-DD HH24:MI') AS ends, e.time_zone AS zone
       FROM event e JOIN event_day d ON d.event_id = e.id
       WHERE e.format <> 'SELF_PACED' AND e.status <> 'CANCELLED'
         AND d.ends_at_local > d.starts_at_local + interval '24 hours'
       ORDER BY d.starts_at, e.slug`,
    );
    return events.map(
      ({ slug, starts, ends, zone }) =>
        `${slug}: one day from ${starts} to ${ends} (${zone}); please say the hours of each day`,
    );
  }
}
