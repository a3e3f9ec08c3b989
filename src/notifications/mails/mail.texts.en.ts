import { eventFormats, eventWords } from '../../events/index.js';
import { wordsIn } from '../../platform/index.js';

/** What mails of several kinds say in English; mail.texts.ru.ts has the same in Russian. */
export const english = {
  greeting: (name: string): string => `Dear ${name},`,
  greetingUnnamed: 'Good day,',
  event: wordsIn('en', eventWords),
  formats: wordsIn('en', eventFormats),
  andOnline: (venue: string): string => `${venue}; also online`,
  /** What a line says of the time before a change. */
  before: (label: string): string => `${label} (before)`,
  none: 'none',
  seeEvent: 'See the event',
  why: {
    registered: 'You get this message because of your registration for the event.',
    contactPoint: 'You get this message as the contact point of your state.',
    speaker: 'You get this message because you speak at the event.',
  },
  reference: (number: string): string => `Reference ${number}. Please give it when you write to us.`,
};

export type MailTexts = typeof english;
