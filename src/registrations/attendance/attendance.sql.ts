import { sql } from '../../platform/index.js';

/** The columns of a DayEntry, from `day_attendance`. */
export const dayEntryColumns = sql`registration_id AS "registrationId", date, attendance, mode, minutes`;
