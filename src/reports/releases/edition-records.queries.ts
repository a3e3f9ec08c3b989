import { Injectable } from '@nestjs/common';
import { anonymous } from '../../access/index.js';
import { seenEvents } from '../../events/index.js';
import { Database, sql } from '../../platform/index.js';
import type { KeptEdition } from '../disclosure/audit/kept-edition.js';

/** So many participations in one text, which is read in a moment. */
const inOneText = 5000;

/** Reads what a frozen report was counted from, as far as people are concerned. */
@Injectable()
export class EditionRecordsQueries {
  constructor(private readonly database: Database) {}

  async records(reportId: string): Promise<Pick<KeptEdition, 'events' | 'participations'>> {
    const [{ events }, participations] = await Promise.all([
      this.database.one<{ events: string }>(sql`
        SELECT coalesce(json_agg(json_build_object(
          'id', id, 'actionIds', action_ids, 'networkIds', network_ids, 'programmeId', programme_id,
          'partnerIds', partner_ids, 'answers', answers) ORDER BY id), '[]')::text AS events
        FROM frozen_event WHERE report_id = ${reportId} AND status <> 'CANCELLED'`),
      this.database.rows<{ text: string }>(sql`
        SELECT json_agg(json_build_array(
          id, event_id, member_id, state, organisation_id, organisation_kind, mode, gender) ORDER BY id)::text AS text
        FROM (
          SELECT *, (row_number() OVER (ORDER BY id) - 1) / ${inOneText}::integer AS number
          FROM frozen_participation WHERE report_id = ${reportId}
        ) numbered
        GROUP BY number ORDER BY number`),
    ]);
    return { events, participations: participations.map(({ text }) => text) };
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
