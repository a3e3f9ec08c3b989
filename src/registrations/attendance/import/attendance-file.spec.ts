import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../../platform/index.js';
import { type AttendanceFile, readAttendanceFile } from './attendance-file.js';
import { minutesPresent } from './attendance-times.js';

const bytesOf = (name: string): Buffer => readFileSync(`test/files/attendance/${name}`);
const people = ({ attendees }: AttendanceFile) =>
  attendees.map(({ line, name, email, joins }) => [line, name, email, minutesPresent(joins)]);

describe('the attendance file', () => {
  it.each<[string, string, unknown[][]]>([
    [
      'zoom-en.csv',
      'ZOOM',
      [
        [6, 'Olena (Олена Коваленко "Лісова")', null, 125],
        [8, 'Lomidze, Giorgi', 'EXPERT2@cast.example', 40],
        [9, 'iPhone', null, 120],
        [10, '=HYPERLINK("https://example.org","Nino")', null, 10],
      ],
    ],
    [
      'zoom-earlier-en.csv',
      'ZOOM',
      [
        [2, 'Giorgi Lomidze', 'expert2@cast.example', 95],
        [3, 'Nino Beridze (host)', null, 118],
      ],
    ],
    [
      'zoom-ru.csv',
      'ZOOM',
      [
        [5, 'Коваленко «Лісова» Олена', null, 120],
        [6, 'Гиорги Ломидзе', null, 40],
      ],
    ],
    [
      'teams-en.csv',
      'TEAMS',
      [
        [17, 'Olena Kovalenko «Lisova» (Guest)', null, 125],
        [19, 'Giorgi Lomidze', 'Expert2@cast.example', 40],
        [20, '"Nino" Beridze', null, 62],
      ],
    ],
    [
      'teams-ru.csv',
      'TEAMS',
      [
        [10, 'Олена Коваленко "Лісова" (Гость)', null, 62],
        [11, 'Giorgi Lomidze', 'expert2@cast.example', 40],
      ],
    ],
    [
      'webex-en.csv',
      'WEBEX',
      [
        [2, 'Олена Коваленко «Лісова»', 'expert@cast.example', 122],
        [4, 'Giorgi Lomidze', null, 40],
      ],
    ],
    [
      'webex-ru.csv',
      'WEBEX',
      [
        [2, 'Коваленко «Лісова», Олена', null, 120],
        [3, 'Giorgi Lomidze', 'expert2@cast.example', 40],
      ],
    ],
  ])('%s', (name, service, expected) => {
    const file = readAttendanceFile(bytesOf(name), []);
    expect(file.service).toBe(service);
    expect(people(file)).toEqual(expected);
  });

  it('is of the day that its times say', () => {
    for (const name of ['zoom-en.csv', 'zoom-ru.csv', 'teams-en.csv', 'teams-ru.csv', 'webex-en.csv', 'webex-ru.csv']) {
      const spans = readAttendanceFile(bytesOf(name), []).attendees.flatMap(({ joins }) =>
        joins.map(({ span }) => span),
      );
      expect(spans.map((span) => span?.from.slice(0, 10))).toEqual(spans.map(() => '2025-03-04'));
    }
  });

  it('is read as well after its mark of encoding was lost', () => {
    for (const name of ['zoom-ru.csv', 'teams-ru.csv', 'webex-en.csv']) {
      const bytes = bytesOf(name);
      const mark = bytes[0] === 0xef ? 3 : 2;
      expect(readAttendanceFile(bytes.subarray(mark), [])).toEqual(readAttendanceFile(bytes, []));
    }
  });
});

describe('a file of something else', () => {
  const refusalOf = (bytes: Buffer) => {
    try {
      readAttendanceFile(bytes, []);
    } catch (error) {
      if (error instanceof Problem) return error.details[0]!;
    }
    throw new Error('It was read');
  };

  it.each([
    ['wrong-budget.csv', 'Line 1: this is no list of participants.', '"Name (original name)"', '"Budget line"'],
    ['wrong-without-duration.csv', 'Line 4:', 'Zoom: "Name (original name)", "Duration (minutes)"', '"Email", "Guest"'],
    ['wrong-duration.csv', 'Line 3:', 'a while'],
    ['wrong-encoding.csv', 'neither in UTF-8 nor in UTF-16'],
    ['wrong-quote.csv', 'a quotation mark is opened and not closed'],
  ])('%s is refused saying what is wrong', (name, ...parts) => {
    const { code, field, message } = refusalOf(bytesOf(name));
    expect([code, field]).toEqual(['BAD_INPUT', 'upload']);
    for (const part of parts) expect(message.en).toContain(part);
    expect(message.ru).toMatch(/[а-я]/);
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
    expect(refusalOf(bytes)).toMatchObject({ code: 'BAD_INPUT', field: 'upload' });
  });

  it('does not carry a whole foreign text into the answer', () => {
    expect(refusalOf(Buffer.from(`${'word '.repeat(100_000)}\n`)).message.en.length).toBeLessThan(600);
  });
});
