import {
  type ConcernedPerson,
  concernedPeople,
  isConcerned,
  toldChanges,
  type ToldEvent,
  toldEvent,
  type ToldField,
  toldFromJson,
} from '../../../events/index.js';
import { oneLine, printedDay, printedMoment, printedPeriod, sql, textIn, type Texts } from '../../../platform/index.js';
import type { EventStatus } from '../../../schema-types.js';
import { type MailVenue, placeFact, timeFacts, titleIn, venueFootnotes } from '../event-facts.js';
import { fact, mail, type WordedLetter } from '../mail.js';
import type { MailContent } from '../mail-content.js';
import { NothingToTell } from '../undeliverable.js';
import { whyOf } from './why.js';

interface StateName {
  name: Texts;
  footnote: Texts | null;
}

/** What was told of an event, what holds now, and what of it is another for the reader. */
interface ChangedEventFacts {
  slug: string;
  title: Texts;
  before: ToldEvent;
  now: ToldEvent;
  person: ConcernedPerson;
  fields: ToldField[];
  /** Names of the states in which either takes place. */
  states: Record<string, StateName>;
}

const english = {
  subject: (title: string): string => `Changed: ${title}`,
  news: 'The organisers have changed this event. What is marked as before no longer holds.',
  fixed: 'The dates are fixed now.',
  ownNews: 'The organisers have changed the agenda of this event, where you were to speak.',
  days: 'Hours of each day',
  format: 'Form',
  item: 'Your item of the agenda',
  action: 'Open Colloquy',
  wasToSpeak: 'You get this message because you were to speak at the event.',
};

const russian: typeof english = {
  subject: (title) => `Изменения: ${title}`,
  news: 'Организаторы внесли изменения в это мероприятие. То, что отмечено словом «было», больше не действует.',
  fixed: 'Даты теперь окончательные.',
  ownNews: 'Организаторы изменили повестку дня этого мероприятия, на котором вы должны были выступить.',
  days: 'Часы по дням',
  format: 'Формат',
  item: 'Ваш пункт повестки дня',
  action: 'Открыть Colloquy',
  wasToSpeak: 'Вы получили это сообщение, так как должны были выступить на мероприятии.',
};

type ChangedLetter = WordedLetter<'event.changed', typeof english>;

/** Tells everyone concerned what is another now about an event, with what was and what is. */
export const eventChangedMail = mail<'event.changed', ChangedEventFacts, typeof english>({
  texts: { en: english, ru: russian },

  async read(reader, { facts: { event, change }, recipientId }) {
    const row = await reader.maybeOne<Omit<ChangedEventFacts, 'person' | 'fields'> & { status: EventStatus }>(
      sql`SELECT e.slug, e.title, e.status, c.before, ${toldEvent} AS now,
           (SELECT coalesce(json_object_agg(s.code, json_build_object('name', s.name, 'footnote', s.footnote)), '{}')
            FROM state s WHERE s.code IN (e.venue_state, c.before -> 'venue' ->> 'state')) AS states
         FROM event e JOIN event_change c ON c.event_id = e.id WHERE e.id = ${event} AND c.id = ${change}`,
    );
    const person = await reader.maybeOne<ConcernedPerson>(
      concernedPeople(event, { memberId: recipientId, formerSpeakers: [recipientId] }),
    );
    // That it is cancelled, or a registration ended, another mail tells, but not to who no longer speaks.
    const isTold = row?.status === 'PUBLISHED' || (row?.status === 'CANCELLED' && person && !isConcerned(person));
    if (!row || !person || !isTold) throw new NothingToTell('no longer concerned');
    const [before, now] = [toldFromJson(row.before), toldFromJson(row.now)];
    const fields = toldChanges(before, now, person);
    if (fields.length === 0) throw new NothingToTell('nothing is another any more');
    return { ...row, before, now, person, fields };
  },

  body(event, letter) {
    const { language, say, publicUrl } = letter;
    const { before, now, person, fields } = event;
    const title = titleIn(event.title, language);
    const wasAndIs = (field: ToldField, lines: (told: ToldEvent) => MailContent['facts']): MailContent['facts'] =>
      fields.includes(field) ? [...asBefore(lines(before), say.before), ...lines(now)] : [];
    const time = (told: ToldEvent) => timeFacts(told, letter);
    const place = (told: ToldEvent) => placeFact(placeOf(event, told), letter);
    const isFixed = fields.includes('tentative') && !now.tentative;
    const ownItems = wasAndIs('items', (told) => itemsOf(told, person, letter));
    if (!isConcerned(person))
      return {
        subject: say.subject(title),
        news: [say.ownNews],
        facts: [...fact(say.event.event, title), ...ownItems],
        notes: [],
        action: { label: say.action, link: publicUrl },
        why: [say.wasToSpeak],
      };
    return {
      subject: say.subject(title),
      news: [say.news, ...(isFixed ? [say.fixed] : [])],
      facts: [
        ...fact(say.event.event, title),
        ...(fields.includes('time') ? wasAndIs('time', time) : time(now)),
        ...wasAndIs('days', (told) => fact(say.days, hoursOf(told, letter))),
        ...wasAndIs('format', ({ format }) => fact(say.format, say.formats[format])),
        ...(fields.includes('place') ? wasAndIs('place', place) : place(now)),
        ...wasAndIs('join', ({ joinUrl }) => fact(say.event.join, joinUrl ?? say.none, joinUrl ?? undefined)),
        ...wasAndIs('answerBy', (told) => deadlines(told, person, letter)),
        ...ownItems,
      ],
      notes: [...(now.tentative ? [say.event.tentative] : []), ...venueFootnotes(placeOf(event, now), language)],
      action: { label: say.seeEvent, link: `${publicUrl}/events/${event.slug}` },
      why: whyOf(person, say),
    };
  },
});

const asBefore = (lines: MailContent['facts'], before: (label: string) => string): MailContent['facts'] =>
  lines.map((line) => ({ ...line, label: before(line.label) }));

function placeOf({ states, person }: ChangedEventFacts, { format, venue }: ToldEvent) {
  const state = venue && states[venue.state];
  const named: MailVenue | null = venue && {
    ...venue,
    stateName: state?.name ?? {},
    stateFootnote: state?.footnote ?? null,
  };
  return { format, venue: named, mode: person.mode };
}

/** The hours of each day, on the clocks of the event. */
const hoursOf = ({ days }: ToldEvent, { language }: ChangedLetter): string =>
  days
    .map(({ startsAtLocal, endsAtLocal }) => {
      const [from, to] = [startsAtLocal.slice(11, 16), endsAtLocal.slice(11, 16)];
      return `${printedDay(startsAtLocal, language)}, ${from}-${to}`;
    })
    .join('; ');

/** What the reader speaks in, each with its time and room. */
function itemsOf(
  { items, timeZone }: ToldEvent,
  { memberId }: ConcernedPerson,
  { language, say }: ChangedLetter,
): MailContent['facts'] {
  const own = (items[memberId] ?? []).map(({ title, room, ...span }) =>
    [oneLine(textIn(title, language) ?? ''), printedPeriod({ ...span, timeZone }, language), room && oneLine(room)]
      .filter((part) => part)
      .join('; '),
  );
  return (own.length > 0 ? own : [say.none]).flatMap((value) => fact(say.item, value));
}

/** Until when the reader's states nominate; without a deadline until the start. */
function deadlines(
  told: ToldEvent,
  { states }: ConcernedPerson,
  { language, say }: ChangedLetter,
): MailContent['facts'] {
  const moments = new Set(
    states
      .filter((state) => state in told.deadlines)
      .map((state) => printedMoment(told.timeZone, told.deadlines[state] ?? told.startsAt, language)),
  );
  return [...moments].flatMap((moment) => fact(say.event.answerBy, moment));
}
