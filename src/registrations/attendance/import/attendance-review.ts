import type { Message } from '../../../platform/index.js';
import type { Attendance } from '../../../schema-types.js';
import type { DayEntry } from '../attendance.js';
import type { EventDay } from '../event-days.js';
import type { Attendee } from './attendance-file.js';
import { type AttendeeMatch, matching, type ConfirmedPerson } from './attendance-matching.js';
import { minutesPresent } from './attendance-times.js';

/** One person of a file, as it is shown for review. */
export interface AttendanceImportRow extends AttendeeMatch {
  line: number;
  name: string;
  minutes: number;
  attendance: Attendance | null;
  problem: Message | null;
}

/** From which share of a day's length on somebody has attended it, where the event does not say. */
const usualShare = 0.75;

/**
 * What the people of a file make of a day: a row each for review, and what is to be recorded. What stands is raised and
 * never lowered.
 */
export function review(
  attendees: readonly Attendee[],
  day: EventDay,
  participants: readonly ConfirmedPerson[],
  standing: readonly DayEntry[],
  fromShare: number | null,
): { rows: AttendanceImportRow[]; entries: DayEntry[] } {
  const match = matching(participants);
  const matched = attendees.map((attendee) => ({ attendee, ...match(attendee) }));
  const before = new Map(
    standing.filter(({ date }) => date === day.date).map((entry) => [entry.registrationId, entry]),
  );
  const entries = new Map<string, DayEntry>();
  const kept = new Map<string, DayEntry>();
  for (const [registrationId, lines] of Map.groupBy(matched, (line) => line.registrationId)) {
    if (registrationId === null) continue;
    const minutes = minutesPresent(lines.flatMap(({ attendee }) => attendee.joins));
    const stands = before.get(registrationId);
    const mode = stands?.mode ?? 'ONLINE';
    const entry = { registrationId, date: day.date, attendance: byMinutes(minutes, day, fromShare), mode, minutes };
    entries.set(registrationId, entry);
    if (stands && wouldLower(stands, entry)) kept.set(registrationId, stands);
  }
  const rows = matched.map(({ attendee, registrationId, candidateIds }) => ({
    line: attendee.line,
    name: attendee.name,
    minutes: minutesPresent(attendee.joins),
    attendance: entries.get(registrationId ?? '')?.attendance ?? null,
    registrationId,
    candidateIds,
    problem: problemOf({ registrationId, candidateIds }, kept),
  }));
  return { rows, entries: [...entries.values()].filter(({ registrationId }) => !kept.has(registrationId)) };
}

/** What so many minutes of a day make of somebody's attendance. */
export function byMinutes(minutes: number, { startsAt, endsAt }: EventDay, fromShare: number | null): Attendance {
  const length = (endsAt.getTime() - startsAt.getTime()) / 60_000;
  return minutes >= (fromShare ?? usualShare) * length ? 'ATTENDED' : 'PARTIAL';
}

const ranks: readonly Attendance[] = ['EXPECTED', 'EXCUSED', 'NO_SHOW', 'PARTIAL', 'ATTENDED'];

type RecordedDay = Pick<DayEntry, 'attendance' | 'minutes'>;

/** Whether a record says more than what would take its place. */
export function wouldLower(before: RecordedDay, after: RecordedDay): boolean {
  if (before.attendance === after.attendance) return (before.minutes ?? 0) > (after.minutes ?? 0);
  return ranks.indexOf(before.attendance) > ranks.indexOf(after.attendance);
}

function problemOf(
  { registrationId, candidateIds }: AttendeeMatch,
  kept: ReadonlyMap<string, DayEntry>,
): Message | null {
  if (registrationId === null) return candidateIds.length > 0 ? uncertain : unknown;
  const stands = kept.get(registrationId);
  return stands ? keptRecord(stands) : null;
}

const unknown: Message = {
  en: 'Nobody with a confirmed seat has this e-mail address or name.',
  ru: 'Ни у кого из подтверждённых участников нет такого адреса или имени.',
};

const uncertain: Message = {
  en: 'It is not certain who this is. Please record the right person by hand.',
  ru: 'Неясно, кто это. Отметьте нужного человека вручную.',
};

const words: Partial<Record<Attendance, Message>> = {
  ATTENDED: { en: 'attended', ru: 'полное участие' },
  PARTIAL: { en: 'attended in part', ru: 'частичное участие' },
};

/** Says what stays as it was recorded. */
export function keptRecord({ attendance, minutes }: RecordedDay): Message {
  const { en, ru } = words[attendance]!;
  const [minEn, minRu] = minutes === null ? ['', ''] : [`, ${minutes} min`, `, ${minutes} мин`];
  return {
    en: `Already recorded: ${en}${minEn}. The file says less; this stays as it is.`,
    ru: `Уже отмечено: ${ru}${minRu}. В файле меньше; запись остаётся прежней.`,
  };
}
