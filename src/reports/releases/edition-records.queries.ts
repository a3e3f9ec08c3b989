import { Injectable } from '@nestjs/common';
import { anonymous } from '../../access/index.js';
import { seenEvents } from '../../events/index.js';
import { Database, sql } from '../../platform/index.js';
import type { EditionRecords } from './audited-report.js';

/** Reads what a frozen report was counted from, as far as people are concerned. */
@Injectable()
export class EditionRecordsQueries {
  constructor(private readonly database: Database) {}

  async records(reportId: string): Promise<EditionRecords> {
    const [events, participations] = await Promise.all([
      this.database.rows<EditionRecords['events'][number]>(sql`
        SELECT id, action_ids AS "actionIds", network_ids AS "networkIds", programme_id AS "programmeId",
          partner_ids AS "partnerIds", answers
        FROM frozen_event WHERE report_id = ${reportId} AND status <> 'CANCELLED' ORDER BY id`),
      this.database.rows<EditionRecords['participations'][number]>(sql`
        SELECT id, event_id AS "eventId", member_id AS "memberId", state, organisation_id AS "organisationId",
          organisation_kind AS "organisationKind", mode, gender
        FROM frozen_participation WHERE report_id = ${reportId} ORDER BY id`),
    ]);
    return { events, participations };
  }

  /** Of the events of a frozen report those that anybody may see, and how many there are besides. */
  async openEvents(reportId: string): Promise<{ eventIds: string[]; closedEvents: number }> {
    return this.database.one(sql`
      SELECT coalesce(array_agg(kept.id ORDER BY kept.id) FILTER (WHERE e.id IS NOT NULL), '{}') AS "eventIds",
        count(*) FILTER (WHERE e.id IS NULL AND kept.status <> 'CANCELLED')::integer AS "closedEvents"
      FROM frozen_event kept LEFT JOIN event e ON e.id = kept.id AND ${seenEvents(anonymous('en'))}
      WHERE kept.report_id = ${reportId}`);
  }
}
