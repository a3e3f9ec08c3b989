import type { Message } from '../platform/index.js';
import type { EventKind } from '../schema-types.js';

/** What kinds of events are called. */
export const eventKinds: Record<EventKind, Message> = {
  WORKSHOP: { en: 'Workshop', ru: 'Семинар' },
  TRAINING: { en: 'Training', ru: 'Обучение' },
  TRAINING_OF_TRAINERS: { en: 'Training of trainers', ru: 'Подготовка тренеров' },
  STUDY_VISIT: { en: 'Study visit', ru: 'Ознакомительный визит' },
  EXPERT_MISSION: { en: 'Expert mission', ru: 'Экспертная миссия' },
  EXCHANGE: { en: 'Exchange', ru: 'Обмен' },
  DEMONSTRATION: { en: 'Demonstration', ru: 'Демонстрация' },
  ROUND_TABLE: { en: 'Round table', ru: 'Круглый стол' },
  WEBINAR: { en: 'Webinar', ru: 'Вебинар' },
  PANEL: { en: 'Panel', ru: 'Панельная дискуссия' },
  POLICY_TALK: { en: 'Policy talk', ru: 'Беседа о политике' },
  E_LEARNING: { en: 'E-learning', ru: 'Электронное обучение' },
  CONFERENCE: { en: 'Conference', ru: 'Конференция' },
  MINISTERIAL_CONFERENCE: { en: 'Ministerial conference', ru: 'Конференция министров' },
  SENIOR_OFFICIALS_MEETING: { en: 'Senior officials’ meeting', ru: 'Встреча старших должностных лиц' },
  STRATEGIC_GROUP_MEETING: { en: 'Strategic group meeting', ru: 'Встреча стратегической группы' },
  CONTACT_POINT_MEETING: { en: 'Contact point meeting', ru: 'Встреча контактных лиц' },
  NETWORK_MEETING: { en: 'Network meeting', ru: 'Встреча сети' },
  LIAISON: { en: 'Liaison', ru: 'Встреча с партнёрами' },
};
