import { sql } from '../../platform/index.js';

/** The columns of a DayEntry, from `day_attendance a`. */
export const dayEntryColumns = sql`a.registration_id AS "registrationId", a.date, a.attendance, a.mode, a.minutes`;

/** What was recorded of days that their event has: days can be others than when something was recorded. */
export const recordedDays = sql`day_attendance a JOIN registration r ON r.id = a.registration_id
  JOIN event_day d ON d.event_id = r.event_id AND d.date = a.date`;
