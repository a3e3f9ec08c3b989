import { languageFor, textIn, type Texts } from '../platform/index.js';
import { asksForAnswer } from '../registrations/index.js';
import type { AttendanceMode, EventFormat, EventStatus, RegistrationStatus, WaitlistReason } from '../schema-types.js';
import { eventTime, momentIn, type Period, readersTime } from './event-time.js';
import { type MailContent, oneLine } from './mail.js';
import { english, type MailTexts } from './texts.en.js';
import { russian } from './texts.ru.js';

/** The mails that a registration causes, each with the status that it tells of. */
export const statusToldBy = {
  'registration.confirmed': 'CONFIRMED',
  'registration.waitlisted': 'WAITLISTED',
  'registration.promoted': 'CONFIRMED',
  'registration.pending': 'PENDING',
  'registration.rejected': 'REJECTED',
  'registration.cancelled': 'CANCELLED',
  'registration.invited': 'INVITED',
  'registration.nominated': 'NOMINATED',
  'registration.reserve': 'NOMINATED',
  'registration.offered': 'OFFERED',
  'registration.expired': 'EXPIRED',
  'registration.substituted': 'SUBSTITUTED',
} as const satisfies Record<string, RegistrationStatus>;

export type RegistrationMailKind = keyof typeof statusToldBy;

export const isRegistrationMail = (kind: string): kind is RegistrationMailKind => Object.hasOwn(statusToldBy, kind);

/** Where an event takes place, as mails print it. */
export interface MailVenue {
  name: string;
  room: string | null;
  address: string | null;
  city: string;
  stateName: Texts;
  /** Printed wherever the name of the state is. */
  stateFootnote: Texts;
}

/** Where one reader takes part. */
export interface MailPlace {
  format: EventFormat;
  venue: MailVenue | null;
  mode: AttendanceMode | null;
}

/** What a mail about a registration tells, as it stands when it is sent. */
export interface RegistrationFacts extends Period, MailPlace {
  slug: string;
  title: Texts;
  eventStatus: EventStatus;
  tentative: boolean;
  joinUrl: string | null;
  status: RegistrationStatus;
  /** Place in line, 1 is next; null unless WAITLISTED. */
  position: number | null;
  waitlistReason: WaitlistReason | null;
  /** Until when to answer; null: nothing to answer, or until the start. */
  answerDueAt: Date | null;
  /** Why it was rejected or cancelled, or the event was; null where nobody said. */
  reason: string | null;
}

/** Who reads a mail. */
export interface Reader {
  name: string;
  locale: string;
  /** Null for somebody without an account. */
  timeZone: string | null;
}

export const texts: Record<'en' | 'ru', MailTexts> = { en: english, ru: russian };

/** What the mail says, in the reader's language and with the reader's own time; `reference` is what they quote when they write back. */
export function registrationMail(
  kind: RegistrationMailKind,
  facts: RegistrationFacts,
  reader: Reader,
  link: string,
  reference: string,
): MailContent {
  const language = languageFor(reader.locale);
  const say = texts[language];
  const title = oneLine(textIn(facts.title, language) ?? '');
  const isCurrent = facts.status === statusToldBy[kind];
  const isOff = kind === 'registration.cancelled' && facts.eventStatus === 'CANCELLED';
  const { subject, news } = say.kinds[isOff ? 'event.cancelled' : kind];
  const footnote = facts.venue && textIn(facts.venue.stateFootnote, language);
  const ownTime = reader.timeZone && readersTime(facts, reader.timeZone, language);
  const tellsReason = isCurrent && (kind === 'registration.rejected' || kind === 'registration.cancelled');
  const asks = isCurrent && asksForAnswer(kind);
  const isNews = (condition: unknown, text: string): string[] => (condition ? [text] : []);
  const fact = (label: keyof MailTexts['labels'], value: string | null, to?: string): MailContent['facts'] =>
    value ? [{ label: say.labels[label], value, ...(to && { link: to }) }] : [];
  return {
    language,
    subject: subject(title),
    greeting: say.greeting(oneLine(reader.name)),
    news: [news, ...isNews(!isCurrent, say.meanwhile(say.statuses[facts.status]))],
    facts: [
      ...fact('event', title),
      ...fact('time', eventTime(facts, language)),
      ...fact('yourTime', ownTime),
      ...fact('place', placeIn(facts, language)),
      ...(facts.status === 'CONFIRMED' && facts.joinUrl ? fact('join', facts.joinUrl, facts.joinUrl) : []),
      ...fact(
        'answerBy',
        isCurrent && facts.answerDueAt ? momentIn(facts.timeZone, facts.answerDueAt, language) : null,
      ),
      ...fact('position', facts.position === null ? null : String(facts.position)),
      ...fact('reason', tellsReason ? facts.reason : null),
    ],
    notes: [
      ...isNews(facts.tentative, say.tentative),
      ...isNews(facts.waitlistReason === 'STATE_QUOTA_USED', say.stateQuota),
      ...isNews(footnote, `* ${footnote}`),
    ],
    action: { label: asks ? say.answer : say.action, link },
    closing: [say.why, say.reference(reference)],
  };
}

/** The place as readers of the language know it. */
export function placeIn({ format, mode, venue }: MailPlace, language: 'en' | 'ru'): string {
  const say = texts[language];
  if (format === 'SELF_PACED') return say.selfPaced;
  if (format === 'ONLINE' || mode === 'ONLINE') return say.online;
  const address = venue ? venueIn(venue, language) : say.venueToCome;
  return format === 'HYBRID' && mode === null ? say.andOnline(address) : address;
}

function venueIn({ name, room, address, city, stateName, stateFootnote }: MailVenue, language: 'en' | 'ru'): string {
  const state = `${textIn(stateName, language) ?? ''}${textIn(stateFootnote, language) ? '*' : ''}`;
  return oneLine([name, room, address, city, state].filter((part) => part).join(', '));
}
