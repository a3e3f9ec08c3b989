import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { frozen } from '../support/builders/frozen-reports.js';
import { heldEvent } from '../support/builders/reports.js';
import { download } from '../support/harness/downloads.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';
import { readPdf } from '../support/oracles/pdf.js';
import { addressOfFile, readCsv, readDocx, readJson, readXlsx, rowsOf } from '../support/oracles/report-files.js';

const year = { from: '2024-01-01', to: '2024-12-31' };
const saveNarrative = graphql('mutation ($input: NarrativeInput!) { saveNarrative(input: $input) { text } }');

/** What stands in each language: odd signs and paragraphs stay as they are. */
const whole = { en: 'A “strong” year & more.\n\nSecond paragraph.', ru: 'Сильный год <и не только>.\n\nВторой абзац.' };
const ofArea = { en: 'Asylum came first.', ru: 'Убежище было главным.' };
const ofIdleAction = { en: 'Nothing came of it, as …', ru: 'Ничего не вышло, так как …' };
const ofSubItem = { en: 'A part of an action.', ru: 'Часть действия.' };
const ofAction = { ru: 'Только по-русски.' };
const ofOthers = 'Of another report';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await heldEvent(world, '2024-03-01T10:00', [{ member: world.ids.expert }], { actions: ['VI.6'] });
  await write({ report: year }, whole);
  await write({ report: year, area: 'VI' }, ofArea);
  await write({ report: year, action: 'VI.6' }, ofAction);
  await write({ report: year, action: 'I.1' }, ofIdleAction);
  await write({ report: year, action: 'I.4.b' }, ofSubItem);
  for (const report of [
    { ...year, to: '2024-12-30' },
    { ...year, areas: ['VI'] },
  ])
    await write({ report }, { en: ofOthers, ru: ofOthers });
}, 120_000);
afterAll(async () => {
  await world.stop();
});

async function write(place: Omit<Input<'NarrativeInput'>, 'text'>, texts: Record<string, string>): Promise<void> {
  const text = Object.entries(texts).map(([locale, written]) => ({ locale, text: written }));
  const { errors } = await world.as('secretariat').run(saveNarrative, { input: { ...place, text } });
  expect(errors).toEqual([]);
}

const expected = {
  en: [
    { area: '', code: '', text: whole.en },
    { area: '', code: 'I.1', text: ofIdleAction.en },
    { area: '', code: 'I.4.b', text: ofSubItem.en },
    { area: 'VI', code: '', text: ofArea.en },
    { area: '', code: 'VI.6', text: 'Только по-русски. (only in Russian)' },
  ],
  ru: [
    { area: '', code: '', text: whole.ru },
    { area: '', code: 'I.1', text: ofIdleAction.ru },
    { area: '', code: 'I.4.b', text: ofSubItem.ru },
    { area: 'VI', code: '', text: ofArea.ru },
    { area: '', code: 'VI.6', text: ofAction.ru },
  ],
};

describe('what was written beside the figures of a report', () => {
  it.each(['en', 'ru'] as const)('stands in each of its files, in their language: %s', async (locale) => {
    const bytesOf = async (ending: string) =>
      (await download(world, 'secretariat', addressOfFile(ending, { ...year, locale }))).bytes;
    expect(rowsOf(readJson(await bytesOf('json')), 'narratives')).toEqual(expected[locale]);
    const lines = readCsv(await bytesOf('csv')).filter(({ section }) => section === 'narratives');
    expect(lines.map(({ area, code, text }) => ({ area, code, text }))).toEqual(expected[locale]);
    const sheet = (await readXlsx(await bytesOf('xlsx')))[1]!;
    expect(sheet.data.slice(1)).toEqual(expected[locale].map((row) => Object.values(row).map((cell) => cell || null)));

    const paragraphs = expected[locale].flatMap(({ text }) => text.split(/\n+/));
    const docx = readDocx(await bytesOf('docx')).paragraphs;
    expect(docx.filter((text) => paragraphs.includes(text))).toEqual(paragraphs);
    const pdf = (await readPdf(await bytesOf('pdf'))).pageTexts.join(' ');
    const places = paragraphs.map((text) => pdf.indexOf(text));
    expect(places).toEqual(places.filter((place) => place >= 0).toSorted((one, other) => one - other));
    for (const text of [docx.join(), pdf, JSON.stringify(lines)]) expect(text).not.toContain(ofOthers);
  });

  it('stands in a frozen report as it was frozen, whatever is written since', async () => {
    const id = await frozen(world, 2024);
    await write({ report: year }, { en: 'Written anew', ru: '' });
    await write({ report: year, area: 'VI' }, { en: '', ru: '' });
    for (const locale of ['en', 'ru'] as const) {
      const { bytes } = await download(world, 'secretariat', `/reports/frozen/${id}.json?locale=${locale}`);
      expect(rowsOf(readJson(bytes), 'narratives')).toEqual(expected[locale]);
    }
    const now = await download(world, 'secretariat', addressOfFile('json', { ...year, locale: 'ru' }));
    expect(rowsOf(readJson(now.bytes), 'narratives').map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Written anew \(.*английск/),
      ...[ofIdleAction.ru, ofSubItem.ru, ofAction.ru],
    ]);
  });
});
