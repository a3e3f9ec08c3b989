import { Injectable } from '@nestjs/common';
import { Database, sql } from '../../platform/index.js';
import { allDays, countedEvent, countedOrganisation, countedRegistration } from '../counting/counting-rules.sql.js';

export interface EventAttendanceRow {
  eventId: string;
  participants: number;
  /** Codes. */
  states: string[];
  organisationIds: string[];
}

/** Who attended events. */
@Injectable()
export class EventAttendanceQueries {
  constructor(private readonly database: Database) {}

  /** An event that nobody attended, or that has not taken place, has no row. */
  ofEvents(eventIds: readonly string[], stateCodes: readonly string[] | null): Promise<EventAttendanceRow[]> {
    const organisation = countedOrganisation();
    return this.database.rows<EventAttendanceRow>(sql`
      SELECT e.id AS "eventId", came.participants, came.states, came."organisationIds"
      FROM event e CROSS JOIN LATERAL (
        SELECT count(DISTINCT r.member_id) AS participants,
          coalesce(array_agg(DISTINCT r.state) FILTER (WHERE r.state IS NOT NULL), '{}') AS states,
          coalesce(array_agg(DISTINCT ${organisation}) FILTER (WHERE ${organisation} IS NOT NULL), '{}')
            AS "organisationIds"
        FROM registration r WHERE r.event_id = e.id AND ${countedRegistration(stateCodes)}
      ) came
      WHERE e.id = ANY (${eventIds}::uuid[]) AND ${countedEvent(allDays)} AND e.status <> 'CANCELLED'
        AND came.participants > 0`);
  }
}
