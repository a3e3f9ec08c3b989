import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { graphql } from '../../src/platform/index.js';
import { english } from '../../src/reports/files/document/report.texts.en.js';
import { russian } from '../../src/reports/files/document/report.texts.ru.js';
import { download, refusedDownload } from '../support/harness/downloads.js';
import { outcomeInput, published } from '../support/builders/outcomes.js';
import { manyMembers } from '../support/builders/people.js';
import { heldEvent, reportOf } from '../support/builders/reports.js';
import { readPdf, rolesOn } from '../support/oracles/pdf.js';
import {
  addressOfFile,
  endings,
  jsonFor,
  partsOf,
  readCsv,
  readDocx,
  readIati,
  readJson,
  readXlsx,
  rowsOf,
} from '../support/oracles/report-files.js';
import { startWorld, type World } from '../support/harness/world.js';

const year = { from: '2024-01-01', to: '2024-12-31' };
const odd = ['=1+1', '"Ёлка & Ко"', '\u0001=2+2', ' \t＝3+3', '🎄 <b>-4</b>', '+5', '@SUM(A1)', 'one\r\ntwo'];
/** Nobody else is called that. */
const distinctive = 'Бжезинчак-Qwghlm';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const someone = await world.newMember('Ждан', distinctive, 'XK');
  const guests = await manyMembers(world, 7, 'GE');
  const organisations: string[] = [];
  for (const name of odd) organisations.push(await newOrganisation(name));
  await heldEvent(
    world,
    '2024-03-01T10:00',
    [
      { member: someone },
      ...guests.map((member) => ({ member })),
      ...[world.ids.expert, world.ids.expert2].map((member, index) => ({
        member,
        representing: { organisation: organisations[index]! },
      })),
    ],
    { actions: ['VI.6', 'II.3'], networks: [world.networks.asylum] },
  );
  await published(
    world,
    outcomeInput('=HYPERLINK("http://x")', {
      date: '2024-05-20',
      actions: ['VI.6', 'I.4.b'],
      followUps: [{ title: [{ locale: 'en', text: 'Agree on a date' }], ownerState: 'XK', dueOn: '2024-06-01' }],
      evidence: [
        { title: 'Open "paper"', url: 'https://ministry.example/open', audience: 'PUBLIC' },
        { title: 'Minutes', url: 'https://ministry.example/minutes', audience: 'ORGANISERS' },
      ],
    }),
  );
  await published(world, outcomeInput('For organisers', { date: '2024-05-21', audience: 'ORGANISERS' }));
  // Names that the services would tidy up may yet come from elsewhere.
  await heldEvent(
    world,
    '2024-04-01T10:00',
    guests.slice(0, 6).map((member, index) => ({ member, representing: { organisation: organisations[index + 2]! } })),
  );
}, 120_000);
afterAll(async () => {
  await world.stop();
});

async function newOrganisation(name: string): Promise<string> {
  const [row] = await world.database.rows<{ id: string }>(
    `INSERT INTO organisation (id, name, kind, sort_name, search_text)
     VALUES (gen_random_uuid(), jsonb_build_object('en', $1::text), 'INTERNATIONAL_ORGANISATION', $1, $1) RETURNING id`,
    [name],
  );
  return row!.id;
}

/** Every file of a report in one language, as bytes; one after the other, as each person has two places for them. */
async function filesFor(who: 'secretariat' | 'observer', locale: string): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {};
  for (const ending of endings)
    files[ending] = (await download(world, who, addressOfFile(ending, { ...year, locale }))).bytes;
  return files;
}

/** The files that a workbook is packed of, as text. */
const unpacked = (workbook: Buffer): string => [...partsOf(workbook).values()].join('\n');

describe('who gets the files of a report', () => {
  it('are those who may have the report: others are told that nothing is there, nobody is sent elsewhere', async () => {
    for (const ending of endings) {
      const path = addressOfFile(ending, year);
      expect(await refusedDownload(world, 'nobody', path)).toEqual({
        status: 401,
        code: 'UNAUTHENTICATED',
        field: null,
      });
      for (const who of ['expert', 'organiser'] as const)
        expect(await refusedDownload(world, who, path)).toEqual({ status: 404, code: 'NOT_FOUND', field: null });
      for (const who of ['secretariat', 'observer'] as const)
        expect((await world.as(who).get(path, true)).status).toBe(200);
    }
    const bad = addressOfFile('csv', { plan: 'no-such-plan', nonsense: '1' });
    expect((await refusedDownload(world, 'nobody', bad)).status).toBe(401);
    expect((await refusedDownload(world, 'expert', bad)).status).toBe(404);
  });

  it('are scripts with an access token, too, and nobody with one that is made up', async () => {
    const { createAccessToken } = await world
      .as('observer')
      .ask(graphql('mutation { createAccessToken(name: "figures", readOnly: true) { token } }'));
    const path = addressOfFile('json', year);
    const withToken = (token: string) => request(world.urls[0]!).get(path).set('authorization', `Bearer ${token}`);
    expect((await withToken(createAccessToken.token)).status).toBe(200);
    expect((await withToken(`${createAccessToken.token}x`)).status).toBe(401);
  });

  it('get headers that say what it is and keep it from being kept, also by HEAD', async () => {
    const names: string[] = [];
    for (const ending of endings) {
      const { headers, bytes } = await download(world, 'observer', addressOfFile(ending, { ...year, locale: 'ru' }));
      expect(headers).toMatchObject({
        'content-language': 'ru',
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex',
        'x-content-type-options': 'nosniff',
      });
      expect(bytes.length).toBeGreaterThan(1000);
      names.push(headers['content-disposition']!);
    }
    expect(names[0]).toMatch(
      /^attachment; filename=otchet-o-deyatelnosti-pp-2023-2027-2024-01-01-2024-12-31-ru\.xlsx; .*=UTF-8''%D0%BE/,
    );
    const { headers } = await download(world, 'observer', addressOfFile('xlsx', { ...year, locale: 'en' }));
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename=activity-report-pp-2023-2027-2024-01-01-2024-12-31-en\.xlsx$/,
    );
    const token = await tokenOf('secretariat');
    const head = await request(world.urls[0]!).head(addressOfFile('csv', year)).set('authorization', `Bearer ${token}`);
    expect(head.status).toBe(200);
    expect(head.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-language': 'en',
    });
    expect((await request(world.urls[0]!).head(addressOfFile('csv', year))).status).toBe(401);
  });

  async function tokenOf(who: 'secretariat' | 'observer'): Promise<string> {
    const { createAccessToken } = await world
      .as(who)
      .ask(graphql('mutation { createAccessToken(name: "head") { token } }'));
    return createAccessToken.token;
  }
});

describe('what is asked for', () => {
  it('is refused by the name of the parameter that does not fit', async () => {
    const id = '00000000-0000-7000-8000-000000000000';
    const wrong: [Record<string, string | string[]>, string][] = [
      [{ from: 'yesterday' }, 'from'],
      [{ from: '2024-02-30' }, 'from'],
      [{ from: '2024-01-02', to: '2024-01-01' }, 'to'],
      [{ from: ['2024-01-01', '2024-01-02'] }, 'from'],
      [{ from: '0001-01-01', to: '2024-01-01' }, 'to'],
      [{ to: '1999-01-01' }, 'to'],
      [{ plan: 'no-such-plan' }, 'plan'],
      [{ ...year, plan: 'no-such-plan' }, 'plan'],
      [{ plan: 'x'.repeat(81) }, 'plan'],
      [{ ...year, areas: 'VI,XX' }, 'areas'],
      [{ ...year, areas: '\u0000' }, 'areas'],
      [{ ...year, networks: 'asylum-pool' }, 'networks'],
      [{ ...year, networks: id }, 'networks'],
      [{ ...year, programmes: id }, 'programmes'],
      [{ ...year, states: 'Georgia' }, 'states'],
      [{ ...year, locale: 'de' }, 'locale'],
      [{ ...year, area: 'VI' }, 'area'],
    ];
    for (const [parameters, field] of wrong)
      expect({ parameters, ...(await refusedDownload(world, 'observer', addressOfFile('json', parameters))) }).toEqual({
        parameters,
        status: 400,
        code: 'BAD_INPUT',
        field,
      });
    const answer = await world.as('observer').get(addressOfFile('csv', { ...year, plan: 'x', locale: 'ru' }));
    expect((answer.body as { errors: { message: string }[] }).errors[0]!.message).toBe('Такого плана нет.');
  });

  it('left out, is the current plan from its first day until today, in the language of whoever asks', async () => {
    const { language, facts, title } = await jsonFor(world, 'observer');
    const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date());
    expect(language).toBe('en');
    expect(title).toBe('Activity report: Prague Process Action Plan 2023-2027');
    expect(facts[1]).toEqual({ label: 'Days', text: `1 January 2023 to ${today}` });
    const empty = await jsonFor(world, 'observer', { from: '', to: '', areas: '', locale: '' });
    expect(empty.facts).toEqual([...facts.slice(0, -1), empty.facts.at(-1)]);
    await world.as('secretariat2').ask(graphql('mutation { updatePreferences(input: { locale: "ru" }) { locale } }'));
    expect((await jsonFor(world, 'secretariat2', year)).language).toBe('ru');
  });

  it('is said in words, with the names of areas, networks and states in the language of the file', async () => {
    const parameters = { ...year, areas: ['VI', 'II'], networks: world.networks.asylum, states: 'GE,XK', locale: 'ru' };
    const file = await jsonFor(world, 'secretariat', parameters);
    expect(file.facts.map(({ label }) => label)).toEqual([
      'План',
      'Период',
      'Направления',
      'Сети',
      'Только участники этих государств',
      'Данные на',
      'Публикация',
    ]);
    expect(file.facts.map(({ text }) => text).slice(1, -2)).toEqual([
      'с 1 января 2024 г. по 31 декабря 2024 г.',
      expect.stringMatching(/^II .*; VI /),
      'Asylum expert pool (язык: английский)',
      'Грузия; Косово*',
    ]);
    expect(file.footnotes).toEqual([{ mark: '*', text: expect.stringContaining('1244') as unknown }]);
    expect(rowsOf(file, 'areas').map(({ code }) => code)).toEqual(['II', 'VI']);
    const repeated = await jsonFor(world, 'secretariat', { ...parameters, areas: 'VI, II' });
    expect(repeated.sections).toEqual(file.sections);
  });
});

describe('the files of a report', () => {
  it('have every action, also without activity, and say of a principle that none is expected', async () => {
    const { rows, gaps } = await reportOf(world, 2024);
    for (const [locale, say] of [
      ['en', english],
      ['ru', russian],
    ] as const) {
      const file = await jsonFor(world, 'secretariat', { ...year, locale });
      const actions = rowsOf(file, 'actions');
      expect(actions.map(({ code, events }) => [code, events])).toEqual(
        rows.map(({ action, figures }) => [action.code, figures.events]),
      );
      expect(actions.filter(({ remark }) => remark !== '')).toEqual([
        expect.objectContaining({ code: 'III.10', remark: say.principle }),
      ]);
      expect(rowsOf(file, 'years').find(({ code }) => code === 'III.10')!['status']).toBe(say.principle);
      expect(rowsOf(file, 'gaps').map(({ code }) => code)).toEqual(gaps.map(({ code }) => code));
      expect(file.sections.map(({ title }) => title)).toEqual(
        file.sections.map(({ key }) => say.sections[key as keyof typeof say.sections].title),
      );
    }
  });

  it('show of outcomes and evidence what their reader may see; mark who owes something and since when', async () => {
    const [forSecretariat, forObserver] = [
      await jsonFor(world, 'secretariat', year),
      await jsonFor(world, 'observer', year),
    ];
    expect(rowsOf(forSecretariat, 'outcomes').map(({ title }) => title)).toEqual([
      'For organisers',
      '=HYPERLINK("http://x")',
    ]);
    expect(rowsOf(forObserver, 'outcomes')).toEqual([
      {
        date: '2024-05-20',
        kind: 'Study',
        title: '=HYPERLINK("http://x")',
        areas: 'VI; I',
        actions: 'VI.6; I.4.b',
        evidence: 'Open "paper" (https://ministry.example/open); Minutes',
      },
    ]);
    expect(rowsOf(forSecretariat, 'outcomes')[1]!['evidence']).toContain('https://ministry.example/minutes');
    expect(rowsOf(forObserver, 'followUps')).toEqual([
      { title: 'Agree on a date', owner: 'Kosovo*', dueOn: '2024-06-01', overdue: 'yes' },
    ]);
  });

  it('hold back what the API holds back: null in JSON, nothing in CSV, a mark in tables, no value in XML', async () => {
    const { total } = await reportOf(world, year, 'observer');
    expect(total.inPerson).toBe(0);
    const { json, csv, xlsx, xml } = await filesFor('observer', 'en');
    const kosovo = rowsOf(readJson(json!), 'states').find(({ name }) => name === 'Kosovo*')!;
    expect(kosovo).toMatchObject({ events: 1, participations: null, people: null });
    const line = readCsv(csv!).find(({ name }) => name === 'Kosovo*')!;
    expect([line['events'], line['participations'], line['people']]).toEqual(['1', '', '']);
    const states = (await readXlsx(xlsx!)).find(({ sheet }) => sheet === 'States')!;
    expect(states.data.find(([, name]) => name === 'Kosovo*')!.slice(0, 5)).toEqual(['XK', 'Kosovo*', 1, '…', '…']);
    const [events, participations] = readIati(xml!).result[0]!.indicator;
    expect([events, participations].map((one) => one!.period![0]!.actual?.[0]!['@value'])).toEqual(['2', undefined]);
  });

  it('name nobody', async () => {
    for (const locale of ['en', 'ru'])
      for (const [ending, bytes] of Object.entries(await filesFor('secretariat', locale))) {
        const isPacked = ending === 'xlsx' || ending === 'docx';
        const text =
          ending === 'pdf' ? (await readPdf(bytes)).pageTexts.join(' ') : isPacked ? unpacked(bytes) : bytes.toString();
        expect(text).toContain('VI.6');
        for (const name of [distinctive, 'Ждан', 'Коваленко', 'Lomidze', 'Hofer', 'cast.example'])
          expect({ ending, name, found: text.includes(name) }).toEqual({ ending, name, found: false });
      }
  });

  it('have headings, repeated heads and words in place of pictures, in their language', async () => {
    for (const [locale, area] of [
      ['en', 'Events by area of the plan'],
      ['ru', 'Мероприятия по направлениям плана'],
    ] as const) {
      const { docx, pdf } = await filesFor('secretariat', locale);
      const { alternatives, languages } = readDocx(docx!);
      expect(languages).toEqual([locale === 'en' ? 'en-GB' : 'ru-RU']);
      expect(alternatives.filter((text) => text.startsWith(area))).toHaveLength(1);
      const { roles, title, language } = await readPdf(pdf!);
      expect(language).toBe(locale === 'en' ? 'en-GB' : 'ru-RU');
      expect(title).toMatch(locale === 'en' ? /^Activity report/ : /^Отчёт о деятельности/);
      expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
      expect(await rolesOn(pdf!, 3)).toEqual(expect.arrayContaining(['H2', 'P', 'Table', 'Caption', 'TR', 'TH', 'TD']));
    }
  });

  it('are charts, too: pictures of the same numbers that run nothing', async () => {
    const address = (key: string, locale: string) =>
      addressOfFile('json', { ...year, locale }).replace('/activity.json', `/charts/${key}.svg`);
    for (const locale of ['en', 'ru'])
      for (const key of ['areas', 'gender', 'months', 'states']) {
        const { headers, bytes } = await download(world, 'secretariat', address(key, locale));
        expect(headers['content-type']).toBe('image/svg+xml; charset=utf-8');
        const svg = bytes.toString();
        expect(svg).toMatch(/^<svg [^>]*><title>[^<]+<\/title>/);
        expect(svg).not.toMatch(/<script|<foreignObject|href=|javascript:| on[a-z]+=/i);
      }
    const areas = rowsOf(await jsonFor(world, 'secretariat', { ...year, locale: 'ru' }), 'areas');
    const svg = (await download(world, 'secretariat', address('areas', 'ru'))).bytes.toString();
    for (const { code, events } of areas.filter(({ events }) => Number(events) > 0)) {
      expect(svg).toContain(`>${code} `);
      expect(svg).toContain(`>${events}</text>`);
    }
    expect((await world.as('nobody').get(address('areas', 'en'))).status).toBe(401);
    expect((await world.as('expert').get(address('areas', 'en'))).status).toBe(404);
    // Of what an observer is told nothing of there is no picture.
    const seen = await Promise.all(
      ['areas', 'gender', 'months', 'states'].map((key) => world.as('observer').get(address(key, 'en'))),
    );
    expect(seen.map(({ status }) => status)).toEqual([200, 404, 200, 404]);
    // Where nothing happened there is nothing to draw.
    const empty = addressOfFile('json', { from: '1990-01-01', to: '1990-12-31' }).replace(
      'activity.json',
      'charts/areas.svg',
    );
    expect((await world.as('secretariat').get(empty)).status).toBe(404);
  });

  it('hold odd names as they are and nothing that a spreadsheet would run', async () => {
    const { json, csv, xlsx, xml } = await filesFor('secretariat', 'en');
    const names = rowsOf(readJson(json!), 'organisations').map(({ name }) => name);
    expect(names.toSorted()).toEqual(odd.toSorted());
    const sheets = await readXlsx(xlsx!);
    const shown = (name: string): string => name.replace('\u0001', '').replaceAll(/\s+/g, ' ').trim();
    const cells = sheets.flatMap(({ data }) => data.flat()).map((cell) => shown(String(cell)));
    for (const name of odd) expect(cells).toContain(shown(name));
    expect(unpacked(xlsx!)).not.toMatch(/<f[ >]/);
    const lines = readCsv(csv!);
    const named = lines.filter(({ section }) => section === 'organisations').map(({ name }) => name!);
    expect(named).toContain("'=1+1");
    expect(named).toContain("'=2+2");
    expect(named).toContain("' \t＝3+3");
    expect(named).toContain('"Ёлка & Ко"');
    expect(named).toContain('🎄 <b>-4</b>');
    for (const line of lines)
      for (const text of Object.values(line)) expect(text).not.toMatch(/^[\p{C}\p{Z}]*[=+@＝＋－＠]|^[\t\r]/u);
    expect(csv!.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(csv!.toString()).not.toMatch(/[^\r]\n(?!two)/);
    expect(xml!.toString()).not.toContain('\u0001');
  });

  it('keep numbers as numbers, each in a column of its own', async () => {
    const { csv, xlsx, json } = await filesFor('secretariat', 'en');
    const { total } = await reportOf(world, year);
    const figures = readCsv(csv!).filter(({ section }) => section === 'total');
    expect(Object.fromEntries(figures.map(({ key, value }) => [key, value]))).toMatchObject({
      events: `${total.events}`,
      people: `${total.people}`,
      eventHours: '4',
      satisfaction: '',
    });
    const [sheet] = await readXlsx(xlsx!);
    expect(sheet!.data.slice(0, 3)).toEqual([
      ['Figure', 'Value', 'Period before', 'Plan so far'],
      ['Events', total.events, 0, total.events],
      ['Cancelled events', 0, 0, 0],
    ]);
    expect(rowsOf(readJson(json!), 'total')[0]).toEqual({
      ...{ key: 'events', figure: 'Events', value: total.events, previous: 0, planSoFar: total.events },
    });
  });

  it('have sheets that every spreadsheet takes: short names of allowed signs, each once, the notes last', async () => {
    for (const [locale, say] of [
      ['en', english],
      ['ru', russian],
    ] as const) {
      const { xlsx } = await filesFor('observer', locale);
      const sheets = await readXlsx(xlsx!);
      const names = [...Object.values(say.sections).map(({ title }) => title), say.sheets.notes];
      for (const name of names) expect(name).toMatch(/^(?!')[^\\/?*[\]:]{1,31}(?<!')$/);
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      expect(sheets.at(-1)!.sheet).toBe(say.sheets.notes);
      expect(sheets.slice(0, -1).every(({ sheet }) => names.includes(sheet))).toBe(true);
      const texts = sheets.at(-1)!.data.map(([, text]) => text);
      for (const note of say.notes) expect(texts).toContain(note);
      expect(texts).toContainEqual(expect.stringContaining('1244'));
      expect(unpacked(xlsx!).match(/state="frozen"/g)).toHaveLength(sheets.length - 1);
    }
  });
});
