import type {
  ReportCell,
  ReportDocument,
  ReportSection,
  SectionKey,
} from '../../../src/reports/files/document/report-document.js';

const days: readonly string[] = ['date', 'dueOn'];

/** A section of a report by hand; where the first row has a number, the column holds numbers. */
export const madeSection = (
  key: SectionKey,
  names: string[],
  rows: ReportCell[][],
  title: string = key,
): ReportSection => ({
  key,
  title,
  introduction: '',
  columns: names.map((name, place) => ({
    key: name,
    label: name,
    holds: days.includes(name) ? 'day' : rows.some((row) => typeof row[place] === 'number') ? 'number' : 'text',
  })),
  rows,
});

/** A report in Russian of the year 2025 by hand. */
export const madeDocument = (sections: ReportSection[], changes: Partial<ReportDocument> = {}): ReportDocument => ({
  kind: 'activity',
  language: 'ru',
  closedEvents: '',
  title: 'Отчёт',
  period: 'с 1 января 2025 г. по 31 декабря 2025 г.',
  dataOf: '1 января 2026 г.',
  marking: 'Для внутреннего пользования',
  summary: '',
  about: {
    variant: 'internal',
    plan: 'plan',
    from: '2025-01-01',
    to: '2025-12-31',
    dataAt: '2026-01-01T00:00:00Z',
    areas: null,
    networks: null,
    programmes: null,
    states: null,
  },
  facts: [],
  sections,
  notes: [],
  footnotes: [],
  ...changes,
});
