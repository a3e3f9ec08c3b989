import type { ReportColumn, ReportSection, SectionKey } from './report-document.js';
import { english, type FigureName, type ReportTexts } from './report.texts.en.js';

export type ColumnName = keyof ReportTexts['columns'];

/** What tables have where there is little room. */
const mainFigures: readonly FigureName[] = [
  'events',
  'participations',
  'people',
  'women',
  'men',
  'otherOrNotStated',
  'states',
  'organisations',
  'outcomes',
];

/** What only tables to work with have of indicators. */
const indicatorDetails: readonly ColumnName[] = ['level', 'ascending', 'aggregation', 'baselineYear'];

/** A section without its rows yet. */
export const sectionOf =
  (say: ReportTexts) =>
  (key: SectionKey, names: readonly (ColumnName | FigureName)[]): Omit<ReportSection, 'rows'> => ({
    key,
    ...say.sections[key],
    columns: names.map((name) => columnOf(name, say)),
  });

function columnOf(name: ColumnName | FigureName, { columns, figures }: ReportTexts): ReportColumn {
  const isDetail = isFigure(name) ? !mainFigures.includes(name) : indicatorDetails.includes(name);
  return { key: name, label: isFigure(name) ? figures[name] : columns[name], ...(isDetail && { isDetail }) };
}

const isFigure = (name: ColumnName | FigureName): name is FigureName => name in english.figures;
