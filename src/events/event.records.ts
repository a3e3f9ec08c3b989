import { Injectable } from '@nestjs/common';
import { system } from '../access/index.js';
import type { Reader, Transaction } from '../platform/index.js';
import type { EventStatus } from '../schema-types.js';
import { AgendaRecords } from './agenda.records.js';
import type { EventRecord } from './event.record.js';
import { eventColumns } from './event.row.js';
import { dateOf } from './event-times.js';
import { slugOf } from './slug.js';
import { recordOf, type StoredEvent } from './stored-event.js';

const lists = eventColumns.these(
  ['days', 'languages', 'networkIds', 'actionIds', 'hostStates', 'partnerIds', 'seats', 'agenda'],
  system,
  [],
);

/** Keeps events: their row, and the lists that belong to them. */
@Injectable()
export class EventRecords {
  constructor(private readonly agendas: AgendaRecords) {}

  /** The event as it stands, with its version; read it under the lock of its row. */
  async read(reader: Reader, id: string): Promise<EventRecord & { version: number }> {
    const [row] = await reader.rows<StoredEvent>(
      `SELECT e.version, e.kind, e.format, e.title, e.summary, e.programme_id AS "programmeId", e.time_zone AS "timeZone", e.starts_at AS "startsAt", e.starts_at_local AS "startsAtLocal",
         e.ends_at AS "endsAt", e.ends_at_local AS "endsAtLocal", e.tentative,
         e.venue_name AS "venueName", e.venue_room AS "venueRoom", e.venue_address AS "venueAddress", e.venue_city AS "venueCity",
         e.venue_state AS "venueState", e.venue_directions AS "venueDirections", e.join_url AS "joinUrl",
         e.registration_policy AS "registrationPolicy", e.registration_opens_at AS "opensAt", e.registration_opens_at_local AS "opensAtLocal",
         e.registration_closes_at AS "closesAt", e.registration_closes_at_local AS "closesAtLocal", e.nomination_closes_at AS "nominationClosesAt",
         e.nomination_closes_at_local AS "nominationClosesAtLocal", e.seats_released_at AS "releasedAt", e.seats_released_at_local AS "releasedAtLocal",
         e.seats_per_state AS "seatsPerState", e.answer_hours AS "answerHours", e.offer_hours AS "offerHours",
         e.confidentiality, e.chatham_house_rule AS "chathamHouseRule", e.participant_list AS "participantList",
         e.certificate_from_share AS "certificateFromShare", ${lists}
       FROM event e WHERE e.id = $1`,
      [id],
    );
    return recordOf(row!);
  }

  /** Adds a new event as a draft, under the first slug of its title that is free. */
  async insert(transaction: Transaction, id: string, createdBy: string | null, record: EventRecord): Promise<void> {
    const columns = columnsOf(record);
    const names = Object.keys(columns).join(', ');
    const base = slugOf(record.title, record.times.starts.local.slice(0, 4));
    const [namesakes] = await transaction.rows<{ count: number }>(
      `SELECT count(*) FROM event WHERE slug = $1 OR slug ~ ('^' || $1 || '-[0-9]+$')`,
      [base],
    );
    for (let number = namesakes!.count + 1; ; number++) {
      // Where another transaction is about to take the same slug, this waits for it and then tries the next.
      const added = await transaction.rows(
        `INSERT INTO event (id, slug, created_by_member_id, ${names})
         SELECT $1, $2, $3, ${names} FROM jsonb_populate_record(NULL::event, $4::jsonb) ON CONFLICT (slug) DO NOTHING RETURNING id`,
        [id, number === 1 ? base : `${base}-${number}`, createdBy, JSON.stringify(columns)],
      );
      if (added.length > 0) break;
    }
    await this.writeLists(transaction, id, record);
    await this.agendas.write(transaction, id, record.agenda);
  }

  /** Writes all that can be changed of an event, and counts its version up. */
  async update(transaction: Transaction, id: string, record: EventRecord): Promise<void> {
    const columns = columnsOf(record);
    const names = Object.keys(columns).join(', ');
    await transaction.rows(
      `UPDATE event SET version = version + 1, (${names}) = (SELECT ${names} FROM jsonb_populate_record(NULL::event, $2::jsonb)) WHERE id = $1`,
      [id, JSON.stringify(columns)],
    );
    await this.writeLists(transaction, id, record);
    await this.agendas.write(transaction, id, record.agenda);
  }

  /** Gives an event its new status with the time of it; the times of what it no longer is go. `reason` is kept of a cancellation, which releases the speakers. */
  async move(transaction: Transaction, id: string, status: EventStatus, reason: string | null): Promise<void> {
    await transaction.rows(
      `UPDATE event SET status = $2, version = version + 1,
         published_at = CASE WHEN $2 = 'DRAFT' THEN NULL ELSE coalesce(published_at, now()) END,
         closed_at = CASE WHEN $2 = 'CLOSED' THEN now() END,
         cancelled_at = CASE WHEN $2 = 'CANCELLED' THEN now() END,
         cancellation_reason = CASE WHEN $2 = 'CANCELLED' THEN $3::text END
       WHERE id = $1`,
      [id, status, reason],
    );
    if (status === 'CANCELLED') await this.agendas.releaseSpeakers(transaction, id);
  }

  private async writeLists(transaction: Transaction, id: string, record: EventRecord): Promise<void> {
    const { networkIds, actionIds, hostStates, partnerIds, languages, seats, times } = record;
    await transaction.rows(
      `WITH networks AS (DELETE FROM event_network WHERE event_id = $1), actions AS (DELETE FROM event_action WHERE event_id = $1),
         hosts AS (DELETE FROM event_host_state WHERE event_id = $1), partners AS (DELETE FROM event_partner WHERE event_id = $1),
         languages AS (DELETE FROM event_language WHERE event_id = $1), days AS (DELETE FROM event_day WHERE event_id = $1)
       DELETE FROM event_seat_pool WHERE event_id = $1 AND mode <> ALL ($2::text[])`,
      [id, seats.map(({ mode }) => mode)],
    );
    const days = times.days.map(({ starts, ends }) => ({
      date: dateOf(starts),
      starts_at_local: starts.local,
      ends_at_local: ends.local,
      starts_at: starts.at,
      ends_at: ends.at,
    }));
    await transaction.rows(
      `WITH networks AS (INSERT INTO event_network (event_id, network_id, position) SELECT $1, link.* FROM unnest($2::uuid[]) WITH ORDINALITY link),
         actions AS (INSERT INTO event_action (event_id, action_id, position) SELECT $1, link.* FROM unnest($3::uuid[]) WITH ORDINALITY link),
         hosts AS (INSERT INTO event_host_state (event_id, state, position) SELECT $1, link.* FROM unnest($4::text[]) WITH ORDINALITY link),
         partners AS (INSERT INTO event_partner (event_id, organisation_id, position) SELECT $1, link.* FROM unnest($5::uuid[]) WITH ORDINALITY link),
         languages AS (INSERT INTO event_language (event_id, language, interpreted, position)
           SELECT $1, link.* FROM unnest($6::text[], $7::boolean[]) WITH ORDINALITY link),
         days AS (INSERT INTO event_day (event_id, date, starts_at_local, ends_at_local, starts_at, ends_at)
           SELECT $1, date, starts_at_local, ends_at_local, starts_at, ends_at FROM jsonb_populate_recordset(NULL::event_day, $8::jsonb))
       INSERT INTO event_seat_pool (event_id, mode, capacity) SELECT $1, pool.* FROM unnest($9::text[], $10::int[]) pool
       ON CONFLICT (event_id, mode) DO UPDATE SET capacity = EXCLUDED.capacity`,
      [
        id,
        networkIds,
        actionIds,
        hostStates,
        partnerIds,
        languages.map(({ language }) => language),
        languages.map(({ interpreted }) => interpreted),
        JSON.stringify(days),
        seats.map(({ mode }) => mode),
        seats.map(({ capacity }) => capacity),
      ],
    );
  }
}

/** The columns of the event's own row; PostgreSQL reads each in the column's own type. */
function columnsOf({ times, venue, ...record }: EventRecord): Record<string, unknown> {
  return {
    kind: record.kind,
    format: record.format,
    title: record.title,
    summary: record.summary,
    programme_id: record.programmeId,
    time_zone: times.timeZone,
    starts_at_local: times.starts.local,
    starts_at: times.starts.at,
    ends_at_local: times.ends.local,
    ends_at: times.ends.at,
    tentative: record.tentative,
    venue_name: venue?.name ?? null,
    venue_room: venue?.room ?? null,
    venue_address: venue?.address ?? null,
    venue_city: venue?.city ?? null,
    venue_state: venue?.state ?? null,
    venue_directions: venue?.directions ?? null,
    join_url: record.joinUrl,
    registration_policy: record.registrationPolicy,
    registration_opens_at_local: times.registrationOpens?.local ?? null,
    registration_opens_at: times.registrationOpens?.at ?? null,
    registration_closes_at_local: times.registrationCloses?.local ?? null,
    registration_closes_at: times.registrationCloses?.at ?? null,
    nomination_closes_at_local: times.nominationCloses?.local ?? null,
    nomination_closes_at: times.nominationCloses?.at ?? null,
    seats_released_at_local: times.seatsReleased?.local ?? null,
    seats_released_at: times.seatsReleased?.at ?? null,
    seats_per_state: record.seatsPerState,
    answer_hours: record.answerHours,
    offer_hours: record.offerHours,
    confidentiality: record.confidentiality,
    chatham_house_rule: record.chathamHouseRule,
    participant_list: record.participantList,
    certificate_from_share: record.certificateFromShare,
  };
}
