import { activeStatuses } from '../../events/index.js';
import { literals, type Period, printedMoment, sql, type Texts } from '../../platform/index.js';
import { asksForAnswer } from '../../registrations/index.js';
import type { EventStatus, RegistrationStatus, WaitlistReason } from '../../schema-types.js';
import { type MailPlace, placeFact, timeFacts, titleIn, venueFootnotes } from './event-facts.js';
import { eventPeriod, mailVenue } from './event-facts.sql.js';
import { fact, mail } from './mail.js';
import { english, type RegistrationMailKind, type RegistrationMailTexts } from './registration.texts.en.js';
import { russian } from './registration.texts.ru.js';
import { NothingToTell } from './undeliverable.js';

/** The status that each mail tells of. */
const statusToldBy: Record<RegistrationMailKind, RegistrationStatus> = {
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
  'registration.withdrawn': 'WITHDRAWN',
  'registration.declined': 'DECLINED',
};

/** Those that say why, where somebody has said so. */
const withReason: readonly RegistrationMailKind[] = [
  'registration.rejected',
  'registration.cancelled',
  'registration.withdrawn',
  'registration.declined',
];

/** What a mail about a registration tells, as it stands when it is sent. */
export interface RegistrationMailFacts extends Period, MailPlace {
  slug: string;
  title: Texts;
  eventStatus: EventStatus;
  tentative: boolean;
  joinUrl: string | null;
  /** Whether the event is closed and the reader does not come any more: then time is all that is told of it. */
  isWithheld: boolean;
  status: RegistrationStatus;
  /** Place in line, 1 is next; null unless WAITLISTED. */
  position: number | null;
  waitlistReason: WaitlistReason | null;
  /** Until when to answer; null: nothing to answer, or until the start. */
  answerDueAt: Date | null;
  /** Why it was rejected or cancelled, or the event was; null where nobody said. */
  reason: string | null;
}

/** Tells somebody how their registration stands. */
export const registrationMail = mail<RegistrationMailKind, RegistrationMailFacts, RegistrationMailTexts>({
  texts: { en: english, ru: russian },

  async read(reader, { facts: { registration: id }, recipientId }) {
    const registration = await reader.maybeOne<RegistrationMailFacts>(
      sql`SELECT e.slug, e.title, e.status AS "eventStatus", e.format, e.tentative, e.join_url AS "joinUrl",
           e.confidentiality = 'CLOSED' AND r.status NOT IN ${literals(activeStatuses)} AS "isWithheld",
           ${eventPeriod}, ${mailVenue} AS venue, r.answer_due_at AS "answerDueAt", r.status, r.mode,
           r.waitlist_reason AS "waitlistReason",
           CASE WHEN r.status = 'WAITLISTED' THEN (SELECT count(*) FROM registration ahead
             WHERE ahead.event_id = r.event_id AND ahead.mode = r.mode AND ahead.status = 'WAITLISTED'
               AND ahead.sequence <= r.sequence) END AS position,
           coalesce((SELECT c.reason FROM registration_change c
             WHERE c.registration_id = r.id AND c.to_status = r.status ORDER BY c.at DESC, c.id DESC LIMIT 1),
             CASE WHEN r.status = 'CANCELLED' THEN e.cancellation_reason END) AS reason
         FROM registration r JOIN event e ON e.id = r.event_id LEFT JOIN state s ON s.code = e.venue_state
         WHERE r.id = ${id} AND r.member_id = ${recipientId}`,
    );
    if (!registration) throw new NothingToTell('no such registration');
    return registration;
  },

  body(registration, letter) {
    const { kind, language, say, publicUrl, answerLink } = letter;
    const { slug, status, eventStatus, answerDueAt, position, reason, joinUrl, isWithheld, timeZone } = registration;
    const title = titleIn(registration.title, language);
    const isCurrent = status === statusToldBy[kind];
    const isOff = kind === 'registration.cancelled' && eventStatus === 'CANCELLED';
    const { subject, news } = isOff ? say.eventCancelled : say.kinds[kind];
    return {
      subject: `${subject}: ${title}`,
      news: [news, ...(isCurrent ? [] : [say.meanwhile(say.statuses[status])])],
      facts: [
        ...fact(say.event.event, title),
        ...timeFacts(registration, letter),
        ...(isWithheld ? [] : placeFact(registration, letter)),
        ...(status === 'CONFIRMED' && joinUrl ? fact(say.event.join, joinUrl, joinUrl) : []),
        ...fact(say.event.answerBy, isCurrent && answerDueAt ? printedMoment(timeZone, answerDueAt, language) : null),
        ...fact(say.position, position === null ? null : String(position)),
        ...fact(say.reason, isCurrent && withReason.includes(kind) ? reason : null),
      ],
      notes: [
        ...(registration.tentative ? [say.event.tentative] : []),
        ...(registration.waitlistReason === 'STATE_QUOTA_USED' ? [say.stateQuota] : []),
        ...(isWithheld ? [] : venueFootnotes(registration, language)),
      ],
      action: {
        label: isCurrent && asksForAnswer(kind) ? say.answer : say.seeEvent,
        link: asksForAnswer(kind) ? answerLink : `${publicUrl}/events/${slug}`,
      },
      why: [say.why.registered],
    };
  },
});
