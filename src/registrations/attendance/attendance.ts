import type { Attendance, AttendanceMode } from '../../schema-types.js';

/** Whether and how somebody was there on one day. */
export interface DayEntry {
  registrationId: string;
  date: string;
  attendance: Attendance;
  mode: AttendanceMode | null;
  minutes: number | null;
}

/** What is recorded of somebody on a day, and what would take its place. */
export type RecordedDay = Pick<DayEntry, 'attendance' | 'mode' | 'minutes'>;

/** An entry of the book, with where it comes from. */
export interface StandingEntry extends DayEntry {
  /** It is what files say; else somebody has recorded it. */
  fromFile: boolean;
  /** What somebody had recorded before a file said more. */
  byHand: RecordedDay | null;
}

/** Only who attended counts, wholly or in part. */
export const attended = (attendance: Attendance | null): boolean =>
  attendance === 'ATTENDED' || attendance === 'PARTIAL';

/** Attendance over all days of an event from that of the days recorded so far; `dayCount` is how many days it has. */
export function overAllDays(days: readonly Attendance[], dayCount: number): Attendance {
  const recorded = days.filter((day) => day !== 'EXPECTED');
  if (recorded.length === 0) return 'EXPECTED';
  if (recorded.some(attended))
    return recorded.length === dayCount && recorded.every((day) => day === 'ATTENDED') ? 'ATTENDED' : 'PARTIAL';
  return recorded.every((day) => day === 'EXCUSED') ? 'EXCUSED' : 'NO_SHOW';
}

/** How somebody attended who came on several days: in person, if ever. */
export function attendedMode(days: readonly { attendance: Attendance; mode: AttendanceMode | null }[]): AttendanceMode {
  return days.some(({ attendance, mode }) => attended(attendance) && mode === 'IN_PERSON') ? 'IN_PERSON' : 'ONLINE';
}

/** What the days recorded of somebody come to; `dayCount` is how many days the event has. */
export function overall(
  days: readonly Pick<DayEntry, 'attendance' | 'mode'>[],
  dayCount: number,
): { attendance: Attendance; mode: AttendanceMode | null } {
  const attendance = overAllDays(
    days.map((day) => day.attendance),
    dayCount,
  );
  return { attendance, mode: attended(attendance) ? attendedMode(days) : null };
}
