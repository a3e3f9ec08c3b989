import { Injectable } from '@nestjs/common';
import { system } from '../../access/index.js';
import { searchText } from '../../people/index.js';
import {
  identifier,
  insertRows,
  listOf,
  type Reader,
  recordsOf,
  type Sql,
  sql,
  type TableRecord,
  type Transaction,
} from '../../platform/index.js';
import type { EventStatus } from '../../schema-types.js';
import { AgendaStore } from '../agenda/agenda.store.js';
import { EventColumns } from '../reading/event.columns.js';
import { dateOf } from '../times/event-times.js';
import type { EventContent } from './event-content.js';
import { plainColumns } from './event-details.js';
import { slugOf } from './event-slug.js';
import { type StoredEvent, storedEvent, type StoredEventRow, storedProperties } from './stored-event.row.js';

/** Keeps events: their row, and the lists that belong to them. */
@Injectable()
export class EventStore {
  private readonly stored: Sql;

  constructor(
    private readonly agendas: AgendaStore,
    columns: EventColumns,
  ) {
    this.stored = sql`SELECT ${columns.these(storedProperties, system)}, ${wallTimes} FROM event e`;
  }

  /** The event as it stands; read it under the lock of its row. */
  async read(reader: Reader, id: string): Promise<StoredEvent> {
    return storedEvent(await reader.one<StoredEventRow>(sql`${this.stored} WHERE e.id = ${id}`));
  }

  /** Adds a new event as a draft, under the first slug of its title that is free. */
  async insert(transaction: Transaction, id: string, createdBy: string | null, content: EventContent): Promise<void> {
    const record = recordOf(content);
    const base = slugOf(content.title, content.times.starts.local.slice(0, 4));
    const { count } = await transaction.one<{ count: number }>(
      sql`SELECT count(*) FROM event WHERE slug = ${base} OR slug ~ ('^' || ${base}::text || '-[0-9]+$')`,
    );
    for (let number = count + 1; ; number++) {
      const slug = number === 1 ? base : `${base}-${number}`;
      const event = { id, slug, created_by_member_id: createdBy, ...record };
      // Where another transaction is about to take the same slug, this waits for it and then tries the next.
      const added = await transaction.execute(sql`${insertRows('event', [event])} ON CONFLICT (slug) DO NOTHING`);
      if (added > 0) break;
    }
    await this.writeLists(transaction, id, content);
    await this.agendas.write(transaction, id, content.agenda);
  }

  /** Writes all that can be changed of an event, and counts its version up. */
  async update(transaction: Transaction, id: string, content: EventContent): Promise<void> {
    const record = recordOf(content);
    const names = listOf(Object.keys(record).map(identifier));
    await transaction.execute(
      sql`UPDATE event SET version = version + 1, (${names}) = (SELECT ${names} FROM ${recordsOf('event', [record])})
       WHERE id = ${id}`,
    );
    await this.writeLists(transaction, id, content);
    await this.agendas.write(transaction, id, content.agenda);
  }

  /**
   * Gives an event its new status with the time of it; the times of what it no longer is go. `reason` is kept of a
   * cancellation, which releases the speakers.
   */
  async move(transaction: Transaction, id: string, status: EventStatus, reason: string | null): Promise<void> {
    await transaction.execute(
      sql`UPDATE event SET status = ${status}, version = version + 1,
         published_at = CASE WHEN ${status}::text = 'DRAFT' THEN NULL ELSE coalesce(published_at, now()) END,
         closed_at = CASE WHEN ${status}::text = 'CLOSED' THEN now() END,
         cancelled_at = CASE WHEN ${status}::text = 'CANCELLED' THEN now() END,
         cancellation_reason = CASE WHEN ${status}::text = 'CANCELLED' THEN ${reason}::text END
       WHERE id = ${id}`,
    );
    if (status === 'CANCELLED') await this.agendas.releaseSpeakers(transaction, id);
  }

  async delete(transaction: Transaction, id: string): Promise<void> {
    await transaction.execute(sql`DELETE FROM event WHERE id = ${id}`);
  }

  private async writeLists(transaction: Transaction, id: string, content: EventContent): Promise<void> {
    const { networkIds, actionIds, hostStates, partnerIds, languages, seats, times } = content;
    const modes = seats.map(({ mode }) => mode);
    await transaction.execute(
      sql`WITH networks AS (DELETE FROM event_network WHERE event_id = ${id}),
         actions AS (DELETE FROM event_action WHERE event_id = ${id}),
         hosts AS (DELETE FROM event_host_state WHERE event_id = ${id}),
         partners AS (DELETE FROM event_partner WHERE event_id = ${id}),
         languages AS (DELETE FROM event_language WHERE event_id = ${id}),
         days AS (DELETE FROM event_day WHERE event_id = ${id})
       DELETE FROM event_seat_pool WHERE event_id = ${id} AND mode <> ALL (${modes}::text[])`,
    );
    const inOrder = <Item>(items: readonly Item[], columns: (item: Item) => TableRecord): TableRecord[] =>
      items.map((item, index) => ({ event_id: id, ...columns(item), position: index + 1 }));
    const days = times.days.map(({ starts, ends }) => ({
      event_id: id,
      date: dateOf(starts),
      ...{ starts_at_local: starts.local, ends_at_local: ends.local, starts_at: starts.at, ends_at: ends.at },
    }));
    const lists = listOf([
      within(
        'networks',
        insertRows(
          'event_network',
          inOrder(networkIds, (network_id) => ({ network_id })),
        ),
      ),
      within(
        'actions',
        insertRows(
          'event_action',
          inOrder(actionIds, (action_id) => ({ action_id })),
        ),
      ),
      within(
        'hosts',
        insertRows(
          'event_host_state',
          inOrder(hostStates, (state) => ({ state })),
        ),
      ),
      within(
        'partners',
        insertRows(
          'event_partner',
          inOrder(partnerIds, (organisation_id) => ({ organisation_id })),
        ),
      ),
      within(
        'languages',
        insertRows(
          'event_language',
          inOrder(languages, (language) => ({ ...language })),
        ),
      ),
      within('days', insertRows('event_day', days)),
    ]);
    const pools = seats.map(({ mode, capacity }) => ({ event_id: id, mode, capacity }));
    await transaction.execute(
      sql`WITH ${lists} ${insertRows('event_seat_pool', pools)}
       ON CONFLICT (event_id, mode) DO UPDATE SET capacity = EXCLUDED.capacity`,
    );
  }
}

const wallTimes = sql`e.registration_opens_at_local AS "opensAtLocal",
  e.registration_closes_at_local AS "closesAtLocal", e.nomination_closes_at_local AS "nominationClosesAtLocal",
  e.seats_released_at_local AS "releasedAtLocal"`;

const within = (name: string, statement: Sql): Sql => sql`${identifier(name)} AS (${statement})`;

/** The columns of the event's own row. */
function recordOf({ title, summary, programmeId, times, venue, ...content }: EventContent): TableRecord {
  const titles = Object.values(title).join(' ');
  return {
    ...Object.fromEntries(Array.from(plainColumns, ([field, column]) => [column, content[field]])),
    title,
    summary,
    search_titles: searchText(titles),
    search_text: searchText([titles, ...Object.values(summary)].join(' ')),
    programme_id: programmeId,
    time_zone: times.timeZone,
    starts_at_local: times.starts.local,
    starts_at: times.starts.at,
    ends_at_local: times.ends.local,
    ends_at: times.ends.at,
    venue_name: venue?.name ?? null,
    venue_room: venue?.room ?? null,
    venue_address: venue?.address ?? null,
    venue_city: venue?.city ?? null,
    venue_state: venue?.state ?? null,
    venue_directions: venue?.directions ?? null,
    registration_opens_at_local: times.registrationOpens?.local ?? null,
    registration_opens_at: times.registrationOpens?.at ?? null,
    registration_closes_at_local: times.registrationCloses?.local ?? null,
    registration_closes_at: times.registrationCloses?.at ?? null,
    nomination_closes_at_local: times.nominationCloses?.local ?? null,
    nomination_closes_at: times.nominationCloses?.at ?? null,
    seats_released_at_local: times.seatsReleased?.local ?? null,
    seats_released_at: times.seatsReleased?.at ?? null,
  };
}
