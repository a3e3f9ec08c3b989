import type { Attendance, ParticipantRole } from '../../schema-types.js';

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

/**
 * How much of an event somebody attended, 0 to 1: each of its days weighs the same, what is not recorded was not
 * attended.
 */
export function attendedShare(held: readonly HeldDay[], attended: readonly AttendedDay[]): number {
  const recorded = new Map(attended.map((day) => [day.date, day]));
  const shares = held.map((day) => shareOfDay(day, recorded.get(day.date)));
  return shares.reduce((sum, share) => sum + share, 0) / held.length;
}

/**
 * Whether a share earns a certificate from the share asked for; whoever was not there earns none, interpreters neither.
 */
export function earnsCertificate(role: ParticipantRole, share: number, fromShare: number): boolean {
  // In whole per cent, as organisers write it: two days of three are 67 %.
  return role !== 'INTERPRETER' && share > 0 && inPerCent(share) >= inPerCent(fromShare);
}

function shareOfDay(held: HeldDay, day: AttendedDay | undefined): number {
  if (day?.attendance === 'ATTENDED') return 1;
  if (day?.attendance !== 'PARTIAL') return 0;
  return day.minutes === null ? 0.5 : Math.min(1, day.minutes / held.minutes);
}

const inPerCent = (share: number): number => Math.round(share * 100);
