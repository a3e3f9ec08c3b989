import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../access/index.js';
import { type LockedEvent, seenEvents } from '../../../events/index.js';
import { Database, sql } from '../../../platform/index.js';
import type { ConfirmedPerson } from './matching/attendance-matching.js';
import type { LocalDay } from './review/day-of-file.js';

type EventToRead = Pick<LockedEvent, 'id' | 'status' | 'timeZone' | 'programmeId' | 'networkIds'> & {
  days: LocalDay[];
};

type ConfirmedMember = ConfirmedPerson & { memberId: string };

/** What has to be known to read an attendance file, before the event's lock is taken. */
@Injectable()
export class AttendanceImportQueries {
  constructor(private readonly database: Database) {}

  /** Null where the viewer may not see the event. */
  async event(viewer: Viewer, eventId: string): Promise<EventToRead | null> {
    return this.database.maybeOne(
      sql`SELECT e.id, e.status, e.time_zone AS "timeZone", e.programme_id AS "programmeId",
         array(SELECT n.network_id FROM event_network n WHERE n.event_id = e.id) AS "networkIds",
         (SELECT json_agg(json_build_object('date', d.date, 'from', d.starts_at_local, 'to', d.ends_at_local)
            ORDER BY d.date) FROM event_day d WHERE d.event_id = e.id) AS days
       FROM event e WHERE e.id = ${eventId} AND ${seenEvents(viewer)}`,
    );
  }

  async confirmed(eventId: string): Promise<ConfirmedMember[]> {
    return this.database.rows(
      sql`SELECT r.id AS "registrationId", r.member_id AS "memberId", m.email, m.given_names AS "givenNames",
         m.family_name AS "familyName", m.latin_name AS "latinName"
       FROM registration r JOIN member m ON m.id = r.member_id
       WHERE r.event_id = ${eventId} AND r.status = 'CONFIRMED' AND m.erased_at IS NULL ORDER BY r.sequence`,
    );
  }
}
