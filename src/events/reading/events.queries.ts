import { Injectable } from '@nestjs/common';
import { grantInForce, type Viewer } from '../../access/index.js';
import { Database, type Reader, type Selection, sql } from '../../platform/index.js';
import type { AgendaItemRow } from '../agenda/agenda.row.js';
import { agendaOf } from '../agenda/agenda.sql.js';
import { EventColumns } from './event.columns.js';
import type { EventRow } from './event.row.js';
import { seenEvents } from './event-visibility.sql.js';

/** Reads single events, always as one viewer may see them. */
@Injectable()
export class EventsQueries {
  constructor(
    private readonly database: Database,
    private readonly columns: EventColumns,
  ) {}

  /** Those of the events that the viewer may see, whole; inside a transaction give that as `reader`. */
  async byIds(viewer: Viewer, ids: readonly string[], reader: Reader = this.database): Promise<EventRow[]> {
    return reader.rows<EventRow>(
      sql`SELECT ${this.columns.all(viewer)} FROM event e WHERE e.id = ANY (${ids}::uuid[]) AND ${seenEvents(viewer)}`,
    );
  }

  /** One event with what is asked of it; null when there is none or the viewer may not see it. */
  async one(
    viewer: Viewer,
    { id, slug }: { id?: string | null | undefined; slug?: string | null | undefined },
    selection: Selection,
  ): Promise<EventRow | null> {
    const isMeant = id ? sql`e.id = ${id}` : sql`e.slug = ${slug ?? null}`;
    return this.database.maybeOne<EventRow>(
      sql`SELECT ${this.columns.of(selection, viewer, ['id'])} FROM event e WHERE ${isMeant} AND ${seenEvents(viewer)}`,
    );
  }

  /** All that the viewer may see of the agendas that these items are of. */
  async agendaItems(viewer: Viewer, ids: readonly string[]): Promise<AgendaItemRow[]> {
    const events = await this.database.rows<{ agenda: AgendaItemRow[] }>(
      sql`SELECT ${agendaOf(viewer)} AS agenda FROM event e
       WHERE e.id IN (SELECT event_id FROM agenda_item WHERE id = ANY (${ids}::uuid[])) AND ${seenEvents(viewer)}`,
    );
    return events.flatMap(({ agenda }) => agenda);
  }

  /** Who organises the events today, by name: by a role for the event, its programme or one of its networks. */
  async organisersOf(eventIds: readonly string[]): Promise<{ eventId: string; memberId: string }[]> {
    return this.database.rows(
      sql`SELECT organiser.event_id AS "eventId", organiser.member_id AS "memberId"
       FROM (SELECT event_id, member_id, role, from_day, to_day, revoked_at
             FROM role_grant WHERE event_id = ANY (${eventIds}::uuid[])
             UNION
             SELECT held.event_id, g.member_id, g.role, g.from_day, g.to_day, g.revoked_at
             FROM event_network held JOIN role_grant g ON g.network_id = held.network_id
             WHERE held.event_id = ANY (${eventIds}::uuid[])
             UNION
             SELECT e.id, g.member_id, g.role, g.from_day, g.to_day, g.revoked_at
             FROM event e JOIN role_grant g ON g.programme_id = e.programme_id
             WHERE e.id = ANY (${eventIds}::uuid[])) organiser
       JOIN member m ON m.id = organiser.member_id
       WHERE organiser.role = 'ORGANISER' AND ${organiserToday} AND m.erased_at IS NULL
       GROUP BY organiser.event_id, organiser.member_id, m.sort_name
       ORDER BY m.sort_name, organiser.member_id`,
    );
  }
}

const organiserToday = grantInForce(sql`organiser`);
