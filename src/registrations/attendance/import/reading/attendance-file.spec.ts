import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { textEncodingOf } from '../../../../platform/index.js';
import { minutesPresent } from '../review/stays.js';
import { type AttendanceFile, readAttendanceFile } from './attendance-file.js';
import { Unreadable } from './unreadable.js';

const bytesOf = (name: string): Buffer => readFileSync(`test/files/attendance/${name}`);
const read = (bytes: Buffer, days: string[] = []) => readAttendanceFile(bytes, textEncodingOf(bytes), days);
const people = ({ attendees }: AttendanceFile) =>
  attendees.map(({ line, name, email, joins }) => [line, name, email, minutesPresent(joins)]);

describe('the attendance file', () => {
  it.each<[string, unknown[][]]>([
    [
      'zoom-en.csv',
      [
        [6, 'Olena (Олена Коваленко "Лісова")', null, 125],
        [8, 'Lomidze, Giorgi', 'EXPERT2@cast.example', 40],
        [9, 'iPhone', null, 120],
        [10, '=HYPERLINK("https://example.org","Nino")', null, 10],
      ],
    ],
    [
      'zoom-earlier-en.csv',
      [
        [2, 'Giorgi Lomidze', 'expert2@cast.example', 95],
        [3, 'Nino Beridze (host)', null, 118],
      ],
    ],
    [
      'zoom-ru.csv',
      [
        [5, 'Коваленко «Лісова» Олена', null, 120],
        [6, 'Гиорги Ломидзе', null, 40],
      ],
    ],
    [
      'teams-en.csv',
      [
        [17, 'Olena Kovalenko «Lisova» (Guest)', null, 125],
        [19, 'Giorgi Lomidze', 'Expert2@cast.example', 40],
        [20, '"Nino" Beridze', null, 62],
      ],
    ],
    [
      'teams-ru.csv',
      [
        [10, 'Олена Коваленко "Лісова" (Гость)', null, 62],
        [11, 'Giorgi Lomidze', 'expert2@cast.example', 40],
      ],
    ],
    [
      'webex-en.csv',
      [
        [2, 'Олена Коваленко «Лісова»', 'expert@cast.example', 122],
        [4, 'Giorgi Lomidze', null, 40],
      ],
    ],
    [
      'webex-ru.csv',
      [
        [2, 'Коваленко «Лісова», Олена', null, 120],
        [3, 'Giorgi Lomidze', 'expert2@cast.example', 40],
      ],
    ],
  ])('%s', (name, expected) => {
    const file = read(bytesOf(name));
    expect(people(file)).toEqual(expected);
    expect(file.notUnderstood).toEqual([]);
  });

  it('is of the day that its times say', () => {
    for (const name of ['zoom-en.csv', 'zoom-ru.csv', 'teams-en.csv', 'teams-ru.csv', 'webex-en.csv', 'webex-ru.csv']) {
      const spans = read(bytesOf(name)).attendees.flatMap(({ joins }) => joins.map(({ span }) => span));
      expect(spans.map((span) => span?.from.slice(0, 10))).toEqual(spans.map(() => '2025-03-04'));
    }
  });

  it('is read as well after its mark of encoding was lost', () => {
    for (const name of ['zoom-ru.csv', 'teams-ru.csv', 'webex-en.csv']) {
      const bytes = bytesOf(name);
      const mark = bytes[0] === 0xef ? 3 : 2;
      expect(read(bytes.subarray(mark))).toEqual(read(bytes));
    }
  });
});

describe('a file of the same kind in another shape', () => {
  const text = (...lines: string[]): Buffer => Buffer.from(lines.join('\n'));
  const tabs = (...lines: string[]): Buffer => text(...lines.map((line) => line.replaceAll('|', '\t')));
  const shown = (file: AttendanceFile) => [
    people(file).map(
      ([line, name, email, minutes]) => `${line as number} ${name as string} ${email as string} ${minutes as number}`,
    ),
    file.notUnderstood.map(({ line, name }) => `${line} ${name}`),
  ];
  const understood = (bytes: Buffer) => shown(read(bytes))[0];

  it.each<[string, Buffer, string[]]>([
    [
      'Zoom, unique viewers behind the columns of the meeting, without times',
      text(
        'Topic,Meeting ID,User Name,User Email,Start Time,End Time,Duration (Minutes),Participants,' +
          'Name (Original Name),User Email,Total Duration (Minutes),Guest',
        'X,812,Host,host@x.example,10/13/2026 09:49 AM,10/13/2026 12:03 PM,134,2,Olena Kovalenko,olena@x.example,5,Yes',
        'X,812,Host,host@x.example,10/13/2026 09:49 AM,10/13/2026 12:03 PM,134,2,Petro Shcherban,,50,Yes',
      ),
      ['2 Olena Kovalenko olena@x.example 5', '3 Petro Shcherban null 50'],
    ],
    [
      'Zoom in German behind the columns of the meeting',
      text(
        'Thema,Meeting-ID,Benutzername,Benutzer-E-Mail,Startzeit,Endzeit,Dauer (Minuten),Teilnehmer,' +
          'Name (Originalname),Benutzer-E-Mail,Beitrittszeit,Austrittszeit,Dauer (Minuten),Gast,' +
          'Im Warteraum',
        'X,812,Host,host@x.example,13.10.2026 09:49,13.10.2026 12:03,134,2,Jürgen Öhm,' +
          'juergen@x.example,13.10.2026 11:55,13.10.2026 12:00,5,Ja,Nein',
        'X,812,Host,host@x.example,13.10.2026 09:49,13.10.2026 12:03,134,2,iPad,,13.10.2026 09:50,' +
          '13.10.2026 09:55,5,Ja,Ja',
      ),
      ['2 Jürgen Öhm juergen@x.example 5'],
    ],
    [
      'Zoom with a table of the meeting in German',
      text(
        'Thema,ID,Name des Hosts,E-Mail des Hosts,Startzeit,Endzeit,Teilnehmer,Dauer (Minuten)',
        'X,812,Host,host@x.example,13.10.2026 09:49,13.10.2026 12:03,2,134',
        '',
        'Name (Originalname),E-Mail,Beitrittszeit,Verlassen um,Dauer (Minuten)',
        'Jürgen Öhm,,13.10.2026 11:00,13.10.2026 12:00,60',
      ),
      ['5 Jürgen Öhm null 60'],
    ],
    [
      'a webinar in French, with people who called by phone, and who never came',
      text(
        'Rapport des participants',
        'Sujet,ID du webinaire,Heure de début réelle,Durée réelle (minutes)',
        'X,845,"14 oct. 2026 09:45",138',
        "Détails de l'hôte",
        "Participé,Nom d'utilisateur (nom d'origine),E-mail,Heure d'arrivée,Heure de départ," +
          'Durée de la session (minutes)',
        'Oui,Éloïse Fèvre,eloise@x.example,14 oct. 2026 09:45:00,14 oct. 2026 10:45:00,60',
        'Détails du participant',
        "Participé,Nom d'utilisateur (nom d'origine),Prénom,Nom,E-mail,Heure d'inscription," +
          "Heure d'arrivée,Heure de départ,Durée de la session (minutes)",
        'Oui,Íñigo Muñoz,Íñigo,Muñoz,inigo@x.example,1 oct. 2026 08:00:00,14 oct. 2026 10:00:00,' +
          '14 oct. 2026 10:30:00,30',
        'Non,Petro Ключ,Petro,Ключ,petro@x.example,1 oct. 2026 08:00:00,--,--,--',
        'Autres participants',
        "Nom d'utilisateur,Heure d'arrivée,Heure de départ,Durée de la session (minutes)",
        '43158144**,14 oct. 2026 10:00:00,14 oct. 2026 10:10:00,10',
      ),
      ['6 Éloïse Fèvre eloise@x.example 60', '9 Íñigo Muñoz inigo@x.example 30', '13 43158144** null 10'],
    ],
    [
      'Teams, only who attended',
      tabs(
        'Name|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role',
        'Olena Kovalenko|10/19/26, 9:56:00 AM|10/19/26,' +
          ' 12:01:00 PM|2h 3m 30s||olena_x.example#EXT#@y.example|Presenter',
      ),
      ['2 Olena Kovalenko null 124'],
    ],
    [
      'Teams, where the list of each time lacks somebody of the list of people',
      tabs(
        '2. Participants',
        'Name|First Join|Last Leave|In-Meeting Duration|Email',
        'Olena|10/19/26, 9:56:00 AM|10/19/26, 12:01:00 PM|1h|olena@x.example',
        'Petro|10/19/26, 10:00:00 AM|10/19/26, 11:00:00 AM|40m|',
        '',
        '3. In-Meeting Activities',
        'Name|Join Time|Leave Time|Duration|Email',
        'Olena|10/19/26, 9:56:00 AM|10/19/26, 10:26:00 AM|30m|olena@x.example',
        'Olena|10/19/26, 11:31:00 AM|10/19/26, 12:01:00 PM|30m|olena@x.example',
      ),
      ['4 Petro null 40', '8 Olena olena@x.example 60'],
    ],
    [
      'the old list of Teams in German, in another order and with two devices',
      tabs(
        'Vollständiger Name|Benutzeraktion|Zeitstempel',
        'Jürgen Öhm|Verlassen|20.10.2026, 11:00:00',
        'Jürgen Öhm|Verlassen|20.10.2026, 10:50:00',
        'Jürgen Öhm|Beigetreten|20.10.2026, 10:05:00',
        'Jürgen Öhm|Beigetreten|20.10.2026, 10:00:00',
      ),
      ['4 Jürgen Öhm null 60'],
    ],
    [
      'the old list of Teams in French and Russian',
      tabs(
        "Nom complet|Action de l'utilisateur|Horodatage",
        'Éloïse Fèvre|A rejoint avant|20/10/2026 à 10:00:00',
        'Éloïse Fèvre|A quitté|20/10/2026 à 10:40:00',
        '',
        'Полное имя|Действие пользователя|Метка времени',
        'Олена Лісова|Присоединилась|20.10.2026, 10:00:00',
        'Олена Лісова|Вышла|20.10.2026, 10:30:00',
      ),
      ['2 Éloïse Fèvre null 40', '6 Олена Лісова null 30'],
    ],
    [
      'Google Meet in Russian, with semicolons',
      text(
        'Имя;Фамилия;Электронная почта;Продолжительность;Время входа;Время выхода',
        'Олена;Лісова;o@x.example;1 ч 58 мин;10:01;12:00',
      ),
      ['2 Олена Лісова o@x.example 118'],
    ],
    [
      'Google Meet in French',
      text('Prénom,Nom,E-mail,Durée,Heure d’arrivée,Heure de départ', 'Éloïse,Fèvre,,45 min,10:00,12:02'),
      ['2 Éloïse Fèvre null 45'],
    ],
    [
      'Webex with ="…" between commas, and a comma in it',
      text(
        '"Display Name","Attendee Email","Join Time","Leave Time","Attendance Duration"',
        '"Olena","",="Oct 27, 2026 09:58:00",="Oct 27, 2026 11:00:00","62 mins"',
      ),
      ['2 Olena null 62'],
    ],
    [
      'Webex of earlier years, with dates in a column of their own',
      text(
        'Name,Date,Invited,Registered,Start time,End time,Duration,Email Address',
        'Olena,"October 27, 2026",Yes,N/A,10:00 am,11:02 am,62 mins,o@x.example',
      ),
      ['2 Olena o@x.example 62'],
    ],
    [
      'Teams of 2021, with a summary without numbers, in UTF-16 the other way round',
      Buffer.from(
        '\uFEFFMeeting Summary\r\nTotal Number of Participants\t2\r\nMeeting Title\tX\r\nMeeting ' +
          'Start Time\t4/19/2021, 9:50:11 AM\r\n\r\n' +
          'Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)\r\n' +
          'Olena\t4/19/2021, 9:56:00 AM\t4/19/2021, 10:58:00 AM\t1h 2m\to@x.example\tAttendee\to@x.example\r\n',
        'utf16le',
      ).swap16(),
      ['7 Olena o@x.example 62'],
    ],
    [
      'Teams in Russian, each time that somebody joined',
      tabs(
        '1. Сводка',
        'Название собрания|X',
        'Длительность собрания|2 ч 13 мин 29 с',
        '',
        '2. Участники',
        'Имя|Первое присоединение|Последний выход|Длительность участия в собрании|Электронная почта|Роль',
        'Олена|19.10.2026, 09:56:00|19.10.2026, 12:01:00|2 ч 3 мин|o@x.example|Участник',
        '',
        '3. Действия в собрании',
        'Имя|Время присоединения|Время выхода|Длительность|Электронная почта|Роль',
        'Олена|19.10.2026, 09:56:00|19.10.2026, 10:41:00|45 мин|o@x.example|Участник',
        'Олена|19.10.2026, 10:43:00|19.10.2026, 12:01:00|1 ч 18 мин|o@x.example|Участник',
      ),
      ['11 Олена o@x.example 123'],
    ],
    [
      'Zoom in Russian behind the columns of the meeting',
      text(
        'Тема,Идентификатор конференции,Имя пользователя,Электронная почта пользователя,Время начала,' +
          'Время окончания,Продолжительность (минуты),Участники,Имя (настоящее имя),' +
          'Электронная почта пользователя,Время входа,Время выхода,Продолжительность (минуты),Гость,' +
          'В зале ожидания',
        'X,812,Ведущая,host@x.example,13.10.2026 09:49,13.10.2026 12:03,134,2,Олена Лісова,' +
          'o@x.example,13.10.2026 11:55,13.10.2026 12:00,5,Да,Нет',
      ),
      ['2 Олена Лісова o@x.example 5'],
    ],
    [
      'Zoom with the columns of the meeting behind, and the address before the name',
      text(
        'Email,Name,Join Time,Leave Time,Duration (Minutes),Topic,User Name,Start Time,End Time,Duration (Minutes)',
        'o@x.example,Olena,10/13/2026 11:55 AM,10/13/2026 12:00 PM,5,X,Host,10/13/2026 09:49 AM,' +
          '10/13/2026 12:03 PM,134',
      ),
      ['2 Olena o@x.example 5'],
    ],
    [
      'durations of minutes and seconds beside times',
      text('Name (original name),Join time,Leave time,Duration', 'Olena,10/13/2026 11:00:00,10/13/2026 11:42:10,42:10'),
      ['2 Olena null 42'],
    ],
    [
      'lines that end each in another way, and a gap in the middle',
      Buffer.from('Name (original name),Duration (minutes)\r\nOlena,5\n\n\r\nPetro,6\rNino,7\r\n'),
      ['2 Olena null 5', '5 Petro null 6', '6 Nino null 7'],
    ],
    [
      'names with quotation marks between tabs, which close nothing',
      tabs('Name|Duration|Email', '"Nino|5m|', 'Vano" L|6m|', '"Nadia ""Nadiyka"" Kravets"|7m|'),
      ['2 "Nino null 5', '3 Vano" L null 6', '4 Nadia "Nadiyka" Kravets null 7'],
    ],
  ])('%s', (_, bytes, expected) => {
    expect(understood(bytes)).toEqual(expected);
    expect(read(bytes).notUnderstood).toEqual([]);
  });

  it('names tables and rows that it does not understand, and what of a row contradicts itself', () => {
    const file = read(
      text(
        'Name (original name),Email,Join time,Leave time,Duration (minutes)',
        'Olena,,10/13/2026 10:00 AM,10/13/2026 11:00 AM,60',
        'Petro,,########,########,#VALUE!',
        'Nino,,10/13/2026 11:55 AM,10/13/2026 12:00 PM,134',
        'Vano,,10/13/2026 10:00 AM,,',
        '',
        'Nombre,Correo electrónico,Hora de entrada,Hora de salida',
        'Inés,ines@x.example,13/10/2026 10:00,13/10/2026 11:00',
        'Juan,,13/10/2026 10:00,13/10/2026 11:00',
      ),
    );
    expect(shown(file)).toEqual([
      ['2 Olena null 60'],
      ['7 Nombre, Correo electrónico, Hora de entrada, Hora de salida', '3 Petro', '4 Nino', '5 Vano'],
    ]);
    expect(file.notUnderstood[0]!.reason.en).toContain('the 2 rows under it');
    expect(file.notUnderstood[2]!.reason.en).toContain('"134"');
  });

  it('is two people where two came under one address, and one where a name is a part of the other', () => {
    const bytes = text(
      'Name (original name),Email,Duration (minutes)',
      'Olena (phone),d@x.example,10',
      'Petro Shcherban,D@x.example,20',
      'Olena Kovalenko,d@x.example,30',
      'Nino,n@x.example,5',
      'Müller Hans,m@x.example,5',
      'Hans Mueller,m@x.example,5',
      'Олена Коваленко,o@x.example,5',
      'Olena Kovalenko (iPad),o@x.example,5',
    );
    expect(read(bytes).attendees.map(({ line, name, sharesAddress }) => [line, name, sharesAddress])).toEqual([
      [2, 'Olena Kovalenko', true],
      [3, 'Petro Shcherban', true],
      [5, 'Nino', false],
      [6, 'Müller Hans', false],
      [8, 'Олена Коваленко', false],
    ]);
  });

  it('is the same file however it was saved, and another one once a row differs', () => {
    const lines = ['Name (original name),Duration (minutes)', 'Olena,5', 'Petro,6'];
    const { fingerprint } = read(text(...lines));
    for (const same of [
      Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`),
      Buffer.from(lines.join('\r\n'), 'utf16le'),
      text(lines[0]!, lines[2]!, lines[1]!),
      text('Report generated,today', '', ...lines),
      text(...lines.map((line) => line.replace(',', ';'))),
    ])
      expect(read(same).fingerprint).toBe(fingerprint);
    expect(read(text(...lines, 'Nino,7')).fingerprint).not.toBe(fingerprint);
  });
});

describe('a file of something else', () => {
  const refusalOf = (bytes: Buffer) => {
    try {
      read(bytes);
    } catch (error) {
      if (error instanceof Unreadable) return error;
    }
    throw new Error('It was read');
  };

  it.each([
    ['wrong-budget.csv', 'Line 1: this is no list of participants.', '"Name (original name)"', '"Budget line"'],
    ['wrong-without-duration.csv', 'Line 4:', 'Zoom: "Name (original name)", "Duration (minutes)"', '"Email", "Guest"'],
    ['wrong-encoding.csv', 'neither in UTF-8 nor in UTF-16'],
    ['wrong-quote.csv', 'a quotation mark is opened and not closed'],
  ])('%s is refused saying what is wrong', (name, ...parts) => {
    const { field, reason } = refusalOf(bytesOf(name));
    expect(field).toBe('upload');
    for (const part of parts) expect(reason.en).toContain(part);
    expect(reason.ru).toMatch(/[а-я]/);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['only a mark of encoding', Buffer.from([0xff, 0xfe])],
    ['blank lines', Buffer.from('\r\n\r\n \r\n')],
    ['a heading and nobody', Buffer.from('Name (original name),Duration (minutes)\n')],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['zeros', Buffer.alloc(64)],
    ['too much', Buffer.alloc(5_000_001, 'a')],
  ])('%s is refused', (_what, bytes) => {
    expect(refusalOf(bytes).field).toBe('upload');
  });

  it('does not carry a whole foreign text into the answer', () => {
    expect(refusalOf(Buffer.from(`${'word '.repeat(100_000)}\n`)).reason.en.length).toBeLessThan(700);
  });
});
