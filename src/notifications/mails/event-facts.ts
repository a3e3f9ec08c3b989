import { footnotesOf, printedName } from '../../people/index.js';
import {
  type Language,
  oneLine,
  type Period,
  printedPeriod,
  readersPeriod,
  textIn,
  type Texts,
} from '../../platform/index.js';
import type { AttendanceMode, EventFormat } from '../../schema-types.js';
import { fact, type MailReader } from './mail.js';
import type { MailContent } from './mail-content.js';
import type { MailTexts } from './mail.texts.en.js';

/** Where an event takes place, as mails print it. */
export interface MailVenue {
  name: string;
  room: string | null;
  address: string | null;
  city: string;
  stateName: Texts;
  stateFootnote: Texts | null;
}

/** Where one reader takes part. */
export interface MailPlace {
  format: EventFormat;
  venue: MailVenue | null;
  mode: AttendanceMode | null;
}

/** What the functions here need of a letter. */
interface Worded {
  reader: MailReader;
  language: Language;
  say: MailTexts;
}

/** The title of an event, where nothing but text may stand. */
export const titleIn = (title: Texts, language: Language): string => oneLine(textIn(title, language) ?? '');

/** The time of an event as it was agreed, and on the reader's own clocks where these show another. */
export function timeFacts(period: Period, { reader, language, say }: Worded): MailContent['facts'] {
  const own = reader.timeZone && readersPeriod(period, reader.timeZone, language);
  return [...fact(say.event.time, printedPeriod(period, language)), ...fact(say.event.yourTime, own)];
}

/** Where the reader takes part, as readers of the language know it. */
export function placeFact(place: MailPlace, { language, say }: Worded): MailContent['facts'] {
  return fact(say.event.place, placeIn(place, language, say));
}

/** The footnote of the state that an event takes place in. */
export const venueFootnotes = ({ venue }: MailPlace, language: Language): string[] =>
  footnotesOf(venue ? [stateIn(venue.stateName, venue.stateFootnote, language)] : []);

/** A state in the language of the reader. */
export const stateIn = (
  name: Texts,
  footnote: Texts | null,
  language: Language,
): { name: string; footnote: string | null } => ({
  name: textIn(name, language) ?? '',
  footnote: textIn(footnote, language),
});

function placeIn({ format, mode, venue }: MailPlace, language: Language, say: MailTexts): string {
  if (format === 'SELF_PACED') return say.formats.SELF_PACED;
  if (format === 'ONLINE' || mode === 'ONLINE') return say.formats.ONLINE;
  const address = venue ? venueIn(venue, language) : say.event.venueToCome;
  return format === 'HYBRID' && mode === null ? say.andOnline(address) : address;
}

function venueIn({ name, room, address, city, stateName, stateFootnote }: MailVenue, language: Language): string {
  const state = printedName(stateIn(stateName, stateFootnote, language));
  return oneLine([name, room, address, city, state].filter((part) => part).join(', '));
}
