import { type AgreedTime, type Message, type Problems, valueRequired } from '../../platform/index.js';
import type { UpdateEventInput } from '../../schema-types.js';
import { type AgreedSpan, Clock, Findings } from './event-clock.js';

/** Every time of an event as it was agreed in its zone. */
export interface EventTimes {
  timeZone: string;
  starts: AgreedTime;
  ends: AgreedTime;
  days: AgreedSpan[];
  registrationOpens: AgreedTime | null;
  registrationCloses: AgreedTime | null;
  nominationCloses: AgreedTime | null;
  seatsReleased: AgreedTime | null;
}

type TimesInput = Pick<
  UpdateEventInput,
  | 'startsAt'
  | 'endsAt'
  | 'timeZone'
  | 'days'
  | 'registrationOpensAt'
  | 'registrationClosesAt'
  | 'nominationClosesAt'
  | 'seatsReleasedAt'
>;

const longestInDays = 400;
const millisecondsOfDay = 86_400_000;

/**
 * The times that an input makes of those there are (null: of a new event). Wall times stay as they were agreed, also
 * in a new zone.
 * @returns null exactly when something was added to `problems`
 */
export function settleTimes(before: EventTimes | null, input: TimesInput, problems: Problems): EventTimes | null {
  const found = new Findings(problems);
  for (const field of ['startsAt', 'endsAt', 'timeZone'] as const) {
    if (input[field] === null) found.add(`input.${field}`, valueRequired);
  }
  const timeZone = input.timeZone ?? before?.timeZone ?? 'UTC';
  const clock = new Clock(timeZone, before !== null && timeZone !== before.timeZone, found);

  const starts = clock.time(input.startsAt ?? undefined, before?.starts ?? null, 'input.startsAt');
  const ends = clock.time(input.endsAt ?? undefined, before?.ends ?? null, 'input.endsAt');
  const registrationOpens = clock.time(
    input.registrationOpensAt,
    before?.registrationOpens ?? null,
    'input.registrationOpensAt',
  );
  const registrationCloses = clock.time(
    input.registrationClosesAt,
    before?.registrationCloses ?? null,
    'input.registrationClosesAt',
  );
  const nominationCloses = clock.time(
    input.nominationClosesAt,
    before?.nominationCloses ?? null,
    'input.nominationClosesAt',
  );
  const seatsReleased = clock.time(input.seatsReleasedAt, before?.seatsReleased ?? null, 'input.seatsReleasedAt');
  const given = input.days?.map((day, index) => clock.span(day, `input.days.${index}`)) ?? null;
  const kept =
    input.days === undefined && before && !isUsualDay(before) ? before.days.map((day) => clock.moved(day)) : null;
  if (!starts || !ends || found.any) return null;

  checkSpan(starts, ends, input, found);
  checkRegistration(registrationOpens, registrationCloses, ends, found);
  if (nominationCloses && nominationCloses.at > ends.at) found.add('input.nominationClosesAt', afterTheEnd);
  if (seatsReleased && seatsReleased.at > ends.at) found.add('input.seatsReleasedAt', afterTheEnd);
  if (found.any) return null;

  const explicit = given && given.length > 0 ? given : kept;
  const days = explicit ? explicit.filter((day) => day !== null) : [{ starts, ends }];
  checkDays(days, { starts, ends }, given ? (index, end) => `input.days.${index}.${end}` : () => 'input.days', found);
  const windows = { registrationOpens, registrationCloses, nominationCloses, seatsReleased };
  return found.any ? null : { timeZone, starts, ends, days, ...windows };
}

/** Where no hours of days were given there is one, from start to end; it follows them. */
export function isUsualDay({ starts, ends, days }: EventTimes): boolean {
  return days.length === 1 && days[0]!.starts.local === starts.local && days[0]!.ends.local === ends.local;
}

function checkSpan(starts: AgreedTime, ends: AgreedTime, input: TimesInput, found: Findings): void {
  const field = input.endsAt || !input.startsAt ? 'input.endsAt' : 'input.startsAt';
  if (ends.at <= starts.at) found.add(field, endBeforeStart);
  else if (ends.at.getTime() - starts.at.getTime() > longestInDays * millisecondsOfDay) {
    found.add(field, {
      en: `An event lasts at most ${longestInDays} days.`,
      ru: `Мероприятие длится не более ${longestInDays} дней.`,
    });
  }
}

function checkRegistration(
  opens: AgreedTime | null,
  closes: AgreedTime | null,
  ends: AgreedTime,
  found: Findings,
): void {
  if (opens && opens.at >= ends.at) {
    found.add('input.registrationOpensAt', {
      en: 'Registration opens before the event ends.',
      ru: 'Регистрация открывается до окончания мероприятия.',
    });
  }
  if (closes && closes.at > ends.at) {
    found.add('input.registrationClosesAt', {
      en: 'Registration closes before the event ends.',
      ru: 'Регистрация закрывается до окончания мероприятия.',
    });
  } else if (opens && closes && closes.at <= opens.at) {
    found.add('input.registrationClosesAt', {
      en: 'Registration closes after it opens.',
      ru: 'Регистрация закрывается после её открытия.',
    });
  }
}

function checkDays(
  days: readonly AgreedSpan[],
  event: AgreedSpan,
  field: (index: number, end: 'startsAt' | 'endsAt') => string,
  found: Findings,
): void {
  days.forEach(({ starts, ends }, index) => {
    const previous = days[index - 1];
    if (starts.at < event.starts.at) found.add(field(index, 'startsAt'), outside);
    else if (previous && dateOf(previous.starts) === dateOf(starts)) found.add(field(index, 'startsAt'), sameDate);
    else if (previous && starts.at < previous.ends.at) found.add(field(index, 'startsAt'), notInOrder);
    if (ends.at <= starts.at) found.add(field(index, 'endsAt'), endBeforeStart);
    else if (ends.at > event.ends.at) found.add(field(index, 'endsAt'), outside);
  });
}

/** The date of a day is that of its start, in the event's zone. */
export const dateOf = (starts: AgreedTime): string => starts.local.slice(0, 10);

const afterTheEnd: Message = {
  en: 'This comes before the event ends.',
  ru: 'Это время должно быть раньше окончания мероприятия.',
};
export const endBeforeStart: Message = {
  en: 'The end comes after the start.',
  ru: 'Окончание должно быть позже начала.',
};
const outside: Message = {
  en: 'Every day lies between the start and the end of the event.',
  ru: 'Каждый день находится между началом и окончанием мероприятия.',
};
const sameDate: Message = { en: 'There is one entry a date.', ru: 'На каждую дату приходится одна запись.' };
const notInOrder: Message = {
  en: 'Days come in their order and do not overlap.',
  ru: 'Дни идут по порядку и не пересекаются.',
};
