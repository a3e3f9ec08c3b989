import type { EventFormat, EventKind, NetworkKind, OrganisationKind, OutcomeKind } from '../../schema-types.js';

type Both = readonly [en: string, ru: string];

/** Kinds of events: how often, in which formats, how many days at most, and what their titles begin with. */
export const eventKinds: readonly (readonly [
  kind: EventKind,
  weight: number,
  formats: readonly EventFormat[],
  longest: number,
  title: Both,
])[] = [
  ['WORKSHOP', 18, ['IN_PERSON', 'ONLINE', 'HYBRID'], 2, ['Workshop', 'Семинар']],
  ['TRAINING', 14, ['IN_PERSON', 'ONLINE', 'HYBRID'], 4, ['Training', 'Учебный курс']],
  ['TRAINING_OF_TRAINERS', 3, ['IN_PERSON', 'HYBRID'], 5, ['Training of trainers', 'Подготовка преподавателей']],
  ['STUDY_VISIT', 5, ['IN_PERSON'], 4, ['Study visit', 'Ознакомительный визит']],
  ['EXPERT_MISSION', 4, ['IN_PERSON'], 5, ['Expert mission', 'Экспертная миссия']],
  ['EXCHANGE', 2, ['IN_PERSON'], 5, ['Exchange of staff', 'Обмен сотрудниками']],
  ['DEMONSTRATION', 2, ['IN_PERSON', 'ONLINE'], 1, ['Demonstration', 'Показ']],
  ['ROUND_TABLE', 6, ['IN_PERSON', 'HYBRID'], 1, ['Round table', 'Круглый стол']],
  ['WEBINAR', 15, ['ONLINE'], 1, ['Webinar', 'Вебинар']],
  ['PANEL', 3, ['ONLINE', 'HYBRID'], 1, ['Panel', 'Панельная дискуссия']],
  ['POLICY_TALK', 4, ['ONLINE', 'HYBRID'], 1, ['Policy talk', 'Дискуссия о политике']],
  ['E_LEARNING', 7, ['SELF_PACED'], 5, ['Online course', 'Онлайн-курс']],
  ['CONFERENCE', 2, ['HYBRID', 'IN_PERSON'], 2, ['Conference', 'Конференция']],
  ['MINISTERIAL_CONFERENCE', 1, ['IN_PERSON'], 2, ['Ministerial conference', 'Конференция министров']],
  [
    'SENIOR_OFFICIALS_MEETING',
    1,
    ['IN_PERSON', 'HYBRID'],
    2,
    ["Senior officials' meeting", 'Встреча старших должностных лиц'],
  ],
  [
    'STRATEGIC_GROUP_MEETING',
    1,
    ['IN_PERSON', 'ONLINE'],
    1,
    ['Strategic group meeting', 'Заседание стратегической группы'],
  ],
  ['CONTACT_POINT_MEETING', 2, ['ONLINE', 'HYBRID'], 1, ["Contact points' meeting", 'Встреча контактных лиц']],
  ['NETWORK_MEETING', 7, ['ONLINE', 'HYBRID', 'IN_PERSON'], 2, ['Network meeting', 'Встреча сети']],
  ['LIAISON', 4, ['ONLINE', 'IN_PERSON'], 1, ['Liaison meeting', 'Рабочая встреча']],
];

/** Where events are held, and whose clocks they follow. */
export interface Place {
  timeZone: string;
  state: string;
  city: Both;
  venue: string;
}

export const places: readonly Place[] = [
  { timeZone: 'Europe/Vienna', state: 'AT', city: ['Vienna', 'Вена'], venue: 'Conference Centre on the Canal' },
  { timeZone: 'Europe/Prague', state: 'CZ', city: ['Prague', 'Прага'], venue: 'Hotel Karlov' },
  { timeZone: 'Europe/Berlin', state: 'DE', city: ['Berlin', 'Берлин'], venue: 'House of Dialogue' },
  { timeZone: 'Europe/Warsaw', state: 'PL', city: ['Warsaw', 'Варшава'], venue: 'Vistula Hall' },
  { timeZone: 'Europe/Budapest', state: 'HU', city: ['Budapest', 'Будапешт'], venue: 'Danube Congress Hall' },
  { timeZone: 'Europe/Sarajevo', state: 'BA', city: ['Sarajevo', 'Сараево'], venue: 'Old Bridge Hotel' },
  { timeZone: 'Europe/Belgrade', state: 'RS', city: ['Belgrade', 'Белград'], venue: 'Sava Meeting Rooms' },
  { timeZone: 'Europe/Tirane', state: 'AL', city: ['Tirana', 'Тирана'], venue: 'Park Hotel' },
  { timeZone: 'Europe/Chisinau', state: 'MD', city: ['Chișinău', 'Кишинёв'], venue: 'Codru Centre' },
  { timeZone: 'Europe/Vilnius', state: 'LT', city: ['Vilnius', 'Вильнюс'], venue: 'Migration Department' },
  { timeZone: 'Europe/Helsinki', state: 'FI', city: ['Helsinki', 'Хельсинки'], venue: 'Harbour Hall' },
  { timeZone: 'Europe/Lisbon', state: 'PT', city: ['Lisbon', 'Лиссабон'], venue: 'Tejo Auditorium' },
  { timeZone: 'Europe/Istanbul', state: 'TR', city: ['Istanbul', 'Стамбул'], venue: 'Bosphorus Hotel' },
  { timeZone: 'Asia/Tbilisi', state: 'GE', city: ['Tbilisi', 'Тбилиси'], venue: 'Rustaveli Rooms' },
  { timeZone: 'Asia/Yerevan', state: 'AM', city: ['Yerevan', 'Ереван'], venue: 'Ararat View Hotel' },
  { timeZone: 'Asia/Baku', state: 'AZ', city: ['Baku', 'Баку'], venue: 'Caspian Business Centre' },
  { timeZone: 'Asia/Tashkent', state: 'UZ', city: ['Tashkent', 'Ташкент'], venue: 'Silk Road Hotel' },
  { timeZone: 'Asia/Almaty', state: 'KZ', city: ['Almaty', 'Алматы'], venue: 'Apple Garden Hotel' },
  { timeZone: 'Asia/Bishkek', state: 'KG', city: ['Bishkek', 'Бишкек'], venue: 'Ala-Too Centre' },
];

export const summary: Both = [
  'Practitioners of the participating states compare how they work, and note what should follow.',
  'Специалисты участвующих государств сравнивают свою практику и намечают дальнейшие шаги.',
];

export const cancellationReasons = [
  'Too few states could take part; it will be planned anew.',
  'The venue is not available.',
  'Postponed at the wish of the host.',
];

export const withdrawalReasons = ['Another duty on that day.', 'The leave was not approved.', null, null];

export const comments = [
  'The exercises helped most.',
  'More time for questions, please.',
  'Полезный обмен опытом.',
  'Well organised.',
];

export const outcomeKinds: readonly (readonly [kind: OutcomeKind, title: Both])[] = [
  ['RECOMMENDATION', ['Recommendations', 'Рекомендации']],
  ['CONCLUSIONS', ['Conclusions', 'Выводы']],
  ['POLICY_BRIEF', ['Policy brief', 'Аналитическая записка']],
  ['ANALYSIS', ['Analysis', 'Анализ']],
  ['HANDBOOK', ['Handbook', 'Руководство']],
  ['GUIDELINE', ['Guidelines', 'Методические указания']],
  ['GOOD_PRACTICE', ['Good practice', 'Передовая практика']],
  ['TRAINING_MATERIAL', ['Training material', 'Учебные материалы']],
  ['MAPPING', ['Mapping', 'Обзор']],
  ['NEEDS_ASSESSMENT', ['Needs assessment', 'Оценка потребностей']],
];

export const followUps: readonly Both[] = [
  ['Put the guidelines into national instructions', 'Включить указания в национальные инструкции'],
  ['Report on first experience', 'Сообщить о первом опыте'],
  ['Name a focal point', 'Назначить координатора'],
  ['Train the staff concerned', 'Обучить сотрудников'],
];

/** The authorities that every state has: name, its first letters, kind. */
export const authorities: readonly (readonly [name: Both, letters: string, kind: OrganisationKind])[] = [
  [['Ministry of the Interior', 'Министерство внутренних дел'], 'MOI', 'STATE_AUTHORITY'],
  [['Migration Service', 'Миграционная служба'], 'MS', 'STATE_AUTHORITY'],
  [['Ministry of Foreign Affairs', 'Министерство иностранных дел'], 'MFA', 'STATE_AUTHORITY'],
  [['Ministry of Labour', 'Министерство труда'], 'MOL', 'STATE_AUTHORITY'],
  [['Border Guard', 'Пограничная служба'], 'BG', 'STATE_AUTHORITY'],
];

/** Organisations of no state, in several offices each. */
export const independentOrganisations: readonly (readonly [name: Both, kind: OrganisationKind])[] = [
  [['International Protection Office', 'Бюро международной защиты'], 'INTERNATIONAL_ORGANISATION'],
  [['Organisation for Human Mobility', 'Организация по вопросам мобильности'], 'INTERNATIONAL_ORGANISATION'],
  [['European Asylum Training Agency', 'Европейское агентство по обучению в сфере убежища'], 'EU_AGENCY'],
  [['Institute for Migration Studies', 'Институт миграционных исследований'], 'ACADEMIA'],
  [['Diaspora Council', 'Совет диаспоры'], 'DIASPORA'],
  [['Employers’ Federation', 'Федерация работодателей'], 'SOCIAL_PARTNER'],
  [['Open Door Shelter', 'Приют «Открытая дверь»'], 'NGO'],
  [['Recruitment Partners', 'Партнёры по найму'], 'PRIVATE_SECTOR'],
];

export const postTitles = [
  'Head of Unit',
  'Deputy Head of Unit',
  'Director',
  'Adviser',
  'Senior Adviser',
  'Chief Specialist',
  'Desk Officer',
  'Case Officer',
  'Policy Officer',
  'Programme Manager',
  'Legal Officer',
  'Analyst',
  'Country of origin information researcher',
  'Liaison Officer',
];

export const russianPostTitles = ['Начальник отдела', 'Главный специалист', 'Советник', 'Старший инспектор'];

export const keywords = [
  ...['asylum', 'return', 'reintegration', 'labour migration', 'visas', 'statistics', 'border control', 'integration'],
  ...['trafficking', 'diaspora', 'документы', 'реадмиссия', 'обучение', 'судебная практика'],
];

export const biographies: readonly Both[] = [
  ['Twenty years of casework and training.', 'Двадцать лет практической и преподавательской работы.'],
  ['Leads the analysis of mixed movements.', 'Руководит анализом смешанных миграционных потоков.'],
  ['Trains case workers of several states.', 'Обучает специалистов нескольких государств.'],
];

export const networks: readonly (readonly [slug: string, kind: NetworkKind, name: Both])[] = [
  ['asylum-quality', 'EXPERT_POOL', ['Pool on the quality of asylum', 'Группа по качеству процедур убежища']],
  ['reception', 'EXPERT_POOL', ['Pool on reception', 'Группа по вопросам приёма']],
  [
    'country-information',
    'EXPERT_NETWORK',
    ['Country information network', 'Сеть по информации о странах происхождения'],
  ],
  ['document-security', 'EXPERT_NETWORK', ['Document security network', 'Сеть по защите документов']],
  ['readmission', 'COORDINATION_NETWORK', ['Readmission network', 'Сеть по реадмиссии']],
  ['border-management', 'COORDINATION_NETWORK', ['Border management network', 'Сеть по управлению границами']],
  ['remittances', 'ROUND_TABLE', ['Round table on remittances', 'Круглый стол по денежным переводам']],
  ['recruitment', 'ROUND_TABLE', ['Round table on fair recruitment', 'Круглый стол по справедливому найму']],
  ['migration-data', 'RESEARCH_NETWORK', ['Migration data network', 'Сеть по миграционным данным']],
  ['foresight', 'RESEARCH_NETWORK', ['Foresight network', 'Сеть по прогнозированию миграции']],
  ['language-training', 'TRAINING_NETWORK', ['Language training network', 'Сеть по языковой подготовке']],
  ['academy', 'TRAINING_NETWORK', ['Training academy', 'Учебная академия']],
];
