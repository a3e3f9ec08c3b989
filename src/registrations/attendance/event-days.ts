import { localDay, type Message } from '../../platform/index.js';

/** A day of an event, in its zone. */
export interface EventDay {
  date: string;
  startsAt: Date;
  endsAt: Date;
}

/**
 * The day that is running, or else today; null when the event is not held on it. A day that goes on past midnight is
 * still running.
 */
export function dayRunning(days: readonly EventDay[], timeZone: string, now: Date): EventDay | null {
  const today = localDay(now, timeZone);
  const running = days.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
  return running ?? days.find(({ date }) => date === today) ?? null;
}

export const notHeldThen: Message = {
  en: 'The event is not held on this day.',
  ru: 'В этот день мероприятие не проводится.',
};

export const beforeTheDay: Message = {
  en: 'Attendance is recorded from the day on.',
  ru: 'Участие отмечается не раньше самого дня.',
};
