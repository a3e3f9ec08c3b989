import { describe, expect, it } from '@jest/globals';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { reportPdf } from '../../src/reports/files/formats/pdf.js';
import type { ReportDocument } from '../../src/reports/files/document/report-document.js';
import { readPdf } from '../support/oracles/pdf.js';
import { readPdfSections } from '../support/oracles/pdf-tables.js';

const lines = 120;
const report: ReportDocument = {
  language: 'ru',
  title: 'Отчёт «2025»',
  facts: [{ label: 'План', text: 'Ж'.repeat(300) }],
  sections: [
    {
      key: 'areas',
      title: 'По разделам',
      introduction: '',
      columns: ['code', 'title', 'events', 'women', 'men', 'otherOrNotStated'].map((key) => ({ key, label: key })),
      rows: [['I', 'Раздел "<script>"', 3, null, 0, 7]],
    },
    { key: 'months', title: 'По месяцам', introduction: '', columns: [{ key: 'month', label: 'Месяц' }], rows: [] },
    {
      key: 'states',
      title: 'Государства',
      introduction: '',
      columns: ['name', 'participations'].map((key) => ({ key, label: key })),
      rows: [],
    },
    {
      key: 'gaps',
      title: 'Пробелы',
      introduction: 'Введение',
      columns: [
        { key: 'code', label: 'Код' },
        { key: 'title', label: 'Название' },
        { key: 'events', label: 'Мероприятия' },
        { key: 'online', label: 'Онлайн', isDetail: true },
      ],
      rows: Array.from({ length: lines }, (_, place) => [
        `A.${place}`,
        place === 7 ? 'Щ'.repeat(9000) : 'Имя',
        null,
        1,
      ]),
    },
  ],
  notes: ['Первое', 'Второе'],
  footnotes: [{ mark: '*', text: 'Сноска' }],
};
describe('the report as PDF', () => {
  it('is tagged, with language, title, outline and alternatives', async () => {
    const bytes = await reportPdf(report);
    const read = await readPdf(bytes);
    expect(read).toMatchObject({ language: 'ru-RU', title: 'Отчёт «2025»' });
    expect(read.roles.slice(0, 3)).toEqual(['Root', 'Document', 'H1']);
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    expect((await document.getOutline()).map(({ title }) => title)).toEqual([
      'По разделам',
      'По месяцам',
      'Государства',
      'Пробелы',
      'Как ведётся подсчёт',
      'Сноски',
    ]);
    const structure = JSON.stringify(await (await document.getPage(1)).getStructTree());
    expect(structure).toContain('"alt":"Мероприятия по разделам плана. Числа приведены в таблице под диаграммой."');
    await document.loadingTask.destroy();
  });

  it('shows its head on each page of a table and has it read once, and cuts nothing off', async () => {
    const bytes = await reportPdf(report);
    const { pageTexts, pages } = await readPdf(bytes);
    expect(pages).toBeGreaterThan(3);
    pageTexts.forEach((text, place) => expect(text).toContain(`${place + 1} из ${pages}`));
    expect(pageTexts.filter((text) => text.includes('Код Название Мероприятия')).length).toBeGreaterThan(2);
    const rows = (await readPdfSections(bytes)).find(({ title }) => title === 'Пробелы')!.rows;
    expect(rows.filter(([code]) => code === 'Код')).toEqual([['Код', 'Название', 'Мероприятия']]);
    expect(rows.filter(([code]) => code!.startsWith('A.'))).toHaveLength(lines);
    expect(rows[1]).toEqual(['A.0', 'Имя', '…']);
    expect(
      rows
        .map(([, title]) => title)
        .join('')
        .match(/Щ/g),
    ).toHaveLength(9000);
  });
});
