import type { Message } from '../../../../platform/index.js';
import type { Attendance } from '../../../../schema-types.js';
import { attended, type DayEntry, type RecordedDay, type StandingEntry } from '../../attendance.js';
import type { EventDay } from '../../event-days.js';
import type { WallSpan } from '../reading/attendee.js';
import { type StaysOf, withoutRepeats } from './repeated-files.js';
import { minutesPresent } from './stays.js';

/** What the files of a day make of one registration; `kept` is what somebody recorded, where they say less. */
export interface DayOutcome {
  attendance: Attendance;
  kept: RecordedDay | null;
}

interface DayFacts {
  day: EventDay;
  /** The wall times of the day in its zone. */
  hours: WallSpan;
  /** By this file, and those by other files. */
  own: StaysOf;
  others: StaysOf;
  /** Whom this file named before: what it gave then is taken back. */
  former: ReadonlySet<string>;
  /** What is recorded of each of them on the day. */
  standing: ReadonlyMap<string, StandingEntry>;
}

/** From this share of a day's hours on somebody has attended it. */
const wholeDay = 0.75;

/**
 * What is to be recorded of everybody whom a file names, or named before, from the stays of all files of the day. What
 * somebody recorded by hand is raised and never lowered, and stands again where no file says more.
 */
export function decideDay({ day, hours, own, others, former, standing }: DayFacts): {
  entries: (DayEntry & { fromFile: boolean })[];
  outcomes: Map<string, DayOutcome>;
} {
  const concerned = new Set([...own.keys(), ...former]);
  const all = new Set([...concerned, ...others.keys()]);
  const together = [...all].map((id) => [id, [...(others.get(id) ?? []), ...(own.get(id) ?? [])]] as const);
  const stays = withoutRepeats(new Map(together), hours);
  const outcomes = new Map<string, DayOutcome>();
  const entries = [...concerned].flatMap((registrationId) => {
    const stands = standing.get(registrationId);
    const byHand = stands?.fromFile ? stands.byHand : stands;
    const said = stays.get(registrationId)!;
    const entry = (recorded: RecordedDay, fromFile: boolean) => {
      const { attendance, mode, minutes } = recorded;
      return { registrationId, date: day.date, attendance, mode, minutes, fromFile };
    };
    if (said.length === 0) return stands?.fromFile ? [entry(byHand ?? nothing, false)] : [];
    const minutes = minutesPresent(said);
    const attendance = byMinutes(minutes, day);
    const recorded = { attendance, mode: attended(attendance) ? (stands?.mode ?? 'ONLINE') : null, minutes };
    const kept = byHand && wouldLower(byHand, recorded) ? byHand : null;
    outcomes.set(registrationId, { attendance, kept });
    return [kept ? entry(kept, false) : entry(recorded, true)];
  });
  return { entries, outcomes };
}

const nothing: RecordedDay = { attendance: 'EXPECTED', mode: null, minutes: null };

/** What so many minutes of a day make of somebody's attendance. */
export function byMinutes(minutes: number, { startsAt, endsAt }: Pick<EventDay, 'startsAt' | 'endsAt'>): Attendance {
  const length = (endsAt.getTime() - startsAt.getTime()) / 60_000;
  if (minutes === 0) return 'NO_SHOW';
  return minutes >= wholeDay * length ? 'ATTENDED' : 'PARTIAL';
}

const ranks: readonly Attendance[] = ['EXPECTED', 'NO_SHOW', 'EXCUSED', 'PARTIAL', 'ATTENDED'];

/** Whether a record says more than what would take its place. */
export function wouldLower(
  before: Pick<RecordedDay, 'attendance' | 'minutes'>,
  after: Pick<RecordedDay, 'attendance' | 'minutes'>,
): boolean {
  if (before.attendance === after.attendance) return (before.minutes ?? 0) > (after.minutes ?? 0);
  return ranks.indexOf(before.attendance) > ranks.indexOf(after.attendance);
}

const words: Partial<Record<Attendance, Message>> = {
  ATTENDED: { en: 'attended', ru: 'полное участие' },
  PARTIAL: { en: 'attended in part', ru: 'частичное участие' },
  EXCUSED: { en: 'excused', ru: 'отсутствие по уважительной причине' },
  NO_SHOW: { en: 'did not come', ru: 'неявка' },
};

/** Says what stays as it was recorded. */
export function keptRecord({ attendance, minutes }: Pick<RecordedDay, 'attendance' | 'minutes'>): Message {
  const { en, ru } = words[attendance]!;
  const [minEn, minRu] = minutes === null ? ['', ''] : [`, ${minutes} min`, `, ${minutes} мин`];
  return {
    en: `Already recorded: ${en}${minEn}. The file says less; this stays as it is.`,
    ru: `Уже отмечено: ${ru}${minRu}. В файле меньше; запись остаётся прежней.`,
  };
}
