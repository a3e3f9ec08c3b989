import { Injectable } from '@nestjs/common';
import { Database, sql } from '../../platform/index.js';
import type { EventFormat, EventKind, EventStatus } from '../../schema-types.js';

/** Who attended an event of a frozen report. */
interface KeptAttendance {
  participants: number;
  /** Codes. */
  states: string[];
  organisationIds: string[];
}

/** An event of a frozen report as it was then. */
export interface KeptEvent {
  id: string;
  /** Null: its report was frozen before kinds were kept, and it is gone. */
  kind: EventKind | null;
  format: EventFormat;
  status: EventStatus;
  day: string;
  actionIds: string[];
  /** Null: not read. */
  attendance: KeptAttendance | null;
}

/** Reads the events that a frozen report listed, the earliest first, from what is kept with it. */
@Injectable()
export class KeptEventsQueries {
  constructor(private readonly database: Database) {}

  /** With who attended them. */
  async attended(reportId: string): Promise<KeptEvent[]> {
    const rows = await this.database.rows<Omit<KeptEvent, 'attendance'> & KeptAttendance>(sql`
      SELECT ${eventColumns}, count(DISTINCT p.member_id)::integer AS participants,
        coalesce(array_agg(DISTINCT p.state) FILTER (WHERE p.state IS NOT NULL), '{}') AS states,
        coalesce(array_agg(DISTINCT p.organisation_id) FILTER (WHERE p.organisation_id IS NOT NULL), '{}')
          AS "organisationIds"
      FROM frozen_event e LEFT JOIN frozen_participation p ON (p.report_id, p.event_id) = (e.report_id, e.id)
      WHERE e.report_id = ${reportId} GROUP BY e.report_id, e.id ORDER BY ${earliestFirst}`);
    return rows.map(({ participants, states, organisationIds, ...event }) => ({
      ...event,
      attendance: { participants, states, organisationIds },
    }));
  }

  /** Some of them, without who attended. */
  async some(reportId: string, eventIds: readonly string[]): Promise<KeptEvent[]> {
    const rows = await this.database.rows<Omit<KeptEvent, 'attendance'>>(sql`
      SELECT ${eventColumns} FROM frozen_event e
      WHERE e.report_id = ${reportId} AND e.id = ANY (${eventIds}::uuid[]) ORDER BY ${earliestFirst}`);
    return rows.map((event) => ({ ...event, attendance: null }));
  }
}

const eventColumns = sql`e.id, e.kind, e.format, e.status, e.day::text AS day, e.action_ids AS "actionIds"`;
const earliestFirst = sql`e.day, e.id`;
