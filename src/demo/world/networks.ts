import type { NetworkKind } from '../../schema-types.js';

/** The networks that the action plan names. `states: []` takes everybody whose expertise fits. */
export const networks: {
  slug: string;
  kind: NetworkKind;
  en: string;
  ru: string;
  mandate: string;
  actions: string[];
  expertise: string;
}[] = [
  {
    slug: 'asylum-expert-pool',
    kind: 'EXPERT_POOL',
    en: 'Asylum expert pool',
    ru: 'Группа экспертов по вопросам убежища',
    mandate: 'Experts whom states can ask for training and advice on asylum and international protection.',
    actions: ['VI.6', 'VI.5'],
    expertise: 'VI.',
  },
  {
    slug: 'return-network',
    kind: 'COORDINATION_NETWORK',
    en: 'Network on return, readmission and reintegration',
    ru: 'Сеть по возвращению, реадмиссии и реинтеграции',
    mandate: 'Officials who coordinate return and readmission, with one lead a state.',
    actions: ['II.6', 'II.1'],
    expertise: 'II.',
  },
  {
    slug: 'labour-migration-network',
    kind: 'EXPERT_NETWORK',
    en: 'Labour migration expert network',
    ru: 'Экспертная сеть по трудовой миграции',
    mandate: 'Answers to policy and practical questions of labour migration as they come up.',
    actions: ['III.2', 'III.1'],
    expertise: 'III.',
  },
  {
    slug: 'circular-migration-network',
    kind: 'EXPERT_NETWORK',
    en: 'Circular migration expert network',
    ru: 'Экспертная сеть по циркулярной миграции',
    mandate: 'Policies, laws and practice that help circular migration work for all sides.',
    actions: ['V.2'],
    expertise: 'V.',
  },
  {
    slug: 'diaspora-round-table',
    kind: 'ROUND_TABLE',
    en: 'Diaspora round table',
    ru: 'Круглый стол диаспор',
    mandate: 'Diaspora communities and governments of origin and destination at one table.',
    actions: ['V.1'],
    expertise: 'V.1',
  },
  {
    slug: 'migration-observatory',
    kind: 'RESEARCH_NETWORK',
    en: 'Migration Observatory',
    ru: 'Миграционная обсерватория',
    mandate: 'State and academic researchers who follow and explain migration in the region.',
    actions: ['I.7', 'I.3'],
    expertise: 'I.',
  },
];
