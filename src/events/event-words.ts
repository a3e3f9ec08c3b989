import type { Message } from '../platform/index.js';
import type { EventFormat, ParticipantRole } from '../schema-types.js';

/** How people take part in an event, as pages and mails say it. */
export const eventFormats: Record<EventFormat, Message> = {
  ONLINE: { en: 'Online', ru: 'Онлайн' },
  IN_PERSON: { en: 'In person', ru: 'Очно' },
  HYBRID: { en: 'In person and online', ru: 'Смешанный формат' },
  SELF_PACED: { en: 'Online, in your own time', ru: 'Онлайн, в удобное для вас время' },
};

/** What people do at an event, as pages and mails say it. */
export const participantRoles: Record<ParticipantRole, Message> = {
  PARTICIPANT: { en: 'Participant', ru: 'Участник' },
  SPEAKER: { en: 'Speaker', ru: 'Докладчик' },
  MODERATOR: { en: 'Moderator', ru: 'Модератор' },
  TRAINER: { en: 'Trainer', ru: 'Преподаватель' },
  INTERPRETER: { en: 'Interpreter', ru: 'Переводчик' },
  OBSERVER: { en: 'Observer', ru: 'Наблюдатель' },
};

/** What pages and mails call the facts of an event and of an invitation to it: labels of new ones stand here. */
export const eventWords = {
  event: { en: 'Event', ru: 'Мероприятие' },
  time: { en: 'Time', ru: 'Время' },
  yourTime: { en: 'Your time', ru: 'Ваше время' },
  tentative: { en: 'The dates are not final yet.', ru: 'Даты пока предварительные.' },
  place: { en: 'Place', ru: 'Место' },
  venueToCome: { en: 'To be announced', ru: 'Будет объявлено позже' },
  join: { en: 'Join online', ru: 'Ссылка для подключения' },
  answerBy: { en: 'Please answer by', ru: 'Просим ответить до' },
  stateSeats: { en: 'Seats of your state', ru: 'Места вашего государства' },
  stateSeatsOnline: { en: 'Online besides', ru: 'Кроме того, онлайн' },
  letter: { en: 'Letter', ru: 'Письмо' },
  days: { en: 'Hours of each day', ru: 'Часы по дням' },
  directions: { en: 'How to get there', ru: 'Как добраться' },
  format: { en: 'Format', ru: 'Формат' },
  kind: { en: 'Kind of event', ru: 'Вид мероприятия' },
  languages: { en: 'Languages', ru: 'Языки' },
  networks: { en: 'Networks', ru: 'Сети' },
  hosts: { en: 'Host states', ru: 'Принимающие государства' },
  partners: { en: 'Partners', ru: 'Партнёры' },
  registration: { en: 'Registration', ru: 'Регистрация' },
  opens: { en: 'Registration opens', ru: 'Начало регистрации' },
  closes: { en: 'Registration closes', ru: 'Окончание регистрации' },
  actions: { en: 'Actions of the plan that it serves', ru: 'Действия плана, которым служит мероприятие' },
  agenda: { en: 'Agenda', ru: 'Повестка дня' },
  seats: { en: 'Seats', ru: 'Места' },
} satisfies Record<string, Message>;
