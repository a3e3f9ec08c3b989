import type { ReportCell, ReportColumn, ReportSection, SectionKey } from './report-document.js';
import type { ReportedFigures } from '../reading/report-content.js';
import type { ReportTexts } from './report.texts.en.js';
import { figureNames, type FigureName } from './table.texts.en.js';

export type ColumnName = keyof ReportTexts['columns'];

type SectionTexts<Key extends SectionKey> = Readonly<Record<Key, Pick<ReportSection, 'title' | 'introduction'>>>;

/** A section without its rows yet, of those that these texts are of. */
export const sectionIn =
  <Key extends SectionKey>(say: ReportTexts, sections: SectionTexts<Key>) =>
  (key: Key, names: readonly (ColumnName | FigureName)[]): Omit<ReportSection, 'rows'> => ({
    key,
    ...sections[key],
    columns: names.map((name) => columnOf(name, say)),
  });

/** The same of an activity report. */
export const sectionOf = (say: ReportTexts) => sectionIn(say, say.sections);

/** The figures of a line, in the order of their columns. */
export const cellsOf = (figures: ReportedFigures): ReportCell[] => figureNames.map((name) => figures[name]);

export function columnOf(name: ColumnName | FigureName, { columns, figures }: ReportTexts): ReportColumn {
  const label = isFigure(name) ? figures[name] : columns[name];
  return { key: name, label, holds: isFigure(name) || numbers.has(name) ? 'number' : days.has(name) ? 'day' : 'text' };
}

const isFigure = (name: ColumnName | FigureName): name is FigureName => figureNames.includes(name as FigureName);

const days: ReadonlySet<ColumnName> = new Set(['date', 'dueOn'] as const);

const numbers: ReadonlySet<ColumnName> = new Set<ColumnName>([
  'value',
  'previous',
  'planSoFar',
  'year',
  'count',
  'membersBefore',
  'membersJoined',
  'membersLeft',
  'membersAfter',
  'participants',
  'spoken',
  'interpreted',
  'open',
  'overdueCount',
  'done',
  'dropped',
  'number',
  'baseline',
  'baselineYear',
  'target',
  'actual',
]);
