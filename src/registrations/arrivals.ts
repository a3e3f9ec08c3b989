import type { LockedEvent } from '../events/index.js';
import { badInput, type Reader } from '../platform/index.js';
import type { AttendanceMode } from '../schema-types.js';
import type { Registration } from './registration.js';
import { registrationColumns } from './registration-desk.js';
import { activeFirst, fromJson } from './registration-row.js';

/** What is known of somebody who is about to come. */
export interface Arrival {
  eventId: string;
  memberId: string;
  /** Whether there is such a person. */
  known: boolean;
  /** For whom the person speaks by the post held on the event's day, else by the current one. */
  state: string | null;
  organisationId: string | null;
  /** The registration for the event: the active one, else the latest. */
  present: Registration | null;
}

type Pair = Pick<Arrival, 'eventId' | 'memberId'>;

/** The key of an arrival in the answer of arrivalsOf. */
export const arrivalKey = ({ eventId, memberId }: Pair): string => `${eventId} ${memberId}`;

/** What is known of people who are about to come, in one statement; read under the locks of the events. */
export async function arrivalsOf(reader: Reader, pairs: readonly Pair[]): Promise<Map<string, Arrival>> {
  const rows = await reader.rows<Arrival>(
    `SELECT asked.event_id AS "eventId", asked.member_id AS "memberId", m.id IS NOT NULL AS known,
       CASE WHEN then_held.id IS NULL THEN now_held.state ELSE then_held.state END AS state,
       CASE WHEN then_held.id IS NULL THEN now_held.organisation_id ELSE then_held.organisation_id END AS "organisationId",
       (SELECT to_json(present) FROM (
          SELECT ${registrationColumns} FROM registration r WHERE r.event_id = asked.event_id AND r.member_id = asked.member_id
          ORDER BY ${activeFirst} LIMIT 1
        ) present) AS present
     FROM unnest($1::uuid[], $2::uuid[]) AS asked (event_id, member_id) JOIN event e ON e.id = asked.event_id
     LEFT JOIN member m ON m.id = asked.member_id AND m.erased_at IS NULL
     LEFT JOIN LATERAL post_on(m.id, e.starts_at_local::date) then_held ON true
     LEFT JOIN LATERAL post_on(m.id, current_date) now_held ON true`,
    [pairs.map(({ eventId }) => eventId), pairs.map(({ memberId }) => memberId)],
  );
  return new Map(rows.map((row) => [arrivalKey(row), { ...row, present: row.present && fromJson(row.present) }]));
}

/** How somebody takes part: as asked, else in the only way there is. @throws Problem BAD_INPUT on `field` when that does not fit */
export function modeFor(event: LockedEvent, asked: AttendanceMode | null | undefined, field: string): AttendanceMode {
  const mode = modeIfChosen(event, asked, field);
  if (!mode)
    throw badInput(field, { en: 'Choose: in person or online.', ru: 'Выберите форму участия: очно или онлайн.' });
  return mode;
}

/** Like modeFor, but null where there is a choice that nobody has made yet. */
export function modeIfChosen(
  event: LockedEvent,
  asked: AttendanceMode | null | undefined,
  field: string,
): AttendanceMode | null {
  const offered = event.pools.map(({ mode }) => mode);
  if (!asked) return offered.length === 1 ? offered[0]! : null;
  if (!offered.includes(asked))
    throw badInput(field, {
      en: 'The event is not held this way.',
      ru: 'Мероприятие не проводится в этой форме.',
    });
  return asked;
}
