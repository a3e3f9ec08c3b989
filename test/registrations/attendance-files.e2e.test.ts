import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  attendanceFile,
  importAttendance,
  importFile,
  importOf,
  type ImportOptions,
  zoomFile,
} from '../support/builders/attendance-files.js';
import { type EventInput, pastEvent } from '../support/builders/events.js';
import { breaches, recordAttendance, registerFor } from '../support/builders/registrations.js';
import { startWorld, type World } from '../support/harness/world.js';

/** What `expected.json` says of the files beside it. */
interface ExpectedPerson {
  name: string;
  email: string | null;
  day: string;
  minutes: number | null;
  alsoRightMinutes?: number;
  lines: number[];
}
interface ExpectedFile {
  file: string;
  event: { timeZone: string; days: { startsAt: string; endsAt: string }[] };
  date: string | null;
  people: ExpectedPerson[];
  absent: { name: string; line: number }[];
  notUnderstood: { line: number; name: string; found?: string }[];
  otherwise: { date: string | null; expect: string }[];
}
interface ExpectedTogether extends Pick<ExpectedFile, 'event' | 'date'> {
  files: string[];
  people: Omit<ExpectedPerson, 'lines'>[];
}
const expected = JSON.parse(readFileSync('test/files/attendance/expected.json', 'utf8')) as {
  files: ExpectedFile[];
  together: ExpectedTogether[];
};

let world: World;
beforeAll(async () => {
  world = await startWorld();
  for (const [givenNames, familyName, email] of people) {
    const id = await world.newMember(givenNames, familyName, 'GE', email);
    memberOf.set(`${givenNames} ${familyName}`, id);
  }
});
afterAll(async () => {
  expect(await breaches(world)).toEqual([]);
  await world.stop();
});

/** Everybody whom the files name, as they are in the directory. */
const people = [
  ['Žofie', 'Hálová-Třísková', 'zofie@secretariat.example'],
  ['Олена', 'Гриценко-Лісова', 'olena@mission-a.example'],
  ['Jürgen', 'Grünwaldt-Öhm', 'juergen@mission-b.example'],
  ['Łucja', 'Wąsowska-Źdźbło', 'lucja@mission-f.example'],
  ['Íñigo', 'Muñoz-Ibarrondo', 'inigo@lecturers.example'],
  ['Дарина', 'Кульчицька-Яр', 'daryna@lecturers.example'],
  ['Éloïse', 'Fèvre-Garçonnet', 'eloise@mission-c.example'],
  ['Ґеорґій', 'Їжакевич-Шум', 'georgii@mission-d.example'],
  ['Петро', 'Щербань-Ключ', 'petro@mission-a.example'],
  ['Øyvind', 'Bjørnås-Lindahl', 'oeyvind@mission-e.example'],
  ['Đurđica', 'Šimić-Žagar', 'durdica@mission-i.example'],
  ['Nadia "Nadiyka"', 'Kravets-Bila', null],
  ['Sæunn', 'Weiß-Ångström', 'saeunn@mission-g.example'],
  ['Айгүл', 'Қожабек-Сәтті', 'aigul@mission-h.example'],
  ['Ерлан', 'Шоқан-Бектұр', null],
] as const;
const memberOf = new Map<string, string>();

/** Of a name in a file the person of the directory: who shares most words with it. */
function inDirectory(name: string): string {
  const words = new Set(name.match(/[\p{L}]+/gu));
  const shared = (one: string): number => one.match(/[\p{L}]+/gu)!.filter((word) => words.has(word)).length;
  const known = people.map(([givenNames, familyName]) => `${givenNames} ${familyName}`);
  return known.reduce((one, other) => (shared(other) > shared(one) ? other : one));
}

/** An event of the past at which everybody has a seat; answers it with the registrations by name. */
async function eventOf({ timeZone, days }: ExpectedFile['event'], changes: Partial<EventInput> = {}) {
  const [startsAt, endsAt] = [days[0]!.startsAt, days.at(-1)!.endsAt];
  const { id: event } = await pastEvent(world, { timeZone, startsAt, endsAt, days, ...changes });
  const registrationOf = new Map<string, string>();
  for (const [name, member] of memberOf) registrationOf.set(name, (await registerFor(world, event, member)).id);
  return { event, registrationOf };
}

interface Recorded {
  name: string;
  day: string;
  attendance: string;
  minutes: number | null;
}

/** What stands in the book, by the names of the directory. */
async function recorded(event: string): Promise<Recorded[]> {
  const rows = await world.database.rows<Recorded>(
    `SELECT m.given_names || ' ' || m.family_name AS name, d.date AS day, d.attendance, d.minutes
     FROM day_attendance d JOIN registration r ON r.id = d.registration_id JOIN member m ON m.id = r.member_id
     WHERE r.event_id = $1 AND d.attendance <> 'EXPECTED'`,
    [event],
  );
  return rows.sort(byName);
}
const minutesOf = async (event: string): Promise<Record<string, number | null>> =>
  Object.fromEntries((await recorded(event)).map(({ name, minutes }) => [name, minutes]));

const refusalOf = async (event: string, bytes: Buffer, options: ImportOptions = {}) =>
  world.as('secretariat').refusal(importAttendance, await importOf(world, event, bytes, options));

const byName = (one: { name: string }, other: { name: string }): number => (one.name < other.name ? -1 : 1);

describe('the file of a meeting service is taken over as it is meant', () => {
  it.each(expected.files.map((file) => [file.file, file] as const))('%s', async (name, file) => {
    const { event, registrationOf } = await eventOf(file.event);
    const known = file.people.filter(({ minutes }) => minutes !== null);
    // A single given name is only proposed.
    const uncertain = known.filter((person) => !/[\s,]/.test(person.name));
    const { rows, rowCount } = await importFile(world, event, attendanceFile(name), { date: file.date });
    expect(rowCount).toBe(rows.length);
    for (const person of known) {
      const row = rows.find((one) => one.line === person.lines[0]);
      expect(row).toMatchObject({ name: person.name, minutes: person.minutes });
      const id = registrationOf.get(inDirectory(person.name));
      if (uncertain.includes(person)) expect(row!.candidates).toEqual([{ id }]);
      else expect(row).toMatchObject({ registration: { id }, problem: null });
    }
    for (const { line, name: spoilt, found } of file.notUnderstood) {
      const row = rows.find((one) => one.line === line)!;
      expect(row).toMatchObject({ name: spoilt, minutes: null, attendance: null, registration: null });
      expect(row.problem).toContain(found ?? 'does not say when this person left');
    }
    for (const { line } of file.absent) expect(rows.map((row) => row.line)).not.toContain(line);
    expect(rows).toHaveLength(known.length + file.notUnderstood.length);
    expect((await recorded(event)).map(({ name: who, day, minutes }) => ({ name: who, day, minutes }))).toEqual(
      known
        .filter((person) => !uncertain.includes(person))
        .map((person) => ({ name: inDirectory(person.name), day: person.day, minutes: person.minutes }))
        .sort(byName),
    );
  });

  const other = expected.files.flatMap((file) => file.otherwise.map((otherwise) => ({ file, ...otherwise })));
  it.each(other.map((one) => [`${one.file.file} of ${one.date ?? 'no day'} is ${one.expect}`, one] as const))(
    '%s',
    async (_, { file, date, expect: outcome }) => {
      const { event } = await eventOf(file.event);
      const field = outcome.includes('on date') ? 'date' : outcome.includes('on upload') ? 'upload' : null;
      if (!field) return void (await importFile(world, event, attendanceFile(file.file), { date }));
      expect(await refusalOf(event, attendanceFile(file.file), { date })).toEqual({ code: 'BAD_INPUT', field });
      expect(await recorded(event)).toEqual([]);
    },
  );
});

describe('a meeting cut in two adds up', () => {
  const [cut] = expected.together as [ExpectedTogether];
  const inAll = Object.fromEntries(cut.people.map(({ name, minutes }) => [inDirectory(name), minutes]));
  const [part1, part2] = cut.files.map(attendanceFile) as [Buffer, Buffer];
  /** The same rows in a file of other bytes. */
  const downloadedAgain = (bytes: Buffer): Buffer =>
    Buffer.from(
      `\uFEFF${bytes
        .toString('utf8')
        .replace(/^\uFEFF/, '')
        .replaceAll('\n', '\r\n')}\r\n`,
      'utf16le',
    );

  it.each([
    ['in order', [part1, part2]],
    ['in the other order', [part2, part1]],
    ['with a third download of the first', [part1, part2, downloadedAgain(part1)]],
    ['with a third download between them', [part2, downloadedAgain(part2), part1]],
    ['pasted one under the other', [Buffer.concat([part1, Buffer.from('\n'), part2])]],
    ['pasted without a gap, and then one again', [Buffer.concat([part1, part2]), part2]],
  ])('%s', async (_, files) => {
    const { event } = await eventOf(cut.event);
    for (const bytes of files) await importFile(world, event, bytes);
    expect(await minutesOf(event)).toEqual(inAll);
  });

  it('also where a file says how long and not when, and the same rows once more add nothing', async () => {
    const { event } = await eventOf(cut.event);
    const silent = (...lines: string[]): Buffer =>
      Buffer.from(['Name (original name),Email,Duration (minutes)', ...lines].join('\n'));
    const first = silent('Олена Гриценко-Лісова,olena@mission-a.example,58', 'Đurđica Šimić-Žagar,,30');
    const second = silent('Олена Гриценко-Лісова,olena@mission-a.example,56', 'Đurđica Šimić-Žagar,,30');
    for (const bytes of [first, second, downloadedAgain(first)]) await importFile(world, event, bytes);
    expect(await minutesOf(event)).toEqual({ 'Олена Гриценко-Лісова': 114, 'Đurđica Šimić-Žagar': 60 });
  });

  it('not where one file says how long, and another when the same people were there', async () => {
    const { event } = await eventOf(cut.event);
    const silent = Buffer.from(
      [
        'Name (original name),Email,Total duration (minutes)',
        'Олена Гриценко-Лісова,olena@mission-a.example,58',
        'Петро Щербань-Ключ,petro@mission-a.example,56',
        'Đurđica Šimić-Žagar,,30',
      ].join('\n'),
    );
    for (const bytes of [silent, part1, part2]) await importFile(world, event, bytes);
    expect(await minutesOf(event)).toEqual(inAll);
  });
});

const october15 = { timeZone: 'Europe/Vienna', days: [{ startsAt: '2026-10-15T10:00', endsAt: '2026-10-15T12:00' }] };
const at = (from: string, to: string): string => `10/15/2026 ${from},10/15/2026 ${to}`;

describe('a row of the review', () => {
  it('can be given to a person by hand, and the same file again takes back what it gave', async () => {
    const { event, registrationOf } = await eventOf(october15);
    const bytes = zoomFile(
      `Delegation of A,delegation@mission-a.example,${at('10:00', '10:50')},50`,
      `Delegation of A,delegation@mission-a.example,${at('11:05', '11:55')},50`,
      `iPad,,${at('10:00', '12:00')},120`,
    );
    const shown = await importFile(world, event, bytes, { dryRun: true });
    expect(shown).toMatchObject({ matched: 0, rowCount: 2, rows: [{ line: 2, minutes: 100 }, { line: 4 }] });
    const [olena, petro] = [memberOf.get('Олена Гриценко-Лісова')!, memberOf.get('Петро Щербань-Ключ')!];
    const given = await importFile(world, event, bytes, {
      assign: [
        { line: 2, member: olena.toUpperCase() },
        { line: 4, member: petro },
      ],
    });
    expect(given.rows).toMatchObject([
      { line: 2, registration: { id: registrationOf.get('Олена Гриценко-Лісова') }, problem: null },
      { line: 4, registration: { id: registrationOf.get('Петро Щербань-Ключ') }, attendance: 'ATTENDED' },
    ]);
    expect(await minutesOf(event)).toEqual({ 'Олена Гриценко-Лісова': 100, 'Петро Щербань-Ключ': 120 });
    await importFile(world, event, bytes, {
      assign: [
        { line: 2, member: olena },
        { line: 3, member: petro },
      ],
    });
    expect(await minutesOf(event)).toEqual({ 'Олена Гриценко-Лісова': 50, 'Петро Щербань-Ключ': 50 });
    await importFile(world, event, bytes);
    expect(await recorded(event)).toEqual([]);
  });

  it('cannot be given to who has no seat, nor twice, nor where there is none', async () => {
    const { event } = await eventOf(october15);
    const bytes = zoomFile(`iPad,,${at('10:00', '12:00')},120`);
    const member = memberOf.get('Олена Гриценко-Лісова')!;
    for (const [assign, field] of [
      [[{ line: 2, member: world.ids.expert }], 'assign.0.member'],
      [[{ line: 3, member }], 'assign.0.line'],
      [
        [
          { line: 2, member },
          { line: 2, member },
        ],
        'assign.1.line',
      ],
      [[{ line: 0, member }], 'assign.0.line'],
    ] as const)
      expect(await refusalOf(event, bytes, { assign: [...assign] })).toEqual({ code: 'BAD_INPUT', field });
    expect(await recorded(event)).toEqual([]);
  });

  it('gives back what was recorded by hand when it goes to somebody else', async () => {
    const { event } = await eventOf(october15);
    const [olena, petro] = [memberOf.get('Олена Гриценко-Лісова')!, memberOf.get('Петро Щербань-Ключ')!];
    const entries = [{ member: olena, attendance: 'PARTIAL' as const, minutes: 20 }];
    await world.as('secretariat').ask(recordAttendance, { event, entries });
    const bytes = zoomFile(`iPad,,${at('10:00', '12:00')},120`);
    await importFile(world, event, bytes, { assign: [{ line: 2, member: olena }] });
    expect(await minutesOf(event)).toEqual({ 'Олена Гриценко-Лісова': 120 });
    await importFile(world, event, bytes, { assign: [{ line: 2, member: petro }] });
    expect(await minutesOf(event)).toEqual({ 'Олена Гриценко-Лісова': 20, 'Петро Щербань-Ключ': 120 });
  });

  it('stands by the word of who recorded the same by hand, also once the file says otherwise', async () => {
    const { event } = await eventOf(october15);
    const olena = memberOf.get('Олена Гриценко-Лісова')!;
    const bytes = zoomFile(`iPad,,${at('10:00', '12:00')},120`);
    await importFile(world, event, bytes, { assign: [{ line: 2, member: olena }] });
    const entries = [{ member: olena, attendance: 'ATTENDED' as const, minutes: 120 }];
    await world.as('secretariat').ask(recordAttendance, { event, entries });
    await importFile(world, event, bytes);
    expect(await minutesOf(event)).toEqual({ 'Олена Гриценко-Лісова': 120 });
  });

  it('proposes who is written otherwise, and says why', async () => {
    const { event } = await eventOf(october15);
    const registered = new Map<string, string>();
    for (const [givenNames, familyName] of [
      ['Hans', 'Müller'],
      ['Øystein', 'Håland'],
      ['Đorđe', 'Petrović'],
      ['Anna', 'Kowalska'],
    ] as const) {
      const member = await world.newMember(givenNames, familyName, 'GE');
      registered.set(familyName, (await registerFor(world, event, member)).id);
    }
    const time = at('10:00', '12:00');
    const { rows } = await importFile(
      world,
      event,
      zoomFile(
        `Mueller Hans,,${time},120`,
        `Oeystein Haaland,,${time},120`,
        `Dorde Petrovic,,${time},120`,
        `"Kowalska, A.",,${time},120`,
        `Jürgen Grünwaldt-Öhm (Mission B),,${time},120`,
      ),
    );
    const candidates = rows.map((row) => row.candidates.map(({ id }) => id));
    expect(candidates).toEqual([
      ...['Müller', 'Håland', 'Petrović', 'Kowalska'].map((name) => [registered.get(name)]),
      [],
    ]);
    expect(rows.map(({ registration }) => registration !== null)).toEqual([false, false, false, false, true]);
    for (const row of rows.slice(0, 3)) expect(row.problem).toContain('the same name, spelt otherwise');
    expect(rows[3]!.problem).toContain('the family name and the initials fit');
  });

  it('is proposed where the address is one person’s and the name another’s', async () => {
    const { event, registrationOf } = await eventOf(october15);
    const bytes = zoomFile(`Петро Щербань-Ключ,olena@mission-a.example,${at('10:00', '12:00')},120`);
    const { rows } = await importFile(world, event, bytes);
    expect(rows[0]!.registration).toBeNull();
    expect(rows[0]!.candidates.map(({ id }) => id)).toEqual([
      registrationOf.get('Петро Щербань-Ключ'),
      registrationOf.get('Олена Гриценко-Лісова'),
    ]);
    expect(await recorded(event)).toEqual([]);
  });
});

describe('of a day', () => {
  const quarter = async (minutes: number, changes: Partial<EventInput> = {}) => {
    const { event } = await eventOf(october15, changes);
    await importFile(world, event, zoomFile(`Олена Гриценко-Лісова,,,,${minutes}`));
    return (await recorded(event)).map(({ attendance }) => attendance);
  };

  it.each([
    [120, 'ATTENDED'],
    [90, 'ATTENDED'],
    [89, 'PARTIAL'],
    [1, 'PARTIAL'],
    [0, 'NO_SHOW'],
  ])('%i minutes of two hours are %s, whatever certificates ask for', async (minutes, attendance) => {
    expect(await quarter(minutes)).toEqual([attendance]);
    expect(await quarter(minutes, { certificateFromShare: 0.2 })).toEqual([attendance]);
    expect(await quarter(minutes, { certificateFromShare: 1 })).toEqual([attendance]);
  });

  it('a record by hand is never lowered, also by several files, and an excuse not by somebody’s absence', async () => {
    const { event } = await eventOf(october15);
    const entries = [
      { member: memberOf.get('Олена Гриценко-Лісова')!, attendance: 'ATTENDED' as const, minutes: 118 },
      { member: memberOf.get('Петро Щербань-Ключ')!, attendance: 'EXCUSED' as const },
    ];
    await world.as('secretariat').ask(recordAttendance, { event, entries });
    await importFile(world, event, zoomFile(`Олена Гриценко-Лісова,,${at('10:00', '10:50')},50`));
    const { rows } = await importFile(
      world,
      event,
      zoomFile(`Олена Гриценко-Лісова,,${at('11:05', '11:55')},50`, 'Петро Щербань-Ключ,,,,0'),
    );
    expect(rows.map(({ problem }) => problem!.split('. ')[0])).toEqual([
      'Already recorded: attended, 118 min',
      'Already recorded: excused',
    ]);
    expect(await recorded(event)).toMatchObject([
      { attendance: 'ATTENDED', minutes: 118 },
      { attendance: 'EXCUSED', minutes: null },
    ]);
    await importFile(world, event, zoomFile(`Олена Гриценко-Лісова,,${at('11:40', '12:10')},30`));
    expect(await minutesOf(event)).toMatchObject({ 'Олена Гриценко-Лісова': 118 });
    await importFile(world, event, zoomFile(`Олена Гриценко-Лісова,,${at('09:30', '10:10')},40`));
    expect(await minutesOf(event)).toMatchObject({ 'Олена Гриценко-Лісова': 145 });
  });

  it('stays go along with the day of the book, and go with it', async () => {
    const { event } = await eventOf(october15);
    await importFile(world, event, zoomFile(`Олена Гриценко-Лісова,,${at('10:00', '10:50')},50`));
    const ofEvent = 'FROM registration r WHERE r.id = registration_id AND r.event_id = $1';
    await world.database.rows(`UPDATE day_attendance SET date = '2026-10-14' ${ofEvent}`, [event]);
    const stays = () =>
      world.database.rows<{ date: string }>(
        `SELECT s.date FROM attendance_stay s JOIN registration r ON r.id = s.registration_id WHERE r.event_id = $1`,
        [event],
      );
    expect(await stays()).toEqual([{ date: '2026-10-14' }]);
    await world.database.rows(
      `DELETE FROM day_attendance USING registration r WHERE r.id = registration_id AND r.event_id = $1`,
      [event],
    );
    expect(await stays()).toEqual([]);
  });
});

describe('the review of a long file', () => {
  it('is read page by page, in the order of lines', async () => {
    const { event } = await eventOf(october15);
    const bytes = zoomFile(
      ...Array.from({ length: 2_500 }, (_, index) => `Guest ${index},,${at('10:00', '12:00')},120`),
    );
    const page = (first?: number, afterLine?: number) =>
      importFile(world, event, bytes, { dryRun: true, ...(first && { first }), ...(afterLine && { afterLine }) });
    const lines = async (first?: number, afterLine?: number) => {
      const { rowCount, rows } = await page(first, afterLine);
      expect(rowCount).toBe(2_500);
      return rows.map(({ line }) => line);
    };
    const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
    expect(await lines()).toEqual(numbers(2, 1_000));
    expect(await lines(3, 999)).toEqual([1_000, 1_001, 1_002]);
    expect(await lines(1_000, 2_400)).toEqual(numbers(2_401, 101));
    expect(await lines(5, 2_501)).toEqual([]);
    for (const first of [0, 1_001])
      expect(await refusalOf(event, bytes, { dryRun: true, first })).toMatchObject({ code: 'BAD_INPUT' });
  });
});
