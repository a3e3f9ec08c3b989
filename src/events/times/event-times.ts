import { type AgreedTime, type Message, type Problems, valueRequired } from '../../platform/index.js';
import type { UpdateEventInput } from '../../schema-types.js';
import { type AgreedSpan, Clock, Findings } from './event-clock.js';
import { usualDays } from './usual-days.js';

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
  /** Everybody takes it in their own time: it has no hours that are the same for all. */
  isSelfPaced: boolean;
}

type TimesInput = Pick<
  UpdateEventInput,
  | 'format'
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
  const isSelfPaced = input.format ? input.format === 'SELF_PACED' : (before?.isSelfPaced ?? false);
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
  const given = input.days?.map((day, index) => clock.span(day, `input.days.${index}`)) ?? [];
  if (!starts || !ends || found.any) return null;

  checkSpan(starts, ends, input, found);
  checkRegistration(registrationOpens, registrationCloses, ends, found);
  if (nominationCloses && nominationCloses.at > ends.at) found.add('input.nominationClosesAt', afterTheEnd);
  if (seatsReleased && seatsReleased.at > ends.at) found.add('input.seatsReleasedAt', afterTheEnd);
  if (found.any) return null;

  const event = { starts, ends, isSelfPaced };
  const kept = input.days === undefined && before ? keptDays(before, event, clock) : null;
  const days = given.length > 0 ? given : (kept ?? derivedDays(event, clock, found));
  if (found.any) return null;
  const agreed = days.filter((day) => day !== null);
  checkDays(agreed, event, given.length > 0 ? (index, end) => `input.days.${index}.${end}` : () => 'input.days', found);
  const windows = { registrationOpens, registrationCloses, nominationCloses, seatsReleased };
  return found.any ? null : { timeZone, starts, ends, days: agreed, ...windows, isSelfPaced };
}

type Lasting = AgreedSpan & Pick<EventTimes, 'isSelfPaced'>;

/** The days there were, at the same places of the clock; null where they are to be derived from other times now. */
function keptDays(before: EventTimes, event: Lasting, clock: Clock): (AgreedSpan | null)[] | null {
  if (!followsTimes(before)) return before.days.map((day) => clock.moved(day));
  const stays = isSame(before, event) && before.isSelfPaced === event.isSelfPaced;
  // What could not be derived is asked for once the times change, and not by whatever else is changed.
  return stays && isWhole(before) ? [{ starts: event.starts, ends: event.ends }] : null;
}

/** The days of an event that does not tell them; what does not follow from its times is added to `found`. */
function derivedDays(event: Lasting, clock: Clock, found: Findings): (AgreedSpan | null)[] {
  const { starts, ends, isSelfPaced } = event;
  const days = usualDays({ starts: starts.local, ends: ends.local }, isSelfPaced);
  if (!Array.isArray(days)) {
    found.add('input.days', days);
    return [];
  }
  // An instant says which of two equal wall times is meant: start and end are taken as they were agreed.
  const at = (wall: string): AgreedTime | null =>
    wall === starts.local ? starts : wall === ends.local ? ends : clock.time({ wall }, null, 'input.days');
  return days.map((day) => {
    const [begins, closes] = [at(day.starts), at(day.ends)];
    return begins && closes && { starts: begins, ends: closes };
  });
}

/** Whether no hours were told of its days: they follow start and end. */
function followsTimes(event: EventTimes): boolean {
  const usual = usualDays({ starts: event.starts.local, ends: event.ends.local }, event.isSelfPaced);
  const isUsual =
    Array.isArray(usual) &&
    usual.length === event.days.length &&
    usual.every(({ starts, ends }, index) => {
      const day = event.days[index]!;
      return day.starts.local === starts && day.ends.local === ends;
    });
  return isUsual || isWhole(event);
}

const isWhole = (event: EventTimes): boolean => event.days.length === 1 && isSame(event.days[0]!, event);
const isSame = (one: AgreedSpan, other: AgreedSpan): boolean =>
  one.starts.local === other.starts.local && one.ends.local === other.ends.local;

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

/** The dates of its days. */
export const datesOf = ({ days, timeZone }: EventTimes): { dates: string[]; timeZone: string } => ({
  dates: days.map(({ starts }) => dateOf(starts)),
  timeZone,
});

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
