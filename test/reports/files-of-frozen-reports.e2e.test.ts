import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cancelEvent, type EventInput } from '../support/builders/events.js';
import type { Person } from '../support/harness/cast.js';
import { download, refusedDownload } from '../support/harness/downloads.js';
import { attend } from '../support/builders/registrations.js';
import { frozen, releaseReport } from '../support/builders/frozen-reports.js';
import { newIndicator } from '../support/builders/indicators.js';
import { outcomeInput, published } from '../support/builders/outcomes.js';
import { manyMembers } from '../support/builders/people.js';
import { heldEvent } from '../support/builders/reports.js';
import { readPdf } from '../support/oracles/pdf.js';
import {
  endings,
  jsonFor,
  readCsv,
  readDocx,
  readIati,
  readJson,
  readXlsx,
  rowsOf,
} from '../support/oracles/report-files.js';
import { startWorld, type World } from '../support/harness/world.js';

const title = 'Годовой отчёт "2024": <первый> & ’последний’';
/** What a frozen report does not keep. */
const notKept = ['outcomes', 'followUps', 'indicators'];

let world: World;
let id: string;
/** The files of the report of that moment, by language and ending. */
let before: Record<'en' | 'ru', Record<string, Buffer>>;

const narrowed = { from: '2024-01-01', to: '2024-12-31', areas: ['VI', 'II'], states: ['GE', 'XK'] };
const held: Partial<EventInput> = {
  format: 'IN_PERSON',
  seats: [{ mode: 'IN_PERSON', capacity: 40 }],
  venue: { name: 'Ministry', city: 'Tbilisi', state: 'GE' },
};
const addressOf = (ending: string, parameters = '') => `/reports/frozen/${id}.${ending}${parameters}`;

async function filesOf(who: Person, path: (ending: string) => string): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {};
  for (const ending of endings) files[ending] = (await download(world, who, path(ending))).bytes;
  return files;
}

beforeAll(async () => {
  world = await startWorld();
  const guests = (await manyMembers(world, 6, 'GE')).map((member) => ({ member }));
  const someone = await world.newMember('Ждан', 'Бжезинчак-Qwghlm', 'XK');
  const event = await heldEvent(world, '2024-03-01T10:00', [{ member: someone }, ...guests], {
    actions: ['II.3', 'VI.6'],
    networks: [world.networks.asylum],
    ...held,
  });
  await published(world, outcomeInput('A study', { date: '2024-05-20', actions: ['VI.6'] }));
  await newIndicator(world, 'I-1', { actions: ['VI.6'] });
  id = await frozen(world, narrowed, title);
  const live = (locale: string) => (ending: string) =>
    `/reports/activity.${ending}?from=2024-01-01&to=2024-12-31&areas=VI,II&states=GE,XK&locale=${locale}`;
  before = { en: await filesOf('secretariat', live('en')), ru: await filesOf('secretariat', live('ru')) };
  const people = [someone, ...guests.map(({ member }) => member)];
  await attend(
    world,
    event,
    people.map((member) => ({ member, attendance: 'NO_SHOW' })),
  );
  await world.as('secretariat').ask(cancelEvent, { id: event });
}, 120_000);
afterAll(async () => {
  await world.stop();
});

const refusalOf = async (who: Person | 'nobody', path: string) => {
  const { status, code, field } = await refusedDownload(world, who, path);
  return [status, code, field];
};

describe('a frozen report as a file', () => {
  it('says in each form and language what the report said then, whatever was changed since', async () => {
    for (const locale of ['en', 'ru'] as const) {
      const now = await filesOf('secretariat', (ending) => addressOf(ending, `?locale=${locale}`));
      const then = before[locale];
      const today = await jsonFor(world, 'secretariat', { ...narrowed, locale });
      const sections = readJson(then['json']!).sections.filter(({ key }) => !notKept.includes(key));
      expect(rowsOf(readJson(then['json']!), 'total')).not.toEqual(rowsOf(today, 'total'));
      expect(readJson(now['json']!).sections).toEqual(sections);

      const keys = ['title', ...sections.map(({ key }) => key)];
      const kept = (file: Buffer) => readCsv(file).filter(({ section }) => keys.includes(section!));
      expect(kept(now['csv']!)).toEqual(kept(then['csv']!).map((line) => expect.objectContaining(withoutLists(line))));

      const titles = sections.map((section) => section.title);
      const sheets = async (file: Buffer) =>
        (await readXlsx(file))
          .filter(({ sheet }) => titles.includes(sheet))
          .map(({ sheet, data }) => ({ sheet, data }));
      expect(await sheets(now['xlsx']!)).toEqual(await sheets(then['xlsx']!));

      // What is listed today only, and what is counted of it, stands in tables of its own.
      const tables = (file: Buffer) => new Set(readDocx(file).tables.map(({ rows }) => JSON.stringify(rows)));
      expect([...tables(now['docx']!)].filter((table) => !tables(then['docx']!).has(table))).toHaveLength(1);
      expect(readIati(now['xml']!).result).toEqual(readIati(then['xml']!).result);

      const pdf = (await readPdf(now['pdf']!)).pageTexts.join(' ');
      const [figures] = await sheets(then['xlsx']!);
      for (const [figure, value] of figures!.data)
        expect([figure, pdf.includes(`${figure} ${value === 0 ? '–' : value}`)]).toEqual([figure, true]);
    }
  });

  it('says that it is frozen, under which title, what it is narrowed to, and what is not kept', async () => {
    const file = readJson((await download(world, 'secretariat', addressOf('json', '?locale=ru'))).bytes);
    expect(file.facts.map(({ label, text }) => `${label}: ${text}`)).toEqual([
      `Зафиксированный отчёт: ${title}`,
      expect.stringMatching(/^План: /),
      'Период: с 1 января 2024 г. по 31 декабря 2024 г.',
      expect.stringMatching(/^Направления: II .*; VI /),
      'Только участники этих государств: Грузия; Косово*',
      expect.stringMatching(/^Данные на: /),
      'Публикация: Для внутреннего пользования, не для публикации',
    ]);
    expect(file.notes[0]).toMatch(/^Этот отчёт зафиксирован/);
    expect(file.footnotes).toHaveLength(1);
    const live = readJson(before.ru['json']!);
    expect(live.notes[0]).not.toMatch(/зафиксирован/);
    expect(live.facts.map(({ label }) => label)).not.toContain('Зафиксированный отчёт');
    expect(file.sections.filter(({ key }) => notKept.includes(key))).toEqual([]);
    for (const ending of ['docx', 'pdf', 'csv', 'xlsx']) {
      const { bytes } = await download(world, 'secretariat', addressOf(ending));
      const text = await textOf(ending, bytes);
      expect({ ending, named: text.includes(title) }).toEqual({ ending, named: true });
      expect({ ending, frozen: text.includes('This report was frozen') }).toEqual({ ending, frozen: true });
    }
  });

  it('lists the events as they were, also those that were cancelled since', async () => {
    const file = readJson((await download(world, 'secretariat', addressOf('json', '?locale=ru'))).bytes);
    expect(rowsOf(file, 'events')).toEqual([
      {
        ...{ date: '2024-03-01', title: expect.any(String) as unknown, kind: 'Семинар', city: 'Tbilisi' },
        ...{ format: 'Очно', areas: 'II; VI', actions: 'II.3; VI.6', representedStates: 'Грузия; Косово*' },
        ...{ representedOrganisations: '', participants: 7, remark: '' },
      },
    ]);
    expect(rowsOf(file, 'events')).toEqual(rowsOf(readJson(before.ru['json']!), 'events'));
  });

  it('tells all that was counted', async () => {
    const whole = readJson((await download(world, 'secretariat', addressOf('json'))).bytes);
    expect(rowsOf(whole, 'states').find(({ name }) => name === 'Kosovo*')).toMatchObject({ events: 1, people: 1 });
  });

  it('calls everything for ever as it was called then, in the order of those names', async () => {
    const whole = await frozen(world, {
      from: '2024-01-01',
      to: '2024-12-31',
      networks: Object.values(world.networks),
    });
    const files = async () => {
      const made: unknown[] = [];
      for (const address of [`${id}.ENDING?locale=ru`, `${whole}.ENDING?locale=en`]) {
        const path = (ending: string) => `/reports/frozen/${address.replace('ENDING', ending)}`;
        made.push(await written(await filesOf('secretariat', path)));
      }
      return made;
    };
    const then = await files();
    const today = async () =>
      readJson((await download(world, 'secretariat', '/reports/activity.json?from=2024-01-01&to=2024-12-31')).bytes);
    const live = await today();
    await renameEverything(world);
    expect((await today()).sections).not.toEqual(live.sections);
    expect(await files()).toEqual(then);
    const text = JSON.stringify(then);
    expect(text).toContain('Косово*');
    expect(text).not.toContain('Renamed');
  });

  it('is named after its days and the day on which it was frozen', async () => {
    const { headers } = await download(world, 'secretariat', addressOf('csv', '?locale=en'));
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename=activity-report-pp-2023-2027-2024-01-01-2024-12-31-frozen-\d{4}-\d\d-\d\d-en\.csv$/,
    );
    expect(headers).toMatchObject({ 'content-language': 'en', 'cache-control': 'private, no-store' });
  });

  it('is there for the secretariat, and nothing else is', async () => {
    const nobodys = '01a00000-0000-7000-8000-000000000000';
    for (const ending of endings) {
      expect(await refusalOf('nobody', addressOf(ending))).toEqual([401, 'UNAUTHENTICATED', null]);
      for (const who of ['expert', 'organiser', 'contactPoint', 'observer'] as const)
        expect(await refusalOf(who, addressOf(ending))).toEqual([404, 'NOT_FOUND', null]);
    }
    for (const unknown of [nobodys, 'no-id', '%00', "'", id.slice(1)])
      expect(await refusalOf('secretariat', `/reports/frozen/${unknown}.csv`)).toEqual([404, 'NOT_FOUND', 'id']);
    expect(await refusalOf('secretariat', addressOf('csv', '?from=2023-01-01'))).toEqual([400, 'BAD_INPUT', 'from']);
    expect(await refusalOf('secretariat', addressOf('csv', '?locale=de'))).toEqual([400, 'BAD_INPUT', 'locale']);
    expect((await world.as('secretariat').get(addressOf('exe'))).status).toBe(404);
  });
});

describe('an edition of a frozen report as a file', () => {
  it('lists the events that everybody could see at its release, without who attended, and how many more', async () => {
    const guests = (await manyMembers(world, 12, 'GE')).map((member) => ({ member }));
    const open = await heldEvent(world, '2023-03-01T10:00', guests, { confidentiality: 'OPEN', ...held });
    await heldEvent(world, '2023-04-01T10:00', guests, { confidentiality: 'CLOSED' });
    await heldEvent(world, '2023-05-01T10:00', guests, { confidentiality: 'CLOSED' });
    const report = await frozen(world, 2023);
    const { releaseReport: edition } = await world.as('secretariat').ask(releaseReport, { id: report });
    const before = await readEdition(`/reports/released/${edition.id}.json?locale=en`);
    await world.database.rows("UPDATE event SET confidentiality = 'CLOSED' WHERE id = $1", [open]);
    for (const path of [`/reports/released/${edition.id}`, `/reports/frozen/${report}`]) {
      const all = await readEdition(`${path}.json?locale=en`);
      expect(rowsOf(all, 'events').map(({ date }) => date)).toEqual(
        path.includes('frozen') ? ['2023-03-01', '2023-04-01', '2023-05-01'] : ['2023-03-01'],
      );
    }
    expect(rowsOf(before, 'events')).toEqual([
      expect.objectContaining({ city: 'Tbilisi', participants: null, representedStates: null, remark: '' }),
    ]);
    const say = 'Listed are the events that everybody could see; counted, but not listed: 2 closed meetings.';
    expect(before.notes).toContain(say);
    const { bytes } = await download(world, 'secretariat', `/reports/released/${edition.id}.docx?locale=en`);
    const { paragraphs, tables } = readDocx(bytes);
    expect(paragraphs.filter((text) => text === say)).toHaveLength(2);
    expect(tables.at(-1)!.rows[0]).toEqual(['Date', 'Title', 'Kind', 'Place', 'Format', 'Actions', 'Remark']);

    async function readEdition(path: string) {
      return readJson((await download(world, 'secretariat', path)).bytes);
    }
  });
});

/** Everything by another name, in another order, with other footnotes, and an action that was none a principle. */
async function renameEverything({ database }: World): Promise<void> {
  const other = (column: string, key: string) =>
    `${column} = jsonb_build_object('en', 'Renamed ' || md5(${key}::text), 'ru', 'Renamed ' || md5(${key} || 'ru'))`;
  for (const table of ['action_plan', 'area', 'action', 'programme', 'event'])
    await database.rows(`UPDATE ${table} SET ${other('title', 'id')}`);
  for (const table of ['network', 'organisation']) await database.rows(`UPDATE ${table} SET ${other('name', 'id')}`);
  await database.rows(`UPDATE state SET ${other('name', 'code')}, ${other('footnote', 'code')}`);
  await database.rows('UPDATE action SET is_principle = NOT is_principle WHERE parent_id IS NULL');
}

/** What stands in each of the files, without the moment at which they were made. */
const written = async (files: Record<string, Buffer>): Promise<unknown> =>
  Promise.all(
    Object.entries(files).map(async ([ending, bytes]) => {
      if (ending === 'xml') return readIati(bytes).result;
      if (ending === 'json') return readJson(bytes);
      if (ending === 'docx') return readDocx(bytes);
      return textOf(ending, bytes);
    }),
  );

/** The columns that only lists have are there when lists are. */
const withoutLists = (line: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(line).filter(([, value]) => value !== ''));

/** All that stands in a file, as text. */
async function textOf(ending: string, bytes: Buffer): Promise<string> {
  if (ending === 'pdf') return (await readPdf(bytes)).pageTexts.join(' ');
  if (ending === 'docx') return readDocx(bytes).paragraphs.join('\n');
  if (ending === 'csv') return readCsv(bytes).flatMap(Object.values).join('\n');
  return (await readXlsx(bytes)).flatMap(({ above, data }) => [...above, ...data.flat()]).join('\n');
}
