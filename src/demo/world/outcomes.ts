import type { Audience, OutcomeKind } from '../../schema-types.js';

/** An outcome of the demonstration world; `events` are indexes of events.ts, `stage` how far it has come. */
export interface DemoOutcome {
  kind: OutcomeKind;
  en: string;
  ru: string;
  date: string;
  actions: string[];
  events: string[];
  audience: Audience;
  stage: 'DRAFT' | 'SUBMITTED' | 'VERIFIED' | 'PUBLISHED' | 'RETURNED' | 'WITHDRAWN';
  followUp?: { en: string; ru: string; state: string; dueOn: string };
}

type OutcomeLine = [
  kind: OutcomeKind,
  en: string,
  ru: string,
  date: string,
  actions: string,
  event: string,
  audience: Audience,
  stage: DemoOutcome['stage'],
];

// prettier-ignore
const lines: OutcomeLine[] = [
  ['JOINT_ASSESSMENT', 'Eastern route: a joint assessment', 'Восточный маршрут: совместная оценка', '2023-06-30', 'I.1.a I.3', 'Reading migration routes together', 'STATES', 'PUBLISHED'],
  ['CONCLUSIONS', 'Conclusions of the senior officials 2023', 'Выводы старших должностных лиц 2023', '2023-11-22', 'I.9 VI.8', 'Senior officials’ meeting 2023', 'PUBLIC', 'PUBLISHED'],
  ['TRAINING_MATERIAL', 'Return counselling: trainer’s manual', 'Консультирование по возвращению: пособие инструктора', '2023-10-31', 'II.7', 'Return counselling: a training of trainers', 'MEMBERS', 'PUBLISHED'],
  ['GOOD_PRACTICE', 'Running a Migrant Resource Centre', 'Работа ресурсного центра для мигрантов', '2023-12-15', 'III.8', 'Migrant Resource Centres: how they are run', 'PUBLIC', 'PUBLISHED'],
  ['RECOMMENDATION', 'Diaspora investment: six recommendations', 'Инвестиции диаспоры: шесть рекомендаций', '2024-01-20', 'V.1', 'Diaspora and investment: first round table', 'PUBLIC', 'PUBLISHED'],
  ['HANDBOOK', 'Interviewing with care: a handbook', 'Бережное интервью: руководство', '2024-06-10', 'VI.5 VI.6', 'Interviewing applicants with care', 'PUBLIC', 'PUBLISHED'],
  ['METHODOLOGY', 'Checking sources on countries of origin', 'Проверка источников о странах происхождения', '2024-05-30', 'VI.4', 'Country-of-origin information: sources and method', 'MEMBERS', 'PUBLISHED'],
  ['POLICY_BRIEF', 'Skills without papers', 'Навыки без документов', '2024-07-15', 'III.4 V.2', 'Recognising skills gained at work', 'PUBLIC', 'PUBLISHED'],
  ['RISK_ANALYSIS', 'Signals to watch in 2025', 'На что обратить внимание в 2025 году', '2024-12-10', 'I.7 VI.9', 'Early warning in practice', 'STATES', 'PUBLISHED'],
  ['STUDY', 'The cost of sending money home', 'Сколько стоит отправить деньги домой', '2025-01-31', 'V.4', 'Remittances: channels and costs', 'PUBLIC', 'PUBLISHED'],
  ['CONCLUSIONS', 'Conclusions of the senior officials 2024', 'Выводы старших должностных лиц 2024', '2024-11-27', 'I.9 VI.8', 'Senior officials’ meeting 2024', 'PUBLIC', 'PUBLISHED'],
  ['GUIDELINE', 'Reception of vulnerable people: a checklist', 'Приём уязвимых лиц: контрольный список', '2025-04-30', 'VI.2', 'Reception of vulnerable people', 'PUBLIC', 'PUBLISHED'],
  ['STUDY', 'Circular migration: a comparative study', 'Циркулярная миграция: сравнительное исследование', '2025-12-01', 'V.2 V.3', 'Circular migration: what worked', 'PUBLIC', 'PUBLISHED'],
  ['GOOD_PRACTICE', 'Mass influx: twelve practices', 'Массовый приток: двенадцать практик', '2026-01-30', 'VI.11', 'Mass influx: four years of lessons', 'PUBLIC', 'PUBLISHED'],
  ['TOOL', 'Return case file: data model', 'Дело о возвращении: модель данных', '2025-07-10', 'II.7', 'Electronic case management in return', 'STATES', 'VERIFIED'],
  ['TRAINING_MATERIAL', 'Protection at the border: course for judges', 'Защита на границе: курс для судей', '2026-04-15', 'VI.5 I.5', 'Protection at the border: police and judges', 'MEMBERS', 'VERIFIED'],
  ['ANALYSIS', 'Demography and labour migration', 'Демография и трудовая миграция', '2026-06-30', 'III.9', 'Labour migration and demography', 'PUBLIC', 'SUBMITTED'],
  ['MAPPING', 'Programmes of voluntary return', 'Программы добровольного возвращения', '2026-08-31', 'II.2', 'Voluntary return: mapping of programmes', 'MEMBERS', 'SUBMITTED'],
  ['INDICATOR_SET', 'Measuring integration locally', 'Как измерить интеграцию на местах', '2025-06-30', 'IV.5 IV.3', 'Integration at the local level', 'PUBLIC', 'RETURNED'],
  ['INVENTORY', 'Digital services of asylum authorities', 'Цифровые услуги ведомств по вопросам убежища', '2026-11-01', 'VI.10', 'Digital asylum services', 'MEMBERS', 'DRAFT'],
  ['CAMPAIGN', 'Know before you go', 'Узнай до отъезда', '2023-08-31', 'I.2', 'What campaigns change', 'PUBLIC', 'WITHDRAWN'],
];

const followUps: Record<string, DemoOutcome['followUp']> = {
  'Diaspora investment: six recommendations': {
    en: 'Name a diaspora desk in the ministry',
    ru: 'Определить ответственное подразделение по работе с диаспорой',
    state: 'MD',
    dueOn: '2025-06-30',
  },
  'Reception of vulnerable people: a checklist': {
    en: 'Try the checklist in two centres',
    ru: 'Опробовать список в двух центрах',
    state: 'GE',
    dueOn: '2026-12-31',
  },
  'Skills without papers': {
    en: 'Pilot a skills interview',
    ru: 'Провести пилотное собеседование по навыкам',
    state: 'LT',
    dueOn: '2026-03-31',
  },
};

export const outcomes: DemoOutcome[] = lines.map(([kind, en, ru, date, actions, event, audience, stage]) => ({
  kind, en, ru, date, actions: actions.split(' '), events: [event], audience, stage, ...(followUps[en] && { followUp: followUps[en] }),
})); // prettier-ignore
