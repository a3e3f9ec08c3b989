import { mergeTexts, type Message, newId, type Problems, type Texts } from '../../platform/index.js';
import type { AgendaItemInput, Confidentiality, ParticipantRole } from '../../schema-types.js';
import { type AgreedSpan, Clock, Findings } from '../times/event-clock.js';
import { checkNamed, twice, unknown } from '../check-named.js';
import { endBeforeStart, type EventTimes } from '../times/event-times.js';

/** One item of an event's agenda as it is kept. */
export interface AgendaItem extends AgreedSpan {
  id: string;
  title: Texts;
  room: string | null;
  languages: { language: string; interpreted: boolean }[];
  /** Null: as the event. */
  confidentiality: Confidentiality | null;
  speakers: Speaker[];
}

/** Either a member or a guest of whom there is a name, and for whom the person speaks. */
export interface Speaker {
  memberId: string | null;
  name: string | null;
  role: ParticipantRole;
  /** A state's code. */
  state: string | null;
  organisationId: string | null;
  personalCapacity: boolean;
}

/** A member in an item of an agenda; both count from 0. */
export interface Appearance {
  memberId: string;
  item: number;
  speaker: number;
}

/**
 * The items that an input makes of those there are: given, they take the old ones' place and still lack their
 * speakers; left out, the old ones keep their wall times. What does not fit is added to `problems`.
 */
export function settleItems(
  before: { agenda: readonly AgendaItem[]; times: EventTimes } | null,
  given: readonly AgendaItemInput[] | null | undefined,
  times: EventTimes,
  problems: Problems,
): AgendaItem[] {
  const found = new Findings(problems);
  const clock = new Clock(times.timeZone, before !== null && before.times.timeZone !== times.timeZone, found);
  if (given === undefined) {
    const kept = (before?.agenda ?? []).map((item) => ({ ...item, ...(clock.moved(item) ?? item) }));
    for (const item of kept) checkSpan(item, times, () => 'input.agenda', found);
    return kept;
  }
  const old = before?.agenda.map(({ id }) => id) ?? [];
  const named = (given ?? []).map(({ id }) => id);
  return (given ?? []).map((input, index) => {
    const field = `input.agenda.${index}`;
    const id = named[index];
    if (id && !old.includes(id)) problems.add(`${field}.id`, unknown);
    else if (id && named.indexOf(id) < index) problems.add(`${field}.id`, twice);
    const span = clock.span(input, field);
    if (span) checkSpan(span, times, (end) => `${field}.${end}`, found);
    const title = mergeTexts({}, input.title);
    if (Object.keys(title).length === 0) problems.add(`${field}.title`, untitled);
    const languages = (input.languages ?? []).map(({ language, interpreted = false }) => ({ language, interpreted }));
    const spoken = languages.map(({ language }) => language);
    checkNamed(`${field}.languages`, spoken, null, problems, '.language');
    return {
      id: id ?? newId(),
      // Missing only together with a problem, and then nobody reads what stands in for it.
      ...(span ?? { starts: times.starts, ends: times.ends }),
      title,
      room: input.room?.trim() || null,
      languages,
      confidentiality: input.confidentiality ?? null,
      speakers: [],
    };
  });
}

/** Who is in items of this agenda. */
export function appearances(agenda: readonly AgendaItem[]): Appearance[] {
  return agenda.flatMap(({ speakers }, item) =>
    speakers.flatMap(({ memberId }, speaker) => (memberId === null ? [] : { memberId, item, speaker })),
  );
}

/** Those who would be in two places at once, each at the later place of the list; spans may touch. */
export function inTwoPlaces(agenda: readonly AgendaItem[]): Appearance[] {
  const earlier = new Map<string, AgreedSpan[]>();
  return appearances(agenda).filter(({ memberId, item }) => {
    const span = agenda[item]!;
    const others = earlier.get(memberId) ?? [];
    earlier.set(memberId, [...others, span]);
    return others.some(({ starts, ends }) => starts.at < span.ends.at && span.starts.at < ends.at);
  });
}

function checkSpan(
  { starts, ends }: AgreedSpan,
  event: EventTimes,
  field: (end: 'startsAt' | 'endsAt') => string,
  found: Findings,
): void {
  if (starts.at < event.starts.at) found.add(field('startsAt'), outside);
  if (ends.at <= starts.at) found.add(field('endsAt'), endBeforeStart);
  else if (ends.at > event.ends.at) found.add(field('endsAt'), outside);
}

const outside: Message = {
  en: 'Every item of the agenda lies between the start and the end of the event.',
  ru: 'Каждый пункт повестки дня находится между началом и окончанием мероприятия.',
};
const untitled: Message = { en: 'A title is required here.', ru: 'Здесь требуется название.' };
