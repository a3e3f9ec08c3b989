import type { Message } from '../../platform/index.js';

/** Start and end of a day as wall times, "2025-09-23T10:30:00". */
interface WallDay {
  starts: string;
  ends: string;
}

/** More days than these are told one by one. */
const mostUsualDays = 31;
const millisecondsOfDay = 86_400_000;

/**
 * The days of an event that does not tell them: the same hours of the clock on each day from its first to its last. A
 * night is one day, and so is a course that everybody takes in their own time, however long it is open.
 * @returns what is to be said where they cannot be known
 */
export function usualDays({ starts, ends }: WallDay, isSelfPaced: boolean): WallDay[] | Message {
  const [first, last] = [dayNumber(starts), dayNumber(ends)];
  if (isSelfPaced || first === last) return [{ starts, ends }];
  const [from, to] = [clockOf(starts), clockOf(ends)];
  if (to <= from) return last === first + 1 ? [{ starts, ends }] : hoursOfEachDay;
  if (last - first >= mostUsualDays) return tooManyToGuess;
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const date = new Date((first + index) * millisecondsOfDay).toISOString().slice(0, 10);
    return { starts: `${date}${from}`, ends: `${date}${to}` };
  });
}

const dayNumber = (wall: string): number => Date.parse(`${wall.slice(0, 10)}T00:00:00Z`) / millisecondsOfDay;
const clockOf = (wall: string): string => wall.slice(10);

const hoursOfEachDay: Message = {
  en: 'Please say the hours of each day: they do not follow from this start and end.',
  ru: 'Укажите часы каждого дня: из этих начала и окончания они не следуют.',
};
const tooManyToGuess: Message = {
  en: `Please say the hours of each day: the event lasts more than ${mostUsualDays} days.`,
  ru: `Укажите часы каждого дня: мероприятие длится более ${mostUsualDays} дней.`,
};
