import type { ChartKey } from '../charts/chart-keys.js';
import type { ReportChart } from '../charts/charts.js';
import {
  notTold,
  type ReportCell,
  type ReportColumn,
  type ReportDocument,
  type ReportSection,
  type SectionKey,
  textOnPaper,
} from '../document/report-document.js';
import { textsIn } from '../document/report.texts.js';
import { columnsOnPaper } from './columns.js';
import type { Chapter, PaperCell, PaperTable, Part } from './paper.js';
import { paperTextsIn } from './paper.texts.js';

/** What stands for none: a column of zeros would hide the figures between them. */
export const none = '–';

type Row = ReportSection['rows'][number];

/** Makes the parts of a paper of the sections of a report, and numbers its chapters, tables and figures. */
export class Composer {
  readonly say;
  readonly tableSay;
  private chapters = 0;
  private tables = 0;
  private figures = 0;
  private readonly sections: ReadonlyMap<SectionKey, ReportSection>;

  constructor(
    readonly document: ReportDocument,
    private readonly charts: readonly ReportChart[],
  ) {
    this.say = paperTextsIn[document.language];
    this.tableSay = textsIn[document.language];
    this.sections = new Map(document.sections.map((section) => [section.key, section]));
  }

  /** A section with rows in it; null: there is nothing to show. */
  section(key: SectionKey): ReportSection | null {
    const section = this.sections.get(key);
    return section && section.rows.length > 0 ? section : null;
  }

  chapter(title: string, parts: readonly Part[], options: Partial<Chapter> = {}): Chapter {
    this.chapters++;
    return { title: `${this.chapters}. ${title}`, isWide: false, startsPage: false, parts, ...options };
  }

  caption(title: string): string {
    this.tables++;
    return this.say.table(this.tables, title);
  }

  /** Nothing, where there is nothing to show. */
  chart(key: ChartKey): Part[] {
    const chart = this.charts.find((one) => one.key === key);
    if (!chart) return [];
    this.figures++;
    return [{ kind: 'chart', chart, caption: this.say.figure(this.figures, chart.title) }];
  }

  /** The columns of a section that are wanted and of which anything is told, for the rows that are wanted. */
  table(
    section: ReportSection,
    keys: readonly string[],
    {
      caption = section.title,
      rows = section.rows,
      room,
    }: { caption?: string; rows?: readonly Row[]; room?: number } = {},
  ): PaperTable {
    const shown = keys
      .filter((key) => placeOf(section, key) >= 0)
      .map((key) => ({ ...columnOf(section, key), place: placeOf(section, key) }))
      .filter(({ place }) => rows.some((row) => row[place] !== null));
    return {
      kind: 'table',
      caption: this.caption(caption),
      columns: columnsOnPaper(shown, room),
      rows: rows.map((row) => shown.map(({ place, ...column }) => this.cell(row[place]!, column))),
    };
  }

  cell(value: ReportCell, { key, holds }: Pick<ReportColumn, 'key' | 'holds'>): PaperCell {
    if (holds === 'day') return { text: day(String(value)) };
    if (key === 'month') return { text: this.month(String(value)) };
    return { text: value === 0 ? none : textOnPaper(value, this.tableSay.locale) };
  }

  share(value: ReportCell): string {
    if (typeof value !== 'number') return notTold;
    return new Intl.NumberFormat(this.tableSay.locale, { maximumFractionDigits: 0 }).format(value * 100) + '\u00a0%';
  }

  number(value: number): string {
    return textOnPaper(value, this.tableSay.locale);
  }

  /** "March 2025". */
  private month(month: string): string {
    return new Intl.DateTimeFormat(this.tableSay.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${month}-01T00:00Z`),
    );
  }
}

/** "20.05.2024": as short as its column. */
function day(written: string): string {
  const [year, month, date] = written.split('-');
  return date === undefined ? written : `${date}.${month}.${year}`;
}

export const placeOf = ({ columns }: ReportSection, wanted: string): number =>
  columns.findIndex(({ key }) => key === wanted);

function columnOf(section: ReportSection, key: string): ReportColumn {
  return section.columns[placeOf(section, key)]!;
}
