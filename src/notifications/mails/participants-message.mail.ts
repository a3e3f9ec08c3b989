import { bestText, oneLine, type Period, sql, type Texts } from '../../platform/index.js';
import { type MailPlace, placeFact, timeFacts, titleIn, venueFootnotes } from './event-facts.js';
import { eventPeriod, mailVenue } from './event-facts.sql.js';
import { fact, mail } from './mail.js';
import { NothingToTell } from './undeliverable.js';

/** What staff wrote to people of an event, and the event as it stands when it is sent. */
interface MessageFacts extends Period, MailPlace {
  slug: string;
  title: Texts;
  tentative: boolean;
  subject: Texts;
  body: Texts;
  /** Whether the reader has a registration for the event; else they are a contact point. */
  isRegistered: boolean;
}

/** What staff wrote, in the reader's language where they wrote in it, within a mail in a language that is complete. */
export const participantsMessageMail = mail<'participants.message', MessageFacts, object>({
  texts: { en: {}, ru: {} },

  async read(reader, { facts: { message }, recipientId }) {
    const facts = await reader.maybeOne<MessageFacts>(
      sql`SELECT e.slug, e.title, e.format, e.tentative, ${eventPeriod}, p.subject, p.body, ${mailVenue} AS venue,
           r.id IS NOT NULL AS "isRegistered", r.mode
         FROM participant_message p JOIN event e ON e.id = p.event_id LEFT JOIN state s ON s.code = e.venue_state
         LEFT JOIN LATERAL (SELECT id, mode FROM registration WHERE event_id = e.id AND member_id = ${recipientId}
           ORDER BY sequence DESC LIMIT 1) r ON TRUE
         WHERE p.id = ${message}`,
    );
    if (!facts) throw new NothingToTell('no such message');
    return facts;
  },

  body(message, letter) {
    const { language, say, reader, publicUrl } = letter;
    return {
      subject: bestText(message.subject, reader.locales) ?? '',
      news: paragraphs(bestText(message.body, reader.locales) ?? ''),
      facts: [
        ...fact(say.event.event, titleIn(message.title, language)),
        ...timeFacts(message, letter),
        ...placeFact(message, letter),
      ],
      notes: [...(message.tentative ? [say.event.tentative] : []), ...venueFootnotes(message, language)],
      action: { label: say.seeEvent, link: `${publicUrl}/events/${message.slug}` },
      why: [message.isRegistered ? say.why.registered : say.why.contactPoint],
    };
  },
});

/** Paragraphs as they were written, with their lines; nothing in them that is not seen. */
function paragraphs(body: string): string[] {
  const lines = body.split(/\r\n|\r|\n/).map(oneLine);
  return lines
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}
