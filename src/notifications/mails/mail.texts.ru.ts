import { eventFormats, eventWords } from '../../events/index.js';
import { wordsIn } from '../../platform/index.js';
import type { MailTexts } from './mail.texts.en.js';

/** What mails of several kinds say in Russian. */
export const russian: MailTexts = {
  greeting: (name) => `Здравствуйте, ${name}!`,
  greetingUnnamed: 'Здравствуйте!',
  event: wordsIn('ru', eventWords),
  formats: wordsIn('ru', eventFormats),
  andOnline: (venue) => `${venue}; также онлайн`,
  before: (label) => `${label} (было)`,
  none: 'нет',
  seeEvent: 'Страница мероприятия',
  why: {
    registered: 'Вы получили это сообщение в связи с вашей регистрацией на мероприятие.',
    contactPoint: 'Вы получили это сообщение как национальный контактный пункт.',
    speaker: 'Вы получили это сообщение, так как выступаете на мероприятии.',
  },
  reference: (number) => `Номер обращения: ${number}. Пожалуйста, указывайте его, когда пишете нам.`,
};
