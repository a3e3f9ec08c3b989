import { describe, expect, it } from '@jest/globals';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { reportPdf } from '../../src/reports/files/formats/pdf.js';
import { madeDocument, madeSection } from '../support/builders/report-documents.js';
import { readPdf } from '../support/oracles/pdf.js';
import { readPdfTables } from '../support/oracles/pdf-tables.js';

const lines = 120;
const marked = 'Имя*';
const figures = ['events', 'women', 'men', 'otherOrNotStated'];
/** With so many letters in one word. */
const reportWith = (letters: number) =>
  madeDocument(
    [
      {
        ...madeSection('total', ['figure', 'value'], [['Мероприятия', 3]]),
        rowKeys: ['events'],
      },
      madeSection(
        'areas',
        ['code', 'title', ...figures],
        [['I', 'Направление "<script>"', 3, null, 0, 7]],
        'По областям',
      ),
      madeSection(
        'gaps',
        ['code', 'title'],
        Array.from({ length: lines }, (_, place) => [`A.${place}`, place === 7 ? 'Щ'.repeat(letters) : 'Действие']),
      ),
      madeSection('states', ['name', 'participations'], [[marked, 0]], 'Государства'),
    ],
    {
      title: 'Отчёт «2025»',
      summary: '10 участников.',
      facts: [{ label: 'План', text: 'Ж'.repeat(300) }],
      notes: ['Первое', 'Второе'],
      footnotes: [{ mark: '*', text: 'Сноска о названии', names: [marked] }],
    },
  );
const report = reportWith(1);

describe('the report as PDF', () => {
  it('is tagged, with language, title, outline, contents and alternatives', async () => {
    const bytes = await reportPdf(report);
    const read = await readPdf(bytes);
    expect(read).toMatchObject({ language: 'ru-RU', title: 'Отчёт «2025»' });
    expect(read.roles.slice(0, 3)).toEqual(['Root', 'Document', 'H1']);
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const chapters = (await document.getOutline()).map(({ title }) => title);
    expect(chapters).toEqual([
      '1. Главное',
      '2. Показатели по направлениям',
      '3. Направление I. Направление "<script>"',
      '4. Действия без мероприятий и результатов',
      '5. Кто участвовал',
      '6. Все показатели отчёта',
      '7. Как ведётся подсчёт',
      '8. Сноски',
    ]);
    // Each chapter stands in the contents with the page on which it is.
    for (const chapter of chapters) {
      const page = read.pageTexts.findIndex((text, place) => place > 1 && text.includes(chapter));
      expect(read.pageTexts[1]).toContain(`${chapter} ${page + 1}`);
    }
    const structures = await Promise.all(
      Array.from({ length: document.numPages }, async (_, place) =>
        JSON.stringify(await (await document.getPage(place + 1)).getStructTree()),
      ),
    );
    expect(structures[1]).toContain('"role":"TOCI"');
    expect(structures.join('')).toContain(
      '"alt":"Мероприятия по направлениям плана. Числа приведены в таблице под диаграммой."',
    );
    await document.loadingTask.destroy();
  });

  it('shows its head on each page of a table and has it read once, and cuts nothing off', async () => {
    const bytes = await reportPdf(reportWith(9000));
    const { pageTexts, pages } = await readPdf(bytes);
    expect(pages).toBeGreaterThan(5);
    pageTexts.forEach((text, place) => expect(text).toContain(`Страница ${place + 1} из ${pages}`));
    expect(
      pageTexts.filter((text) => text.includes('Код Название') || text.includes('code title')).length,
    ).toBeGreaterThan(2);
    const { rows } = (await readPdfTables(bytes)).find(({ caption }) => caption.includes('Действиябез'))!;
    expect(rows.filter(([code]) => code === 'code')).toEqual([['code', 'title']]);
    expect(rows.filter(([code]) => code!.startsWith('A.'))).toHaveLength(lines);
    expect(rows[1]).toEqual(['A.0', 'Действие']);
    expect(
      rows
        .map(([, title]) => title)
        .join('')
        .match(/Щ/g),
    ).toHaveLength(9000);
  });

  it('says on each page but the first what it is, on every one that it is not for publication', async () => {
    const { pageTexts } = await readPdf(await reportPdf(report));
    const head = 'Отчёт «2025» · с 1 января 2025 г. по 31 декабря 2025 г.';
    expect(pageTexts.map((text) => text.includes(head))).toEqual(pageTexts.map((_, place) => place > 0));
    for (const text of pageTexts) expect(text).toContain('Для внутреннего пользования');
    const outside = await readPdf(await reportPdf({ ...report, marking: '' }));
    for (const text of outside.pageTexts) expect(text).not.toContain('Для внутреннего пользования');
  });

  it('has a footnote on the pages that name what it belongs to, and in its own chapter', async () => {
    const { pageTexts } = await readPdf(await reportPdf(report));
    const isNamed = (text: string): boolean => text.includes(marked) || text.includes('8. Сноски');
    expect(pageTexts.slice(2).map((text) => text.includes('Сноска о названии'))).toEqual(
      pageTexts.slice(2).map(isNamed),
    );
    expect(pageTexts.slice(2).some(isNamed)).toBe(true);
  });

  it('leaves no row of a table alone on a page, and no heading apart from its table', async () => {
    // However much stands above it.
    for (let above = 1; above <= 45; above += 2) {
      const { pageTexts } = await readPdf(
        await reportPdf(
          madeDocument([
            madeSection(
              'gaps',
              ['code', 'title'],
              Array.from({ length: above }, (_, place) => [`A.${place}`, 'Действие']),
            ),
            madeSection(
              'states',
              ['name', 'participations'],
              [
                ['Первое', 1],
                ['Второе', 2],
                ['Третье', 3],
              ],
              'Государства',
            ),
          ]),
        ),
      );
      for (const text of pageTexts.slice(2)) {
        const rows = text.match(/A\.\d+ Действие/g) ?? [];
        expect([above, rows.length === 1 && above > 1]).toEqual([above, false]);
        if (text.includes('Таблица 2. Государства'))
          expect([above, /Первое.*Второе/.test(text)]).toEqual([above, true]);
        if (text.includes('Кто участвовал') && text.includes('Страница'))
          expect([above, text.includes('Рисунок 1')]).toEqual([above, true]);
      }
    }
  }, 120_000);
});
