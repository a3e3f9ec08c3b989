import type { Gender } from '../../schema-types.js';

/** Somebody of the demonstration world. All of them are made up. */
export interface DemoPerson {
  givenNames: string;
  familyName: string;
  latinName?: string;
  gender: Gender;
  /** Null for who comes for an organisation. */
  state: string | null;
  title: string;
  organisation: OrganisationKey;
  languages: string[];
  expertise: string[];
}

/** Organisations by the key that people name them with. */
export const organisations = {
  interior: { en: 'Ministry of the Interior', ru: 'Министерство внутренних дел', kind: 'STATE_AUTHORITY' },
  migration: { en: 'Migration Service', ru: 'Миграционная служба', kind: 'STATE_AUTHORITY' },
  foreign: { en: 'Ministry of Foreign Affairs', ru: 'Министерство иностранных дел', kind: 'STATE_AUTHORITY' },
  labour: { en: 'Ministry of Labour', ru: 'Министерство труда', kind: 'STATE_AUTHORITY' },
  border: { en: 'Border Guard', ru: 'Пограничная служба', kind: 'STATE_AUTHORITY' },
  employment: { en: 'Public Employment Service', ru: 'Государственная служба занятости', kind: 'STATE_AUTHORITY' },
  city: {
    en: 'City of Riverside, Integration Office',
    ru: 'Управление интеграции города Риверсайд',
    kind: 'LOCAL_AUTHORITY',
  },
  protection: {
    en: 'International Protection Office',
    ru: 'Бюро международной защиты',
    kind: 'INTERNATIONAL_ORGANISATION',
  },
  mobility: {
    en: 'Organisation for Human Mobility',
    ru: 'Организация по вопросам мобильности',
    kind: 'INTERNATIONAL_ORGANISATION',
  },
  agency: {
    en: 'European Asylum Training Agency',
    ru: 'Европейское агентство по обучению в сфере убежища',
    kind: 'EU_AGENCY',
  },
  university: { en: 'Institute for Migration Studies', ru: 'Институт миграционных исследований', kind: 'ACADEMIA' },
  diaspora: { en: 'Diaspora Council', ru: 'Совет диаспоры', kind: 'DIASPORA' },
  employers: { en: 'Employers’ Federation', ru: 'Федерация работодателей', kind: 'SOCIAL_PARTNER' },
  shelter: { en: 'Open Door Shelter', ru: 'Приют «Открытая дверь»', kind: 'NGO' },
  platform: { en: 'Return Coordination Platform', ru: 'Платформа координации возвращения', kind: 'PARTNER_PLATFORM' },
} as const;

export type OrganisationKey = keyof typeof organisations;

type PersonLine = [
  givenNames: string,
  familyName: string,
  gender: 'W' | 'M' | '-',
  state: string | null,
  title: string,
  organisation: OrganisationKey,
  languages: string,
  expertise: string,
  latinName?: string,
];

const lines: PersonLine[] = [
  ['Anahit', 'Grigoryan', 'W', 'AM', 'Head of Asylum Division', 'migration', 'hy en ru', 'VI.1 VI.3'],
  ['Tigran', 'Sargsyan', 'M', 'AM', 'Chief Specialist', 'labour', 'hy ru', 'III.2 III.8'],
  ['Leyla', 'Əliyeva', 'W', 'AZ', 'Senior Inspector', 'migration', 'az ru en', 'I.4 II.6'],
  ['Rəşad', 'Hüseynov', 'M', 'AZ', 'Adviser', 'labour', 'az ru', 'III.1'],
  ['Elira', 'Hoxha', 'W', 'AL', 'Director of Border and Migration', 'border', 'sq en it', 'I.6 I.8'],
  ['Markus', 'Steininger', 'M', 'AT', 'Deputy Head of Return Unit', 'interior', 'de en', 'II.2 II.6'],
  ['Katharina', 'Leitner', 'W', 'AT', 'Programme Manager', 'mobility', 'de en fr', 'V.2 V.3'],
  ['Amra', 'Hodžić', 'W', 'BA', 'Expert Adviser', 'interior', 'bs en', 'VI.2 II.5'],
  ['Росица', 'Димитрова', 'W', 'BG', 'State Expert', 'interior', 'bg en ru', 'VI.4 VI.5', 'Rositsa Dimitrova'],
  ['Petra', 'Novotná', 'W', 'CZ', 'Head of Unit', 'interior', 'cs en', 'I.1 I.9'],
  ['Tomáš', 'Dvořák', 'M', 'CZ', 'Desk Officer', 'foreign', 'cs en ru', 'V.1 V.9'],
  ['Anke', 'Brandt', 'W', 'DE', 'Policy Officer', 'interior', 'de en', 'II.3 II.4'],
  ['Jürgen', 'Krause', 'M', 'DE', 'Counsellor', 'employment', 'de en', 'III.4 III.7'],
  ['Kristiina', 'Tamm', 'W', 'EE', 'Adviser on Digital Services', 'interior', 'et en ru', 'I.8 VI.10'],
  ['Juhani', 'Virtanen', 'M', 'FI', 'Senior Specialist', 'migration', 'fi en sv', 'VI.10 VI.4'],
  ['Sophie', 'Lambert', 'W', 'FR', 'Head of International Cooperation', 'interior', 'fr en', 'I.7 VI.7'],
  ['Ketevan', 'Kiknadze', 'W', 'GE', 'Head of Analytical Division', 'migration', 'ka en ru', 'I.3 I.7 III.9'],
  ['Levan', 'Maisuradze', 'M', 'GE', 'Chief Specialist', 'labour', 'ka en', 'III.2 V.2'],
  ['Nana', 'Tsiklauri', 'W', 'GE', 'Reintegration Coordinator', 'shelter', 'ka ru', 'II.3 II.4'],
  ['Δήμητρα', 'Παπαδάκη', 'W', 'GR', 'Case Officer', 'migration', 'el en', 'VI.2 VI.11', 'Dimitra Papadaki'],
  ['Ivana', 'Marić', 'W', 'HR', 'Inspector', 'border', 'hr en', 'I.5 I.6'],
  ['Gábor', 'Kiss', 'M', 'HU', 'Head of Department', 'interior', 'hu en', 'I.4 I.9'],
  ['Giulia', 'Ferrari', 'W', 'IT', 'Integration Officer', 'city', 'it en', 'IV.1 IV.3'],
  [
    'Айгуль',
    'Сейтказиева',
    'W',
    'KZ',
    'Head of Migration Policy',
    'labour',
    'kk ru en',
    'III.1 III.6',
    'Aigul Seitkaziyeva',
  ],
  ['Нурлан', 'Абдрахманов', 'M', 'KZ', 'Chief Expert', 'interior', 'kk ru', 'I.2 I.4', 'Nurlan Abdrakhmanov'],
  ['Гульнара', 'Токтосунова', 'W', 'KG', 'Head of Sector', 'labour', 'ky ru', 'III.8 V.4', 'Gulnara Toktosunova'],
  [
    'Эркин',
    'Асанов «Младший»',
    'M',
    'KG',
    'Leading Specialist',
    'migration',
    'ky ru en',
    'V.2 V.3',
    'Erkin Asanov Jr.',
  ],
  ['Austėja', 'Kazlauskienė', 'W', 'LT', 'Chief Specialist', 'labour', 'lt en ru', 'III.2 III.7'],
  ['Mindaugas', 'Jankauskas', 'M', 'LT', 'Adviser', 'interior', 'lt en ru', 'I.9 I.7'],
  ['Ilze', 'Bērziņa', 'W', 'LV', 'Senior Desk Officer', 'migration', 'lv en ru', 'VI.6 VI.5'],
  ['Ludmila', 'Rusu', 'W', 'MD', 'Head of Directorate', 'migration', 'ro ru en', 'VI.6 VI.11'],
  ['Виктор', 'Чебан', 'M', 'MD', 'Principal Consultant', 'labour', 'ro ru', 'III.3 V.1', 'Victor Ceban'],
  ['Milica', 'Vuković', 'W', 'ME', 'Adviser', 'interior', 'sr en', 'II.1 II.7'],
  ['Елена', 'Стојановска', 'W', 'MK', 'Head of Asylum Unit', 'interior', 'mk en', 'VI.1 VI.2', 'Elena Stojanovska'],
  ['Maria', 'Camilleri', 'W', 'MT', 'Director', 'protection', 'mt en', 'VI.6 VI.1'],
  ['Daan', 'Visser', 'M', 'NL', 'Senior Policy Officer', 'foreign', 'nl en', 'V.9 V.8'],
  ['Ingrid', 'Solberg', 'W', 'NO', 'Country Analyst', 'migration', 'no en ru', 'VI.4 I.3'],
  ['Agnieszka', 'Wiśniewska', 'W', 'PL', 'Chief Expert', 'interior', 'pl en ru', 'VI.11 VI.9'],
  ['Paweł', 'Zieliński', 'M', 'PL', 'Border Guard Major', 'border', 'pl en', 'I.6 I.7'],
  ['Inês', 'Carvalho', 'W', 'PT', 'Integration Adviser', 'migration', 'pt en', 'IV.2 IV.5'],
  ['Andreea', 'Popescu', 'W', 'RO', 'Superior Counsellor', 'labour', 'ro en fr', 'III.2 III.5'],
  ['Радмила', 'Јовановић', 'W', 'RS', 'Head of Return Section', 'interior', 'sr en', 'II.2 II.5', 'Radmila Jovanović'],
  ['Erik', 'Lindqvist', 'M', 'SE', 'Expert', 'migration', 'sv en', 'VI.7 IV.4'],
  ['Maja', 'Kovač', 'W', 'SI', 'Undersecretary', 'interior', 'sl en', 'I.5 IV.6'],
  ['Зуҳра', 'Раҳимова', 'W', 'TJ', 'Chief Specialist', 'labour', 'tg ru', 'III.8 V.5', 'Zuhra Rahimova'],
  ['Фирӯз', 'Назаров', 'M', 'TJ', 'Head of Unit', 'migration', 'tg ru', 'V.2 V.4', 'Firuz Nazarov'],
  ['Maral', 'Annaberdiýewa', 'W', 'TM', 'Lead Specialist', 'migration', 'tk ru', 'I.4'],
  ['Elif', 'Yıldız', 'W', 'TR', 'Migration Expert', 'migration', 'tr en', 'VI.9 I.2'],
  ['Оксана', 'Шевченко', 'W', 'UA', 'Head of Division', 'migration', 'uk en ru', 'VI.1 VI.10', 'Oksana Shevchenko'],
  ['Андрій', "Мар'яненко", 'M', 'UA', 'State Expert', 'interior', 'uk en', 'I.1 I.8', 'Andrii Marianenko'],
  ['Dilnoza', 'Yusupova', 'W', 'UZ', 'Chief Consultant', 'employment', 'uz ru en', 'III.1 III.6'],
  ['Жасур', 'Каримов', 'M', 'UZ', 'Head of Agency Branch', 'labour', 'uz ru', 'III.3 V.2', 'Jasur Karimov'],
  ['Arta', 'Berisha', 'W', 'XK', 'Head of Readmission Division', 'interior', 'sq en', 'II.1 II.6'],
  ['Helena', 'Kowalska', 'W', null, 'Senior Protection Officer', 'protection', 'en fr pl', 'VI.1 VI.8'],
  ['Samuel', 'Okoro', 'M', null, 'Training Coordinator', 'agency', 'en fr', 'VI.5 VI.6'],
  ['Beatriz', 'Santos', 'W', null, 'Labour Mobility Specialist', 'mobility', 'en es pt', 'III.7 III.8'],
  ['Карина', 'Мельник', 'W', null, 'Research Fellow', 'university', 'ru en uk', 'I.3 V.5', 'Karina Melnyk'],
  ['Farid', 'Mammadli', 'M', null, 'Chair', 'diaspora', 'az en ru', 'V.1'],
  ['Birgit', 'Hansen', '-', null, 'Director for Skills', 'employers', 'da en', 'III.4 III.7'],
  ['Luca', 'Moretti', 'M', null, 'Liaison Officer', 'platform', 'it en', 'I.9 II.6'],
];

const genders = { W: 'WOMAN', M: 'MAN', '-': 'NOT_STATED' } as const;

export const people: DemoPerson[] = lines.map(
  ([givenNames, familyName, gender, state, title, organisation, languages, expertise, latinName]) => ({
    givenNames,
    familyName,
    ...(latinName && { latinName }),
    gender: genders[gender],
    state,
    title,
    organisation,
    languages: languages.split(' '),
    expertise: expertise.split(' '),
  }),
);

/** The demonstration accounts: what each may do is said by `role`. */
export const accounts = [
  {
    name: 'secretariat',
    givenNames: 'Eva',
    familyName: 'Winter',
    state: 'AT',
    title: 'Reporting Officer',
    role: 'SECRETARIAT',
    gender: 'WOMAN',
  },
  {
    name: 'secretariat2',
    givenNames: 'Pavel',
    familyName: 'Horák',
    state: 'CZ',
    title: 'Project Manager',
    role: 'SECRETARIAT',
    gender: 'MAN',
  },
  {
    name: 'organiser',
    givenNames: 'Mariana',
    familyName: 'Lungu',
    state: 'RO',
    title: 'Network Coordinator',
    role: 'ORGANISER',
    gender: 'WOMAN',
  },
  {
    name: 'contact-point',
    givenNames: 'Ірина',
    familyName: 'Бондаренко',
    latinName: 'Iryna Bondarenko',
    state: 'UA',
    title: 'National Contact Point',
    role: 'CONTACT_POINT',
    gender: 'WOMAN',
  },
  {
    name: 'expert',
    givenNames: 'Сергій',
    familyName: 'Ткаченко',
    latinName: 'Serhii Tkachenko',
    state: 'UA',
    title: 'Asylum Expert',
    role: null,
    gender: 'MAN',
  },
  {
    name: 'observer',
    givenNames: 'Anna',
    familyName: 'Keller',
    state: null,
    title: 'Policy Officer',
    role: 'OBSERVER',
    gender: 'WOMAN',
  },
] as const;

/** The address of a demonstration account, and the password of them all. */
export const addressOf = (name: string): string => `${name}@demo.example`;
export const password = 'colloquy-demo';
