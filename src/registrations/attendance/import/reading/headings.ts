/** What a column is about. */
export type FileColumn =
  | 'name'
  | 'givenNames'
  | 'familyName'
  | 'email'
  | 'account'
  | 'joined'
  | 'left'
  | 'duration'
  | 'waiting'
  | 'attended'
  | 'action'
  | 'at'
  | 'date';

/** Which cell of a row is what. */
export type ColumnPlaces = Partial<Record<FileColumn, number>>;

/** What the heading of a table says; `unit` is what a bare number of its durations is, in seconds. */
export interface Heading {
  places: ColumnPlaces;
  /** Its times are the first and the last of somebody who may have come several times. */
  isSummary: boolean;
}

/** Headings of tables as the services write them, for whoever gave us something else. */
export const expectedHeadings: readonly { title: string; en: readonly string[]; ru: readonly string[] }[] = [
  {
    title: 'Zoom',
    en: ['Name (original name)', 'Duration (minutes)'],
    ru: ['Имя (настоящее имя)', 'Продолжительность (минуты)'],
  },
  {
    title: 'Microsoft Teams',
    en: ['Name', 'In-Meeting Duration'],
    ru: ['Имя', 'Длительность участия в собрании'],
  },
  {
    title: 'Webex',
    en: ['Display Name', 'Attendance Duration'],
    ru: ['Отображаемое имя', 'Продолжительность участия'],
  },
  { title: 'Google Meet', en: ['First name', 'Last name', 'Duration'], ru: ['Имя', 'Фамилия', 'Продолжительность'] },
];

/*
 * The services translate their headings and change them from year to year, so that a heading is known by the words in
 * it: in English, German and French without marks, and in Russian.
 */

/** Whoever invited: never the person of the row. */
const host = /(^|\P{L})(hosts?|organi[sz]er|gastgeber\p{L}*|hote|organisateur|organisator)(?!\p{L})|организатор/u;

/** What only the columns about the meeting itself say. */
const aboutMeeting = new RegExp(
  '^(topic|thema|sujet|тема|id)$' +
    '|(^|\\P{L})(meeting|webinar|conference|event)[ -]?(id|uuid|number|name|title|topic|key|start|end)' +
    '|(besprechung|meeting|webinar|sitzung)s?[ -]?(titel|id|nummer|name|beginn)(?!\\p{L})' +
    "|(titre|nom|sujet|id|numero) (de |du )?(la |l')?(reunion|webinaire|conference)" +
    '|(название|тема|идентификатор|номер) (собрани|встреч|конференц|вебинар|мероприят)',
  'u',
);

/** Names of the person of a row, the plainest last. */
const names: readonly RegExp[] = [
  /^\P{L}*[^(]*(name|nom|имя)[^(]* ?\(.*(name|nom|имя).*\)$/u,
  /^(attendee|participant|display)('s)?[ -]?name$|^(teilnehmer|anzeige|angezeigter )-?name$|^name (der?|des) teilnehme/,
  /^nom (du |de la )?participante?$|^nom (affiche|d'affichage)$|^(имя|фио) участника$|^отображаемое имя$/,
  /^(full |user ?|complete )?names?$|^((vollstandiger|voller) |benutzer|nutzer)name$|^vor- und nachname$/,
  /^nom( complet|( et | )prenoms?| d'utilisateur)?$|^prenoms?( et | )nom$/,
  /^(полное )?имя( и фамилия| пользователя)?$|^фио$|^фамилия,? (и )?имя( отчество)?$|^пользователь$/,
  /^(attendee|participant|teilnehmer(in)?|participant\(e\)|участник)$/,
];

const columns: Readonly<Record<Exclude<FileColumn, 'name'>, { is: RegExp; not?: RegExp }>> = {
  givenNames: { is: /^(first|given|fore)[ -]?names?$|^vornamen?$|^prenoms?$|^имя$/ },
  familyName: { is: /^(last|family|sur)[ -]?names?$|^(nach|familien)name$|^nom( de famille)?$|^фамилия$/ },
  email: {
    is: /e-?mail|courriel|adresse electronique|электронн\p{L}+ (почт|адрес)|^(эл\.? ?)?почта$|адрес (эл\.? ?)?почты/u,
    not: /consent|opt|sent|status|zustimmung|согласие/,
  },
  account: { is: /(^|\P{L})upn(?!\p{L})/u },
  joined: {
    is: new RegExp(
      '(^|\\P{L})(join(ed|s|ing)?|enter(ed|s)?|entry|connexion|entree|arrivee|rejoint)(?!\\p{L})' +
        '|beitritt|beitreten|beigetreten|eintritt|einwahl|присоедин|(^|\\P{L})(подключ|вход)',
      'u',
    ),
    not: /typ|dur|dauer|count|number|nombre|anzahl|тип|before|method/,
  },
  left: {
    is: new RegExp(
      '(^|\\P{L})(leaves?|left|leaving|exit(ed|s)?|deconnexion|depart|sortie|quitte)(?!\\p{L})' +
        '|verlassen|austritt|выход|отключ|покин',
      'u',
    ),
    not: /reason|grund|raison|motif|причин/,
  },
  duration: {
    is: new RegExp(
      'duration|dauer|duree|длительн|продолжительн|(time|minutes) (in|attended|present)' +
        '|attend(ed|ance) (time|minutes)|temps (de presence|passe|dans|en)|teilnahmezeit|anwesenheit|zeit in' +
        '|время (участия|присутствия|в |на )' +
        '|^(minutes|minuten|минуты|минут)$',
    ),
    not: /average|durchschnitt|moyen|средн|recording|aufzeichnung|enregistr|запис/,
  },
  waiting: { is: /waiting room|warteraum|wartezimmer|salle d'attente|зал\p{L}* ожидания/u },
  attended: {
    is: /^(has )?attended\??$|^teilgenommen$|^anwesend$|^(a )?participe$|^presente?$|^(участвовал|посетил|присутств)/,
  },
  action: { is: /^(user )?action$|^(benutzer)?aktion$|^action de l'utilisateur$|^действие/ },
  date: { is: /^(meeting |session )?date$|^datum$|^дата$/ },
  at: { is: /^time ?stamp$|^zeitstempel$|^horodatage$|^(отметка|метка) времени$|^(time|zeit|heure|время)$/ },
};

/** Weaker words for times: of the person only where no column says it better. */
const weaker: Partial<Record<FileColumn, RegExp>> = {
  joined: /^(start|begin)([ -]?time)?$|^startzeit$|^beginn$|^heure de debut$|^(время )?начал[ао]$/,
  left: /^end([ -]?time)?$|^endzeit$|^ende$|^heure de fin$|^(время )?окончани[ея]$/,
};

/** Left of the name, where the meeting's columns stand, only what says that it is the participant's. */
const saysParticipant = /attend|particip|registrant|join|leave|teilnehm|beitr|verlass|connexion|участник/;

const first = /(^|\P{L})(first|erste[rs]?|premiere?)(?!\p{L})|перв/u;
const last = /(^|\P{L})(last|letzte[rs]?|derniere?)(?!\p{L})|последн/u;

const longestHeading = 80;

/** A heading in small letters, the Latin ones without marks, without zone and punctuation around it. */
export const plainHeading = (cell: string): string =>
  cell
    .slice(0, longestHeading)
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}+/giu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’ʼ`´]/g, "'")
    .replace(/\s*\((utc|gmt)[^)]*\)/, '')
    .replace(/[\s_]+/g, ' ')
    .replace(/^[#* ]+|[:* ]+$/g, '');

/**
 * What the cells of a row name, when it is the heading of a table of people; null for what is none, or says of nobody
 * for how long. `below` is the row under it: a column of numbers is none of names.
 */
export function headingIn(cells: readonly string[], below: readonly string[] = []): Heading | null {
  const places = columnsIn(cells, below);
  const { name, givenNames, familyName, duration, joined, left, action, at } = places;
  const hasName = name !== undefined || (givenNames !== undefined && familyName !== undefined);
  const hasTime = duration !== undefined || (joined !== undefined && left !== undefined);
  if (!hasName || !(hasTime || (action !== undefined && at !== undefined))) return null;
  const words = (place: number | undefined): string => plainHeading(cells[place ?? -1] ?? '');
  const isSummary = first.test(words(joined)) || last.test(words(left)) || joined === undefined;
  return { places, isSummary: isSummary && action === undefined };
}

/** Whether a row is the heading of a table about a meeting, and of nobody's attendance. */
export const isAboutMeeting = (cells: readonly string[]): boolean =>
  cells.some((cell) => aboutMeeting.test(plainHeading(cell)));

/** Addresses, times and amounts stand in no heading, which spares asking every row for words. */
const value = /@|^['="]?\d/;

/** What a row's cells name, whole or not. */
export function columnsIn(cells: readonly string[], below: readonly string[] = []): ColumnPlaces {
  if (cells.filter(Boolean).length < 2 || cells.some((cell) => value.test(cell))) return {};
  const words = cells.map((cell) => (host.test(plainHeading(cell)) ? '' : plainHeading(cell)));
  const places: ColumnPlaces = {};
  const own = nameAmong(words, below);
  const pivot = own ?? words.findIndex((word) => columns.givenNames.is.test(word));
  const meeting = words.slice(0, Math.max(0, pivot)).some((word) => aboutMeeting.test(word));
  for (const column of Object.keys(columns) as (keyof typeof columns)[]) {
    const { is, not } = columns[column];
    const fits = (word: string): boolean => is.test(word) && !not?.test(word);
    const place = placeOf(words, pivot, meeting, fits) ?? placeOf(words, pivot, meeting, weakly(column));
    if (place !== undefined) places[column] = place;
  }
  // "Имя" beside "Фамилия" is the given name, "Nom" beside "Prénom" the family name; "Nom" alone is the whole one.
  const { givenNames, familyName } = places;
  const isPair = givenNames !== undefined && familyName !== undefined && givenNames !== familyName;
  if (!isPair) {
    delete places.givenNames;
    delete places.familyName;
  }
  if (own !== null && !(isPair && (own === givenNames || own === familyName))) places.name = own;
  return places;
}

const weakly = (column: FileColumn) => (word: string) => weaker[column]?.test(word) ?? false;

/** The columns of a person stand behind the name, else before it; of the meeting's, nothing is taken for a person's. */
function placeOf(
  words: readonly string[],
  pivot: number,
  meeting: boolean,
  fits: (word: string) => boolean,
): number | undefined {
  const found = [...words.keys()].filter((place) => fits(words[place]!));
  const behind = found.find((place) => place >= pivot);
  return behind ?? found.find((place) => !meeting || saysParticipant.test(words[place]!));
}

/** Where the name of a row's person stands: behind the meeting's columns the last one, else the one that says most. */
function nameAmong(words: readonly string[], below: readonly string[]): number | null {
  const found = names.flatMap((pattern) =>
    [...words.keys()].filter((place) => pattern.test(words[place]!) && !/^[\d\s]+$/.test(below[place] ?? '')),
  );
  if (found.length === 0) return null;
  const isBehindMeeting = words.slice(0, Math.min(...found)).some((word) => aboutMeeting.test(word));
  return isBehindMeeting ? Math.max(...found) : found[0]!;
}
