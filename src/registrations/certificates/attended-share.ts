import type { Attendance, ParticipantRole } from '../../schema-types.js';
import { attended } from '../attendance/attendance.js';

/** One day of an event. */
export interface HeldDay {
  date: string;
  /** Its real length, also where clocks change within it. */
  minutes: number;
}

/** What is recorded of one person on one day. */
export interface AttendedDay {
  date: string;
  attendance: Attendance;
  minutes: number | null;
}

/** From this part of a day on, who was there was there all day: nobody sits down with the first word. */
const wholeDayFrom = 0.95;

/**
 * How much of an event somebody attended, 0 to 1: the time of presence over the time of all its days; what is not
 * recorded was not attended. A course that people take in their own time is attended wholly by whoever did.
 */
export function attendedShare(
  held: readonly HeldDay[],
  recorded: readonly AttendedDay[],
  isSelfPaced: boolean,
): number {
  const days = new Map(recorded.map((day) => [day.date, day]));
  if (isSelfPaced && held.some(({ date }) => days.get(date)?.attendance === 'ATTENDED')) return 1;
  const present = held.reduce((sum, day) => sum + minutesOf(day, days.get(day.date)), 0);
  return present / held.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** How long somebody was there on a day: as known, at most its length; else all of it, or half where it was a part. */
function minutesOf(held: HeldDay, day: AttendedDay | undefined): number {
  if (!day || !attended(day.attendance)) return 0;
  if (day.minutes === null) return day.attendance === 'ATTENDED' ? held.minutes : held.minutes / 2;
  return day.minutes >= wholeDayFrom * held.minutes ? held.minutes : day.minutes;
}

/**
 * Whether a share earns a certificate from the share asked for; whoever was not there earns none, interpreters neither.
 */
export function earnsCertificate(role: ParticipantRole, share: number, fromShare: number): boolean {
  // In whole per cent, as organisers write it: two of three equal days are 67 %.
  return role !== 'INTERPRETER' && share > 0 && inPerCent(share) >= inPerCent(fromShare);
}

const inPerCent = (share: number): number => Math.round(share * 100);
