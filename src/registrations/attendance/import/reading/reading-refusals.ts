import type { NotUnderstood } from './attendee.js';
import type { FileReading, FileRow } from './file-rows.js';
import type { FileTables } from './file-tables.js';
import { columnsIn, expectedHeadings } from './headings.js';
import { Unreadable } from './unreadable.js';

export function unknownTable({ heading, rows }: FileTables['unknown'][number]): NotUnderstood {
  const name = heading.cells.filter(Boolean).join(', ').slice(0, 200);
  return {
    line: heading.line,
    name,
    email: null,
    reason: {
      en: `This table is not understood, nor are the ${rows} rows under it. Nothing of it is recorded.`,
      ru: `Эта таблица непонятна, как и ${rows} строк под ней. Ничего из неё не отмечено.`,
    },
  };
}

export const strayRow = ({ line, cells }: FileRow): NotUnderstood => ({
  line,
  name: cells.filter(Boolean).join(', ').slice(0, 200),
  email: null,
  reason: {
    en: 'This row belongs to no table that is understood. Nothing is recorded for it.',
    ru: 'Эта строка не относится ни к одной понятной таблице. По ней ничего не отмечено.',
  },
});

export const tooLarge = () =>
  new Unreadable('upload', {
    en: 'The file is larger than any attendance file. Please export it again.',
    ru: 'Файл больше любого отчёта о посещаемости. Выгрузите его ещё раз.',
  });

export const namesNobody = () =>
  new Unreadable('upload', { en: 'The file names nobody.', ru: 'В файле нет ни одного участника.' });

/** Says of the row that looks most like a heading what it lacks. */
export function unknownFile(readings: readonly FileReading[]): Unreadable {
  const rows = readings.flatMap((reading) => reading.rows).filter(({ cells }) => cells.some(Boolean));
  const known = ({ cells }: FileRow): number => Object.keys(columnsIn(cells)).length + cells.length / 1_000;
  const best = rows.reduce((one, other) => (known(other) > known(one) ? other : one));
  const expected = (language: 'en' | 'ru', or: string): string =>
    expectedHeadings.map((service) => `${service.title}: ${quoted(service[language])}`).join(or);
  const found = quoted(
    best.cells
      .filter(Boolean)
      .slice(0, 12)
      .map((cell) => cell.slice(0, 60)),
  );
  return new Unreadable('upload', {
    en:
      `Line ${best.line}: this is no list of participants. ` +
      `Expected are columns such as ${expected('en', '; or ')}. Found: ${found}.`,
    ru:
      `Строка ${best.line}: это не список участников. ` +
      `Ожидаются столбцы, например, ${expected('ru', '; или ')}. Найдено: ${found}.`,
  });
}

const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');
