/** Whose attendance files are read. */
export type MeetingService = 'ZOOM' | 'TEAMS' | 'WEBEX';

/** What a column is about. */
export type FileColumn = 'name' | 'email' | 'account' | 'joined' | 'left' | 'duration' | 'waiting';

/** Which cell of a row is what. */
export type ColumnPlaces = Partial<Record<FileColumn, number>>;

export interface FileLayout {
  service: MeetingService;
  /** As people know the service. */
  title: string;
  /** The heading that only its tables have. */
  name: RegExp;
  /** Headings of a table of it, in English and in Russian, for whoever gave us something else. */
  expected: { en: readonly string[]; ru: readonly string[] };
}

/** In this order: a plain "Name" is one of Microsoft Teams only where neither of the others fits. */
export const layouts: readonly FileLayout[] = [
  {
    service: 'ZOOM',
    title: 'Zoom',
    name: /^(name|user name|имя|имя пользователя) \(.*(name|имя).*\)$/,
    expected: {
      en: ['Name (original name)', 'Duration (minutes)'],
      ru: ['Имя (настоящее имя)', 'Продолжительность (минуты)'],
    },
  },
  {
    service: 'WEBEX',
    title: 'Webex',
    name: /^(attendee name|display name|participant|имя участника|отображаемое имя|участник)$/,
    expected: { en: ['Display Name', 'Attendance Duration'], ru: ['Отображаемое имя', 'Продолжительность участия'] },
  },
  {
    service: 'TEAMS',
    title: 'Microsoft Teams',
    name: /^(name|full name|имя|полное имя|имя и фамилия)$/,
    expected: { en: ['Name', 'In-Meeting Duration'], ru: ['Имя', 'Длительность участия в собрании'] },
  },
];

/** Both languages in which the services write, and the words that their versions have used. */
const headings: Readonly<Record<Exclude<FileColumn, 'name'>, readonly RegExp[]>> = {
  email: [
    /^(user |attendee |participant )?e-?mail( address)?$/,
    /^(адрес )?(эл\.?|электронной|электронная) ?(почты|почта)( пользователя| участника)?$/,
  ],
  account: [/^participant id \(upn\)$/, /^(ид|идентификатор) участника \(upn\)$/],
  joined: [
    /^(join time|first join( time)?|start time)$/,
    /^(время (входа|присоединения|подключения|начала)|первое (присоединение|подключение)|первый вход)$/,
  ],
  left: [
    /^(leave time|last leave( time)?|end time)$/,
    /^(время (выхода|отключения|окончания)|последний выход|последнее отключение)$/,
  ],
  duration: [
    /^(total |in-meeting |attendance |meeting )?duration( \(minutes\))?$/,
    /^(общая )?(дли|продолжи)тельность( участия| посещения)?( (в собрании|собрания))?( \((в )?мин(ут(ах|ы)?|\.)?\))?$/,
  ],
  waiting: [/^in waiting room$/, /^в зале ожидания$/],
};

const longestHeading = 100;

/**
 * What the cells of a row name, when it is the heading of a table; `layout` is null where no column is one of names.
 */
export function headingIn(cells: readonly string[]): { layout: FileLayout | null; places: ColumnPlaces } {
  const words = cells.map((cell) =>
    cell
      .slice(0, longestHeading)
      .toLowerCase()
      .replace(/\s*\((utc|gmt)[^)]*\)/, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  const places: ColumnPlaces = {};
  for (const [column, patterns] of Object.entries(headings) as [FileColumn, readonly RegExp[]][]) {
    const place = words.findIndex((word) => patterns.some((pattern) => pattern.test(word)));
    if (place >= 0) places[column] = place;
  }
  const layout = layouts.find(({ name }) => words.some((word) => name.test(word))) ?? null;
  if (layout) places.name = words.findIndex((word) => layout.name.test(word));
  return { layout, places };
}

/** Whether rows under such a heading say who was there for how long. */
export const isComplete = ({ name, duration, joined, left }: ColumnPlaces): boolean =>
  name !== undefined && (duration !== undefined || (joined !== undefined && left !== undefined));
