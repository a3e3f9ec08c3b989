import { type ConcernedPerson, concernedPeople } from '../../../events/index.js';
import { type Period, sql, type Texts } from '../../../platform/index.js';
import { type MailPlace, placeFact, timeFacts, titleIn, venueFootnotes } from '../event-facts.js';
import { eventPeriod, mailVenue } from '../event-facts.sql.js';
import { fact, mail } from '../mail.js';
import { NothingToTell } from '../undeliverable.js';
import { whyOf } from './why.js';

/** An event that will not take place, and what the reader had to do with it. */
interface CancelledEventFacts extends Period, MailPlace {
  slug: string;
  title: Texts;
  reason: string | null;
  person: ConcernedPerson;
}

const english = {
  subject: (title: string): string => `Event cancelled: ${title}`,
  news: 'This event will not take place.',
  reason: 'Reason',
};

const russian: typeof english = {
  subject: (title) => `Мероприятие отменено: ${title}`,
  news: 'Это мероприятие не состоится.',
  reason: 'Причина',
};

/** Tells speakers and contact points of invited states that an event is cancelled. */
export const eventCancelledMail = mail<'event.cancelled', CancelledEventFacts, typeof english>({
  texts: { en: english, ru: russian },

  async read(reader, { facts: { event: id }, recipientId }) {
    const event = await reader.maybeOne<Omit<CancelledEventFacts, 'person'>>(
      sql`SELECT e.slug, e.title, e.format, ${eventPeriod}, ${mailVenue} AS venue, NULL AS mode,
           e.cancellation_reason AS reason
         FROM event e LEFT JOIN state s ON s.code = e.venue_state WHERE e.id = ${id} AND e.status = 'CANCELLED'`,
    );
    const person = await reader.maybeOne<ConcernedPerson>(concernedPeople(id, { memberId: recipientId }));
    if (!event || !person) throw new NothingToTell('no longer concerned');
    return { ...event, person };
  },

  body(event, letter) {
    const { language, say, publicUrl } = letter;
    const title = titleIn(event.title, language);
    return {
      subject: say.subject(title),
      news: [say.news],
      facts: [
        ...fact(say.event.event, title),
        ...timeFacts(event, letter),
        ...placeFact(event, letter),
        ...fact(say.reason, event.reason),
      ],
      notes: venueFootnotes(event, language),
      action: { label: say.seeEvent, link: `${publicUrl}/events/${event.slug}` },
      why: whyOf(event.person, say),
    };
  },
});
