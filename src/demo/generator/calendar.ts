import { type AgreedTime, instantOf } from '../../platform/index.js';

const millisecondsOfDay = 86_400_000;
const dayTexts = new Map<number, string>();
const offsets = new Map<string, number>();

/** The day of an instant in UTC. Days are counted from 1970-01-01. */
export const dayOf = (instant: Date): number => Math.floor(instant.getTime() / millisecondsOfDay);

/** The day of a text, "2023-01-01". */
export const dayNamed = (text: string): number => dayOf(new Date(text));

/** A day as text, "2023-01-01". */
export function dayText(day: number): string {
  let text = dayTexts.get(day);
  if (!text) dayTexts.set(day, (text = new Date(day * millisecondsOfDay).toISOString().slice(0, 10)));
  return text;
}

/** 0 on Mondays, 6 on Sundays. */
export const weekday = (day: number): number => (day + 3) % 7;

/** The time of a day in a zone, "09:30". Clocks change before 5 in the morning, so from then on noon's offset holds. */
export function timeOn(day: number, time: string, timeZone: string): AgreedTime {
  const date = dayText(day);
  const key = `${timeZone} ${date}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    offset = Date.parse(`${date}T12:00:00Z`) - instantOf(`${date}T12:00:00`, timeZone)!.getTime();
    offsets.set(key, offset);
  }
  const local = `${date}T${time}:00`;
  return { local, at: new Date(Date.parse(`${local}Z`) - offset) };
}

export const daysAfter = (instant: Date, days: number): Date => new Date(instant.getTime() + days * millisecondsOfDay);

/** The instant at a share of the way from one to another. */
export const between = (from: Date, to: Date, share: number): Date =>
  new Date(Math.floor(from.getTime() + (to.getTime() - from.getTime()) * share));

export const earliest = (...instants: readonly Date[]): Date => new Date(Math.min(...instants.map(Number)));
