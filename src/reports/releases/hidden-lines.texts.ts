import type { Texts } from '../../platform/index.js';
import type { PeopleFigure } from '../disclosure/audit/audited-edition.js';

/** What hidden figures are called. */
export const figureNames: Readonly<Record<PeopleFigure, Texts>> = {
  participations: { en: 'participations', ru: 'участия' },
  inPersonParticipations: { en: 'in person', ru: 'очно' },
  onlineParticipations: { en: 'online', ru: 'онлайн' },
  people: { en: 'different people', ru: 'уникальные участники' },
  women: { en: 'women', ru: 'женщины' },
  men: { en: 'men', ru: 'мужчины' },
  otherOrNotStated: { en: 'gender other or not stated', ru: 'пол другой или не указан' },
  answers: { en: 'satisfaction and answers', ru: 'удовлетворённость и ответы' },
};

export const hiddenTexts = {
  en: {
    total: 'Whole report',
    partner: 'together with',
    fewerThanFive: 'fewer than 5',
    protects: 'else this could be worked out',
  },
  ru: {
    total: 'Весь отчёт',
    partner: 'совместно с',
    fewerThanFive: 'меньше 5',
    protects: 'иначе можно вычислить',
  },
} as const;
