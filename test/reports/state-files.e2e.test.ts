import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { outcomeInput, published } from '../support/builders/outcomes.js';
import { manyMembers } from '../support/builders/people.js';
import { newProgramme } from '../support/builders/programmes.js';
import { heldEvent } from '../support/builders/reports.js';
import { english } from '../support/builders/texts.js';
import type { Person } from '../support/harness/cast.js';
import { download, refusedDownload } from '../support/harness/downloads.js';
import { startWorld, type World } from '../support/harness/world.js';
import { readPdf } from '../support/oracles/pdf.js';
import {
  type Cell,
  readCsv,
  readDocx,
  readJson,
  readXlsx,
  type ReportFile,
  type Row,
  rowsOf,
} from '../support/oracles/report-files.js';

const endings = ['xlsx', 'csv', 'json', 'docx', 'pdf'];
const distinctive = 'Бжезинчак-Qwghlm';
const addressOf = (ending: string, state = 'GE', others = '') =>
  `/reports/state/${state}.${ending}?from=2024-01-01&to=2024-12-31${others}`;

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const someone = await world.newMember('Ждан', distinctive, 'GE');
  const others = await manyMembers(world, 5, 'GE');
  await world.database.rows("UPDATE member SET gender = 'WOMAN' WHERE id = $1", [someone]);
  await heldEvent(
    world,
    '2024-05-01T10:00',
    [someone, ...others].map((member) => ({ member })),
    { hostStates: ['GE'], actions: ['VI.6', 'II.3'] },
  );
  await heldEvent(world, '2023-05-01T10:00', [{ member: someone }]);
  await newProgramme(world, 'led', { leadStates: ['GE'], title: english('A programme') });
  await world.database.rows(
    `INSERT INTO membership (id, network_id, member_id, role, status, state, active_from)
     VALUES (gen_random_uuid(), $1, $2, 'MEMBER', 'ACTIVE', 'GE', '2023-01-01'),
       (gen_random_uuid(), $1, $3, 'MEMBER', 'ACTIVE', 'GE', '2023-01-01')`,
    [world.networks.asylum, someone, others[0]],
  );
  await published(
    world,
    outcomeInput('Study', { followUps: [{ title: english('Agree'), ownerState: 'GE', dueOn: '2024-06-01' }] }),
  );
}, 120_000);
afterAll(async () => {
  await world.stop();
});

const sheetFor = async (who: Person, locale = 'en') =>
  readJson((await download(world, who, addressOf('json', 'GE', `&locale=${locale}`))).bytes);

const figuresOf = (sheet: ReportFile): Row =>
  Object.fromEntries(rowsOf(sheet, 'total').map(({ key, value }): [string, Cell] => [String(key), value!]));

describe('a country sheet', () => {
  it('is for the secretariat and for contact points of the state; for others there is none', async () => {
    const statusOf = async (who: Person, path: string) => (await world.as(who).get(path, true)).status;
    for (const ending of endings) {
      for (const who of ['secretariat', 'contactPoint'] as const)
        expect([ending, who, await statusOf(who, addressOf(ending))]).toEqual([ending, who, 200]);
      for (const who of ['expert', 'organiser', 'observer'] as const)
        expect(await refusedDownload(world, who, addressOf(ending))).toEqual({
          ...{ status: 404, code: 'NOT_FOUND', field: null },
        });
      expect((await refusedDownload(world, 'nobody', addressOf(ending))).status).toBe(401);
    }
    for (const state of ['PL', 'ZZ', 'Georgia', '%00'])
      expect({ state, ...(await refusedDownload(world, 'contactPoint', addressOf('json', state))) }).toEqual({
        ...{ state, status: 404, code: 'NOT_FOUND', field: 'code' },
      });
    expect(await statusOf('secretariat', addressOf('pdf', 'PL'))).toBe(200);
    for (const [parameters, field] of [
      ['&areas=VI', 'areas'],
      ['&plan=none', 'plan'],
      ['&locale=de', 'locale'],
    ] as const)
      expect((await refusedDownload(world, 'secretariat', addressOf('json', 'GE', parameters))).field).toBe(field);
    expect((await world.as('secretariat').get('/reports/state/GE.xml')).status).toBe(404);
  });

  it('says what the state took part in, hosted, leads and owes, as the API does', async () => {
    const sheet = await sheetFor('secretariat');
    const asked = graphql(`
      query ($state: CountryCode!, $from: Date!, $to: Date!) {
        stateReport(state: $state, from: $from, to: $to) {
          hosted figures { events participations people women men otherOrNotStated } programmes { id }
        }
      }
    `);
    const { stateReport } = await world
      .as('secretariat')
      .ask(asked, { state: 'GE', from: '2024-01-01', to: '2024-12-31' });
    const figures = figuresOf(sheet);
    expect(figures).toEqual({ ...stateReport.figures, hosted: stateReport.hosted });
    expect(figures).toMatchObject({ events: 1, people: 6, women: 1, otherOrNotStated: 5, hosted: 1 });
    expect(rowsOf(sheet, 'events')).toEqual([
      expect.objectContaining({ date: '2024-05-01', areas: 'VI; II', actions: 'VI.6; II.3' }),
    ]);
    expect(rowsOf(sheet, 'ledProgrammes')).toEqual([{ id: stateReport.programmes[0]!.id, name: 'A programme' }]);
    expect(rowsOf(sheet, 'memberships')).toEqual([
      { id: world.networks.asylum, name: 'Asylum expert pool', members: 2 },
    ]);
    expect(rowsOf(sheet, 'owed')).toEqual([{ title: 'Agree', dueOn: '2024-06-01', overdue: 'yes' }]);
  });

  it('tells contact points no gender where one of them is of few', async () => {
    expect(figuresOf(await sheetFor('contactPoint'))).toEqual({
      ...{ events: 1, participations: 6, people: 6, women: null, men: null, otherOrNotStated: null, hosted: 1 },
    });
    const { bytes } = await download(world, 'contactPoint', addressOf('docx'));
    expect(readDocx(bytes).tables[0]!.rows).toContainEqual(['Women', '…']);
  });

  it('is a file of each kind and language that names nobody, marked as internal', async () => {
    const title = { en: 'Country sheet: Georgia', ru: 'Справка о государстве: Грузия' };
    const marking = {
      en: 'For internal use, not for publication',
      ru: 'Для внутреннего пользования, не для публикации',
    };
    for (const locale of ['en', 'ru'] as const)
      for (const ending of endings) {
        const { bytes, headers } = await download(world, 'contactPoint', addressOf(ending, 'GE', `&locale=${locale}`));
        expect(headers).toMatchObject({ 'content-language': locale, 'cache-control': 'private, no-store' });
        const text = await textOf(ending, bytes);
        for (const part of [title[locale], marking[locale], 'Asylum expert pool'])
          expect({ ending, locale, part, told: text.includes(part) }).toEqual({ ending, locale, part, told: true });
        expect(text).not.toContain(distinctive);
      }
    const { headers } = await download(world, 'secretariat', addressOf('csv', 'GE', '&locale=en'));
    expect(headers['content-disposition']).toMatch(
      /filename=country-sheet-GE-pp-2023-2027-2024-01-01-2024-12-31-en\.csv$/,
    );
  });

  it('left days out, is of the plan from its first one until today', async () => {
    const { bytes } = await download(world, 'contactPoint', '/reports/state/GE.json?locale=en');
    expect(rowsOf(readJson(bytes), 'events').map(({ date }) => date)).toEqual(['2023-05-01', '2024-05-01']);
  });
});

/** All that stands in a file, as text. */
async function textOf(ending: string, bytes: Buffer): Promise<string> {
  if (ending === 'pdf') return (await readPdf(bytes)).pageTexts.join(' ');
  if (ending === 'docx')
    return Object.values(readDocx(bytes))
      .flat()
      .map((part) => JSON.stringify(part))
      .join('\n');
  if (ending === 'csv') return readCsv(bytes).flatMap(Object.values).join('\n');
  if (ending === 'json') return bytes.toString();
  return (await readXlsx(bytes)).flatMap(({ above, data }) => [...above, ...data.flat()]).join('\n');
}
