import { languageFor, type Reader as Rows, textIn, type Texts } from '../platform/index.js';
import { eventTime, type Period, readersTime } from './event-time.js';
import { type MailContent, oneLine } from './mail.js';
import { mailVenue } from './registration-facts.queries.js';
import { type MailPlace, placeIn, type Reader, texts } from './registration-mail.js';

/** What staff wrote to people of an event, and the event as it stands when it is sent. */
export interface MessageFacts extends Period, MailPlace {
  slug: string;
  title: Texts;
  tentative: boolean;
  subject: Texts;
  body: Texts;
  /** Whether the reader has a registration for the event; else it comes to a contact point. */
  isRegistered: boolean;
}

/** What staff wrote, in the reader's language where they wrote in it, within a mail in a language that is complete. */
export function messageMail(facts: MessageFacts, reader: Reader, publicUrl: string, reference: string): MailContent {
  const language = languageFor(reader.locale);
  const say = texts[language];
  const title = oneLine(textIn(facts.title, language) ?? '');
  const ownTime = reader.timeZone && readersTime(facts, reader.timeZone, language);
  const footnote = facts.venue && textIn(facts.venue.stateFootnote, language);
  return {
    language,
    subject: textIn(facts.subject, reader.locale) ?? '',
    greeting: say.greeting(oneLine(reader.name)),
    news: paragraphs(textIn(facts.body, reader.locale) ?? ''),
    facts: [
      { label: say.labels.event, value: title },
      { label: say.labels.time, value: eventTime(facts, language) },
      ...(ownTime ? [{ label: say.labels.yourTime, value: ownTime }] : []),
      { label: say.labels.place, value: placeIn(facts, language) },
    ],
    notes: [...(facts.tentative ? [say.tentative] : []), ...(footnote ? [`* ${footnote}`] : [])],
    action: { label: say.action, link: `${publicUrl}/events/${facts.slug}` },
    closing: [facts.isRegistered ? say.why : say.stateInvited.why, say.reference(reference)],
  };
}

/** Paragraphs as they were written, with their lines; nothing in them that is not seen. */
function paragraphs(body: string): string[] {
  const lines = body.split(/\r\n|\r|\n/).map(oneLine);
  return lines
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** What the mail with a message tells one reader; null when the message has gone with its event. */
export async function messageFacts(reader: Rows, messageId: string, memberId: string): Promise<MessageFacts | null> {
  const [facts] = await reader.rows<MessageFacts>(
    `SELECT e.slug, e.title, e.format, e.tentative, e.time_zone AS "timeZone", e.starts_at AS "startsAt", e.ends_at AS "endsAt",
       e.starts_at_local AS "startsAtLocal", e.ends_at_local AS "endsAtLocal", p.subject, p.body, ${mailVenue} AS venue,
       r.id IS NOT NULL AS "isRegistered", r.mode
     FROM participant_message p JOIN event e ON e.id = p.event_id LEFT JOIN state s ON s.code = e.venue_state
     LEFT JOIN LATERAL (SELECT id, mode FROM registration WHERE event_id = e.id AND member_id = $2 ORDER BY sequence DESC LIMIT 1) r ON TRUE
     WHERE p.id = $1`,
    [messageId, memberId],
  );
  return facts ?? null;
}
