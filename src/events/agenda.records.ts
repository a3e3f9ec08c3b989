import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/index.js';
import type { AgendaItem } from './agenda.js';

const itemColumns =
  'id, event_id, starts_at_local, ends_at_local, starts_at, ends_at, title, room, languages, confidentiality';
const speakerColumns =
  'agenda_item_id, position, starts_at, ends_at, member_id, name, role, state, organisation_id, personal_capacity';

/** Keeps agendas, under the lock of their event. */
@Injectable()
export class AgendaRecords {
  /** Puts this agenda in place of what there was; items that were there stay the same rows. */
  async write(transaction: Transaction, eventId: string, agenda: readonly AgendaItem[]): Promise<void> {
    const items = agenda.map(({ id, starts, ends, title, room, languages, confidentiality }) => ({
      id,
      event_id: eventId,
      starts_at_local: starts.local,
      ends_at_local: ends.local,
      starts_at: starts.at,
      ends_at: ends.at,
      title,
      room,
      languages,
      confidentiality,
    }));
    const speakers = agenda.flatMap(({ id, starts, ends, speakers: own }) =>
      own.map(({ memberId, name, role, state, organisationId, personalCapacity }, position) => ({
        agenda_item_id: id,
        position,
        starts_at: starts.at,
        ends_at: ends.at,
        member_id: memberId,
        name,
        role,
        state,
        organisation_id: organisationId,
        personal_capacity: personalCapacity,
      })),
    );
    await Promise.all([
      transaction.rows(
        `DELETE FROM agenda_speaker s USING agenda_item i WHERE i.id = s.agenda_item_id AND i.event_id = $1`,
        [eventId],
      ),
      transaction.rows(`DELETE FROM agenda_item WHERE event_id = $1 AND id <> ALL ($2::uuid[])`, [
        eventId,
        items.map(({ id }) => id),
      ]),
      transaction.rows(
        `INSERT INTO agenda_item (${itemColumns}) SELECT ${itemColumns} FROM jsonb_populate_recordset(NULL::agenda_item, $1::jsonb)
         ON CONFLICT (id) DO UPDATE SET starts_at_local = EXCLUDED.starts_at_local, ends_at_local = EXCLUDED.ends_at_local,
           starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at, title = EXCLUDED.title, room = EXCLUDED.room,
           languages = EXCLUDED.languages, confidentiality = EXCLUDED.confidentiality`,
        [JSON.stringify(items)],
      ),
      transaction.rows(
        `INSERT INTO agenda_speaker (${speakerColumns})
         SELECT ${speakerColumns} FROM jsonb_populate_recordset(NULL::agenda_speaker, $1::jsonb)`,
        [JSON.stringify(speakers)],
      ),
    ]);
  }

  /** Whoever was to speak at this event can speak elsewhere. */
  async releaseSpeakers(transaction: Transaction, eventId: string): Promise<void> {
    await transaction.rows(
      `UPDATE agenda_speaker s SET released = true FROM agenda_item i WHERE i.id = s.agenda_item_id AND i.event_id = $1`,
      [eventId],
    );
  }
}
