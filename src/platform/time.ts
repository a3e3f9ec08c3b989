import { Temporal } from '@js-temporal/polyfill';
import type { Scalars } from '../schema-types.js';
import { badInput } from './problem.js';

/** What an input says of a time: a wall time in the event's zone, or an instant. */
export type EventTime = Scalars['EventTime']['input'];

/**
 * A time as it was agreed, `local` being the wall time "2025-09-23T10:30:00" in the zone, and the instant that it
 * stands for.
 */
export interface AgreedTime {
  local: string;
  at: Date;
}

/**
 * The wall time and instant of an input. A wall time that clocks skip is refused, one that comes twice is the first.
 * @throws Problem BAD_INPUT naming `field`
 */
export function agreedTime(time: EventTime, timeZone: string, field: string): AgreedTime {
  if ('instant' in time) return { local: localTime(time.instant, timeZone), at: time.instant };
  const at = instantOf(time.wall, timeZone);
  if (!at) {
    throw badInput(field, {
      en: `Clocks in ${timeZone} skip this time: ${time.wall}.`,
      ru: `В зоне ${timeZone} часы пропускают это время: ${time.wall}.`,
    });
  }
  return { local: time.wall, at };
}

/** The instant of a wall time, the first where it comes twice; null where clocks skip it. */
export function instantOf(wall: string, timeZone: string): Date | null {
  const plain = Temporal.PlainDateTime.from(wall);
  const zoned = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return zoned.toPlainDateTime().equals(plain) ? new Date(zoned.epochMilliseconds) : null;
}

/** The wall time that is as far from `to` as `wall` is from `from`, in days and hours of the clock. */
export function movedAlong(wall: string, from: string, to: string): string {
  const distance = Temporal.PlainDateTime.from(from).until(to, { largestUnit: 'day' });
  return Temporal.PlainDateTime.from(wall).add(distance).toString({ smallestUnit: 'second' });
}

/** The wall time in a zone at an instant, "2025-09-23T10:30:00". */
export function localTime(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });
}

/** The day in a zone at an instant, "2025-09-23". */
export function localDay(instant: Date, timeZone: string): string {
  return localTime(instant, timeZone).slice(0, 10);
}

/** The name that IANA gives a zone, "Europe/Vienna"; null for what is none. Bare offsets are none. */
export function timeZoneNamed(name: string): string | null {
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone === 'UTC'
      ? 'UTC'
      : canonicalCase(name);
  } catch {
    return null;
  }
}

const zones = new Map(Intl.supportedValuesOf('timeZone').map((zone) => [zone.toLowerCase(), zone]));

function canonicalCase(name: string): string {
  return zones.get(name.toLowerCase()) ?? name;
}
