import type { Confidentiality, EventFormat, EventKind, RegistrationPolicy } from '../../schema-types.js';

/** An event of the demonstration world. */
export interface DemoEvent {
  en: string;
  ru: string;
  kind: EventKind;
  format: EventFormat;
  /** Slugs of networks, the first one's people come. */
  networks: string[];
  actions: string[];
  /** A wall time of the past, or weeks from today. */
  starts: string | { inWeeks: number; at: string };
  /** Days, each of so many hours. */
  days: number;
  hours: number;
  place: keyof typeof places;
  capacity: { inPerson?: number; online?: number };
  /** How many register. */
  people: number;
  fate: 'CLOSED' | 'OVER' | 'CANCELLED' | 'OPEN' | 'DRAFT';
  policy: RegistrationPolicy;
  confidentiality: Confidentiality;
  chathamHouseRule: boolean;
  /** Whether those who attended got certificates. */
  certificates: boolean;
}

/** Where events are held, with the zone that their times are agreed in. */
export const places = {
  vienna: { city: 'Vienna', state: 'AT', name: 'House of Dialogue', timeZone: 'Europe/Vienna' },
  prague: { city: 'Prague', state: 'CZ', name: 'Černín Conference Hall', timeZone: 'Europe/Prague' },
  tbilisi: { city: 'Tbilisi', state: 'GE', name: 'Rustaveli Conference Centre', timeZone: 'Asia/Tbilisi' },
  chisinau: { city: 'Chisinau', state: 'MD', name: 'Hotel Nistru', timeZone: 'Europe/Chisinau' },
  warsaw: { city: 'Warsaw', state: 'PL', name: 'Ministry Conference Centre', timeZone: 'Europe/Warsaw' },
  vilnius: { city: 'Vilnius', state: 'LT', name: 'Old Town Hall', timeZone: 'Europe/Vilnius' },
  bishkek: { city: 'Bishkek', state: 'KG', name: 'Ala-Too Centre', timeZone: 'Asia/Bishkek' },
  almaty: { city: 'Almaty', state: 'KZ', name: 'Medeu Forum', timeZone: 'Asia/Almaty' },
  lisbon: { city: 'Lisbon', state: 'PT', name: 'Belém Centre', timeZone: 'Europe/Lisbon' },
  valletta: { city: 'Valletta', state: 'MT', name: 'Harbour Training Centre', timeZone: 'Europe/Malta' },
  online: { city: '', state: '', name: '', timeZone: 'Europe/Vienna' },
} as const;

const pool = 'asylum-expert-pool';
const back = 'return-network';
const labour = 'labour-migration-network';
const circular = 'circular-migration-network';
const diaspora = 'diaspora-round-table';
const observatory = 'migration-observatory';

type DemoEventDetails = Partial<
  Pick<DemoEvent, 'policy' | 'confidentiality' | 'chathamHouseRule' | 'certificates' | 'days' | 'hours'>
>;

function event(
  en: string,
  ru: string,
  kind: EventKind,
  format: EventFormat,
  networks: string,
  actions: string,
  starts: DemoEvent['starts'],
  place: DemoEvent['place'],
  capacity: DemoEvent['capacity'],
  people: number,
  fate: DemoEvent['fate'],
  details: DemoEventDetails = {},
): DemoEvent {
  // prettier-ignore
  const lasting = { days: format === 'ONLINE' ? 1 : 2, hours: format === 'ONLINE' ? 2 : 7 };
  const openness = {
    policy: 'OPEN',
    confidentiality: 'MEMBERS',
    chathamHouseRule: false,
    certificates: false,
  } as const;
  return {
    en,
    ru,
    kind,
    format,
    networks: networks.split(' '),
    actions: actions.split(' '),
    starts,
    place,
    capacity,
    people,
    fate,
    ...lasting,
    ...openness,
    ...details,
  };
}

const soon = (inWeeks: number, at: string): { inWeeks: number; at: string } => ({ inWeeks, at });

// prettier-ignore
export const events: DemoEvent[] = [
  event('Senior officials’ meeting 2023', 'Совещание старших должностных лиц 2023', 'SENIOR_OFFICIALS_MEETING', 'IN_PERSON', `${observatory}`, 'I.9 VI.8', '2023-11-21T09:30', 'lisbon', { inPerson: 60 }, 34, 'CLOSED', { confidentiality: 'CLOSED', policy: 'INVITATION' }),
  event('Contact points’ meeting 2023', 'Встреча контактных пунктов 2023', 'CONTACT_POINT_MEETING', 'HYBRID', `${observatory}`, 'I.9', '2023-03-15T10:00', 'prague', { inPerson: 40, online: 60 }, 26, 'CLOSED'),
  event('Reading migration routes together', 'Совместный анализ миграционных маршрутов', 'WORKSHOP', 'IN_PERSON', `${observatory}`, 'I.1.a I.3', '2023-05-10T09:00', 'tbilisi', { inPerson: 30 }, 19, 'CLOSED'),
  event('What campaigns change', 'Что меняют информационные кампании', 'WEBINAR', 'ONLINE', `${observatory}`, 'I.2', '2023-06-20T11:00', 'online', { online: 100 }, 22, 'CLOSED', { confidentiality: 'OPEN' }),
  event('Return counselling: a training of trainers', 'Консультирование по возвращению: подготовка инструкторов', 'TRAINING_OF_TRAINERS', 'IN_PERSON', back, 'II.7 II.2', '2023-09-12T09:00', 'vienna', { inPerson: 20 }, 16, 'CLOSED'),
  event('Kick-off of the labour migration network', 'Первая встреча сети по трудовой миграции', 'NETWORK_MEETING', 'HYBRID', labour, 'III.2', '2023-10-03T10:00', 'vilnius', { inPerson: 35, online: 50 }, 24, 'CLOSED'),
  event('Migrant Resource Centres: how they are run', 'Как работают ресурсные центры для мигрантов', 'STUDY_VISIT', 'IN_PERSON', labour, 'III.8 III.1', '2023-10-24T09:00', 'bishkek', { inPerson: 18 }, 12, 'CLOSED', { days: 3 }),
  event('Diaspora and investment: first round table', 'Диаспора и инвестиции: первый круглый стол', 'ROUND_TABLE', 'IN_PERSON', diaspora, 'V.1', '2023-11-08T10:00', 'chisinau', { inPerson: 40 }, 11, 'CLOSED', { confidentiality: 'OPEN' }),
  event('Kick-off of the asylum component', 'Старт компонента по вопросам убежища', 'WORKSHOP', 'IN_PERSON', pool, 'VI.6 VI.1', '2024-02-06T09:00', 'valletta', { inPerson: 30 }, 21, 'CLOSED'),
  event('Interviewing applicants with care', 'Бережное интервью с заявителями', 'TRAINING', 'IN_PERSON', pool, 'VI.5 VI.6', '2024-03-19T09:00', 'warsaw', { inPerson: 24 }, 20, 'CLOSED', { days: 3, policy: 'APPROVAL' }),
  event('Country-of-origin information: sources and method', 'Информация о странах происхождения: источники и методика', 'WEBINAR', 'ONLINE', pool, 'VI.4', '2024-04-16T13:00', 'online', { online: 80 }, 18, 'CLOSED'),
  event('Recognising skills gained at work', 'Признание навыков, полученных на работе', 'WORKSHOP', 'HYBRID', `${labour} ${circular}`, 'III.4 V.2.a', '2024-05-22T09:30', 'vilnius', { inPerson: 30, online: 60 }, 23, 'CLOSED'),
  event('Seasonal work without exploitation', 'Сезонная работа без эксплуатации', 'PANEL', 'ONLINE', labour, 'III.9 III.7', '2024-06-11T11:00', 'online', { online: 120 }, 17, 'CLOSED', { confidentiality: 'OPEN' }),
  event('Reintegration that lasts', 'Устойчивая реинтеграция', 'WORKSHOP', 'IN_PERSON', back, 'II.3 II.4', '2024-09-17T09:00', 'tbilisi', { inPerson: 30 }, 18, 'CLOSED'),
  event('Early warning in practice', 'Раннее предупреждение на практике', 'WORKSHOP', 'ONLINE', observatory, 'I.7 VI.9', '2024-10-01T10:00', 'online', { online: 60 }, 20, 'CLOSED', { chathamHouseRule: true }),
  event('Contact points’ meeting 2024', 'Встреча контактных пунктов 2024', 'CONTACT_POINT_MEETING', 'IN_PERSON', observatory, 'I.9', '2024-10-15T09:30', 'chisinau', { inPerson: 50 }, 30, 'CLOSED'),
  event('Remittances: channels and costs', 'Денежные переводы: каналы и стоимость', 'WEBINAR', 'ONLINE', circular, 'V.4', '2024-11-12T11:00', 'online', { online: 100 }, 14, 'CLOSED', { confidentiality: 'OPEN' }),
  event('Senior officials’ meeting 2024', 'Совещание старших должностных лиц 2024', 'SENIOR_OFFICIALS_MEETING', 'IN_PERSON', observatory, 'I.9 VI.8', '2024-11-26T09:30', 'prague', { inPerson: 60 }, 36, 'CLOSED', { confidentiality: 'CLOSED', policy: 'INVITATION' }),
  event('Reception of vulnerable people', 'Приём уязвимых лиц', 'STUDY_VISIT', 'IN_PERSON', pool, 'VI.2', '2025-02-25T09:00', 'valletta', { inPerson: 16 }, 13, 'CLOSED', { days: 3, policy: 'APPROVAL' }),
  event('Media and migration', 'СМИ и миграция', 'TRAINING', 'HYBRID', observatory, 'IV.6', '2025-03-18T10:00', 'warsaw', { inPerson: 25, online: 40 }, 19, 'CLOSED'),
  event('Night session on the clock change', 'Ночная сессия при переводе часов', 'POLICY_TALK', 'ONLINE', observatory, 'I.8', '2025-03-30T01:00', 'online', { online: 30 }, 6, 'OVER', { hours: 4 }),
  event('Integration at the local level', 'Интеграция на местном уровне', 'WORKSHOP', 'IN_PERSON', circular, 'IV.3 IV.1', '2025-04-08T09:00', 'lisbon', { inPerson: 30 }, 15, 'CLOSED'),
  event('Electronic case management in return', 'Электронное ведение дел при возвращении', 'DEMONSTRATION', 'ONLINE', back, 'II.7 I.8', '2025-05-13T14:00', 'online', { online: 60 }, 16, 'CLOSED'),
  event('Readmission agreements in daily work', 'Соглашения о реадмиссии в повседневной работе', 'EXPERT_MISSION', 'IN_PERSON', back, 'II.1.a II.1.b', '2025-06-03T09:00', 'tbilisi', { inPerson: 12 }, 8, 'CLOSED', { confidentiality: 'CLOSED' }),
  event('Circular migration: what worked', 'Циркулярная миграция: что сработало', 'CONFERENCE', 'HYBRID', `${circular} ${labour}`, 'V.2 V.3 III.9', '2025-09-23T10:30', 'vienna', { inPerson: 60, online: 150 }, 31, 'CLOSED', { confidentiality: 'OPEN' }),
  event('Diaspora round table: skills and return', 'Круглый стол диаспор: навыки и возвращение', 'ROUND_TABLE', 'HYBRID', diaspora, 'V.1 V.3', '2025-10-14T10:00', 'prague', { inPerson: 40, online: 60 }, 13, 'CLOSED'),
  event('Mass influx: four years of lessons', 'Массовый приток: уроки четырёх лет', 'WORKSHOP', 'IN_PERSON', pool, 'VI.11 VI.9', '2025-11-04T09:00', 'warsaw', { inPerson: 40 }, 28, 'CLOSED'),
  event('Climate and mobility', 'Климат и мобильность', 'WEBINAR', 'ONLINE', circular, 'V.8', '2025-12-02T11:00', 'online', { online: 100 }, 0, 'CANCELLED', { confidentiality: 'OPEN' }),
  event('Information for workers before departure', 'Информирование работников до выезда', 'E_LEARNING', 'SELF_PACED', labour, 'III.1 III.8', '2026-01-12T00:00', 'online', { online: 300 }, 24, 'OVER', { days: 60, hours: 1, confidentiality: 'OPEN' }),
  event('Protection at the border: police and judges', 'Защита на границе: полиция и судьи', 'TRAINING', 'IN_PERSON', pool, 'VI.5 I.5', '2026-02-17T09:00', 'chisinau', { inPerson: 24 }, 22, 'CLOSED', { policy: 'APPROVAL', certificates: true }),
  event('Labour migration and demography', 'Трудовая миграция и демография', 'WORKSHOP', 'HYBRID', labour, 'III.9 III.6', '2026-04-21T09:30', 'almaty', { inPerson: 30, online: 60 }, 23, 'CLOSED'),
  event('Voluntary return: mapping of programmes', 'Добровольное возвращение: обзор программ', 'WORKSHOP', 'ONLINE', back, 'II.2', '2026-06-09T10:00', 'online', { online: 50 }, 17, 'OVER'),
  event('Resettlement: towards common criteria', 'Переселение: к общим критериям', 'PANEL', 'IN_PERSON', pool, 'VI.7', '2026-09-15T09:00', 'vienna', { inPerson: 25 }, 0, 'CANCELLED', { chathamHouseRule: true }),
  event('Digital asylum services', 'Цифровые услуги в сфере убежища', 'DEMONSTRATION', 'HYBRID', pool, 'VI.10 I.8', '2026-10-06T10:00', 'vilnius', { inPerson: 30, online: 80 }, 25, 'OVER'),
  event('Interviewing children', 'Интервью с детьми', 'TRAINING', 'IN_PERSON', pool, 'VI.6 VI.5', soon(3, '09:00'), 'tbilisi', { inPerson: 12 }, 26, 'OPEN'),
  event('Asylum expert pool: winter meeting', 'Группа экспертов по убежищу: зимняя встреча', 'NETWORK_MEETING', 'ONLINE', pool, 'VI.6', soon(4, '10:00'), 'online', { online: 60 }, 18, 'OPEN'),
  event('Contact points’ meeting', 'Встреча контактных пунктов', 'CONTACT_POINT_MEETING', 'HYBRID', observatory, 'I.9', soon(6, '09:30'), 'prague', { inPerson: 15, online: 60 }, 27, 'OPEN', { policy: 'APPROVAL' }),
  event('Ethical recruitment', 'Этичный набор работников', 'WORKSHOP', 'HYBRID', `${labour} ${circular}`, 'III.7 V.2.b', soon(8, '09:30'), 'vilnius', { inPerson: 10, online: 20 }, 29, 'OPEN'),
  event('Return leads: spring meeting', 'Весенняя встреча по вопросам возвращения', 'NETWORK_MEETING', 'IN_PERSON', back, 'II.6', soon(10, '09:00'), 'vienna', { inPerson: 30 }, 9, 'OPEN', { policy: 'NOMINATION' }),
  event('Foresight for beginners', 'Основы прогнозирования', 'TRAINING', 'ONLINE', observatory, 'I.7', soon(12, '11:00'), 'online', { online: 40 }, 0, 'DRAFT'),
];
