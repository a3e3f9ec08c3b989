import { languageFor, textIn, type Texts } from '../platform/index.js';
import { eventTime, type Period } from './event-time.js';
import { type MailContent, oneLine } from './mail.js';
import { type Reader, texts } from './registration-mail.js';

/** What a mail about a certificate tells. */
export interface CertificateFacts extends Period {
  code: string;
  title: Texts;
}

/** The mail that brings somebody a certificate, in the reader's language. */
export function certificateMail(
  facts: CertificateFacts,
  reader: Reader,
  publicUrl: string,
  reference: string,
): MailContent {
  const language = languageFor(reader.locale);
  const say = texts[language];
  const title = oneLine(textIn(facts.title, language) ?? '');
  return {
    language,
    subject: say.certificate.subject(title),
    greeting: say.greeting(oneLine(reader.name)),
    news: [say.certificate.news],
    facts: [
      { label: say.labels.event, value: title },
      { label: say.labels.time, value: eventTime(facts, language) },
      { label: say.labels.code, value: facts.code },
    ],
    notes: [],
    action: { label: say.certificate.action, link: `${publicUrl}/certificates/${facts.code}` },
    closing: [say.why, say.reference(reference)],
  };
}
