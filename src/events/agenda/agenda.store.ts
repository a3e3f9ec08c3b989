import { Injectable } from '@nestjs/common';
import { insertRows, sql, type Transaction, violatedConstraint } from '../../platform/index.js';
import type { AgendaItem } from './agenda-items.js';

/** Keeps agendas, under the lock of their event. */
@Injectable()
export class AgendaStore {
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
    const ids = items.map(({ id }) => id);
    await Promise.all([
      transaction.execute(
        sql`DELETE FROM agenda_speaker s USING agenda_item i WHERE i.id = s.agenda_item_id AND i.event_id = ${eventId}`,
      ),
      transaction.execute(sql`DELETE FROM agenda_item WHERE event_id = ${eventId} AND id <> ALL (${ids}::uuid[])`),
      transaction.execute(
        sql`${insertRows('agenda_item', items)}
         ON CONFLICT (id) DO UPDATE
         SET starts_at_local = EXCLUDED.starts_at_local, ends_at_local = EXCLUDED.ends_at_local,
           starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at, title = EXCLUDED.title, room = EXCLUDED.room,
           languages = EXCLUDED.languages, confidentiality = EXCLUDED.confidentiality`,
      ),
      transaction.execute(insertRows('agenda_speaker', speakers)),
    ]);
  }

  /** Whoever was to speak at this event can speak elsewhere. */
  async releaseSpeakers(transaction: Transaction, eventId: string): Promise<void> {
    await transaction.execute(
      sql`UPDATE agenda_speaker s SET released = true
       FROM agenda_item i WHERE i.id = s.agenda_item_id AND i.event_id = ${eventId}`,
    );
  }
}

/** Runs what writes an agenda. Who loses a race for a speaker looks again, and then sees that somebody was faster. */
export async function withEachSpeakerOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (violatedConstraint(error) !== 'agenda_speaker_in_one_place') throw error;
    return work();
  }
}
