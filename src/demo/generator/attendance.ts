import type { Attendance, AttendanceMode } from '../../schema-types.js';
import { between, daysAfter, earliest } from './calendar.js';
import { dateOf, type GeneratedEvent } from './events.js';
import type { Ground } from './ground.js';
import type { Random } from './random.js';
import { comments } from './words.js';

/** Whether and how somebody attended, over all days and on each of them. */
export interface Attended {
  registrationId: string;
  memberId: string;
  attendance: Attendance;
  /** Null for who did not come. */
  mode: AttendanceMode | null;
  days: readonly Attendance[];
}

/** What is recorded of somebody with a seat. Who missed the last of several days attended in part. */
export function attendanceOf(
  random: Random,
  { days, format }: GeneratedEvent,
  registrationId: string,
  memberId: string,
  mode: AttendanceMode,
): Attended {
  const attendance = random.weighted<Attendance>({ ATTENDED: 80, PARTIAL: 8, NO_SHOW: 8, EXCUSED: 4 });
  const came = attendance === 'ATTENDED' || attendance === 'PARTIAL';
  const missedLast = attendance === 'PARTIAL' && days.length > 1;
  return {
    ...{ registrationId, memberId, attendance },
    mode: !came ? null : format === 'HYBRID' && random.chance(0.05) ? 'ONLINE' : mode,
    days: days.map((_, index) => (!missedLast ? attendance : index < days.length - 1 ? 'ATTENDED' : 'NO_SHOW')),
  };
}

/** Adds the attendance of each day, and of a share of those who came what they say of it. */
export function addAttendance(ground: Ground, event: GeneratedEvent, attended: Attended, feedbackShare: number): void {
  const { random, load } = ground;
  attended.days.forEach((attendance, index) => {
    const { starts, ends } = event.days[index]!;
    const came = attendance === 'ATTENDED' || attendance === 'PARTIAL';
    const minutes = (ends.at.getTime() - starts.at.getTime()) / 60_000;
    load.add('day_attendance', {
      registration_id: attended.registrationId,
      date: dateOf({ starts, ends }),
      attendance,
      mode: came ? attended.mode : null,
      minutes: came && attended.mode === 'ONLINE' ? Math.round(minutes * (attendance === 'PARTIAL' ? 0.5 : 1)) : null,
    });
  });
  if (attended.mode !== null && random.chance(feedbackShare)) addFeedback(ground, event, attended.memberId);
}

function addFeedback({ random, load, now }: Ground, { id, endsAt }: GeneratedEvent, memberId: string): void {
  const marks = { event_id: id, member_id: memberId };
  load.add('feedback', {
    ...{ ...marks, stage: 'AFTER_EVENT' },
    satisfaction: random.between(2, 5),
    knowledge_before: random.between(1, 4),
    knowledge_after: random.between(3, 5),
    will_apply: random.chance(0.8) ? random.between(2, 5) : null,
    applied: null,
    comment: random.chance(0.2) ? random.pick(comments) : null,
    given_at: between(endsAt, earliest(now, daysAfter(endsAt, 10)), random.share()),
  });
  const monthsLater = daysAfter(endsAt, 120);
  const [answersAgain, applied, when] = [random.chance(0.3), random.between(1, 5), random.share()];
  if (monthsLater > now || !answersAgain) return;
  load.add('feedback', {
    ...{ ...marks, stage: 'MONTHS_LATER' },
    ...{ satisfaction: null, knowledge_before: null, knowledge_after: null, will_apply: null },
    applied,
    comment: null,
    given_at: between(monthsLater, earliest(now, daysAfter(monthsLater, 30)), when),
  });
}
