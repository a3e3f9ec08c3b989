import { Injectable } from '@nestjs/common';
import { Database, type Sql, sql } from '../../platform/index.js';
import type { EventFormat, EventKind, EventStatus } from '../../schema-types.js';

/** An event of a frozen report as it was then, and who attended it. */
export interface KeptEvent {
  id: string;
  /** Null: its report was frozen before kinds were kept, and it is gone. */
  kind: EventKind | null;
  format: EventFormat;
  status: EventStatus;
  day: string;
  actionIds: string[];
  participants: number;
  /** Codes. */
  states: string[];
  organisationIds: string[];
}

/** Reads the events that a frozen report listed, the earliest first, from what is kept with it. */
@Injectable()
export class KeptEventsQueries {
  constructor(private readonly database: Database) {}

  all(reportId: string): Promise<KeptEvent[]> {
    return this.listed(sql`e.report_id = ${reportId}`);
  }

  some(reportId: string, eventIds: readonly string[]): Promise<KeptEvent[]> {
    return this.listed(sql`e.report_id = ${reportId} AND e.id = ANY (${eventIds}::uuid[])`);
  }

  private listed(condition: Sql): Promise<KeptEvent[]> {
    return this.database.rows<KeptEvent>(sql`
      SELECT e.id, e.kind, e.format, e.status, e.day::text AS day, e.action_ids AS "actionIds",
        count(DISTINCT p.member_id)::integer AS participants,
        coalesce(array_agg(DISTINCT p.state) FILTER (WHERE p.state IS NOT NULL), '{}') AS states,
        coalesce(array_agg(DISTINCT p.organisation_id) FILTER (WHERE p.organisation_id IS NOT NULL), '{}')
          AS "organisationIds"
      FROM frozen_event e LEFT JOIN frozen_participation p ON (p.report_id, p.event_id) = (e.report_id, e.id)
      WHERE ${condition} GROUP BY e.report_id, e.id ORDER BY e.day, e.id`);
  }
}
