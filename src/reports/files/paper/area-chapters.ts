import type { ReportCell, ReportSection } from '../document/report-document.js';
import { valuesOf } from '../document/report-document.js';
import { columnsOnPaper } from './columns.js';
import { type Composer, placeOf } from './composer.js';
import { HeatScale } from './heat.js';
import type { Chapter, PaperCell, PaperTable, Part } from './paper.js';
import { textOfYear } from './year-cells.js';

type Row = ReportSection['rows'][number];

/** What lines of actions have on paper. */
const figuresOfActions = [
  'events',
  'participations',
  'people',
  'states',
  'organisations',
  'outcomes',
  'satisfaction',
  'answers',
];
/** A page has room for so many years beside each other. */
const mostYears = 6;

/** A chapter for each area: what was written of it, its actions with activity, its outcomes. */
export function areaChapters(composer: Composer): Chapter[] {
  const areas = composer.section('areas');
  if (!areas) return [];
  const scale = new HeatScale(mostOf(composer.section('years')));
  const titles = valuesOf(areas, 'title');
  return valuesOf(areas, 'code').map((code, place) =>
    composer.chapter(composer.say.chapters.area(String(code), String(titles[place])), [
      ...narrativesOf(composer, String(code), ''),
      ...activityOf(composer, String(code), scale),
      ...outcomesOf(composer, String(code)),
    ]),
  );
}

/** What was written of the whole report, of an area, or of one of its actions. */
export function narrativesOf(composer: Composer, area: string, action: string): Part[] {
  const narratives = composer.section('narratives');
  if (!narratives) return [];
  const [areas, codes, texts] = ['area', 'code', 'text'].map((key) => valuesOf(narratives, key)) as [
    ReportCell[],
    ReportCell[],
    ReportCell[],
  ];
  return texts
    .filter((_, place) => areas[place] === area && codes[place] === action)
    .flatMap((text) => paragraphsOf(String(text)));
}

function activityOf(composer: Composer, area: string, scale: HeatScale): Part[] {
  const { say } = composer;
  const actions = composer.section('actions');
  if (!actions) return [];
  const all = rowsOf(actions, 'area', area);
  const active = all.filter((row) => isActive(actions, row));
  const expected = all.filter((row) => row[placeOf(actions, 'remark')] === '').length;
  if (active.length === 0) return [{ kind: 'text', text: say.nothingInArea }, ...narrativesOfActions(composer, area)];
  return [
    { kind: 'text', text: say.areaSentence(active.length, Math.max(expected, active.length)) },
    actionTable(composer, actions, area, active),
    ...narrativesOfActions(composer, area),
    ...yearTables(
      composer,
      area,
      active.map((row) => row[placeOf(actions, 'code')]!),
      scale,
    ),
  ];
}

/** Sub-items stand below their action. */
function actionTable(composer: Composer, actions: ReportSection, area: string, active: readonly Row[]): PaperTable {
  const caption = composer.say.captions.actions(area);
  const table = composer.table(actions, ['code', 'title', ...figuresOfActions], { caption, rows: active });
  const subItems = composer.section('subItems');
  if (!subItems) return table;
  // The same columns as those of the actions have.
  const keys = ['code', 'title', ...figuresOfActions].filter(
    (key) => key === 'code' || key === 'title' || active.some((row) => row[placeOf(actions, key)] !== null),
  );
  const below = rowsOf(subItems, 'area', area).filter((row) => isActive(subItems, row));
  const code = placeOf(subItems, 'code');
  const cells = (row: Row): PaperCell[] =>
    keys.map((key) => ({
      ...composer.cell(row[placeOf(subItems, key)]!, subItems.columns[placeOf(subItems, key)]!),
      ...(key === 'title' && { isIndented: true }),
    }));
  const rows = active.flatMap((row, place) => {
    const own = String(row[placeOf(actions, 'code')]);
    return [table.rows[place]!, ...below.filter((one) => String(one[code]).startsWith(`${own}.`)).map(cells)];
  });
  return { ...table, rows };
}

/** What was written of actions and sub-items of the area, also of those without activity. */
function narrativesOfActions(composer: Composer, area: string): Part[] {
  const sections = [composer.section('actions'), composer.section('subItems')].filter((section) => section !== null);
  const titles = new Map(
    sections.flatMap((section) =>
      rowsOf(section, 'area', area).map((row) => [
        String(row[placeOf(section, 'code')]),
        String(row[placeOf(section, 'title')]),
      ]),
    ),
  );
  const narratives = composer.section('narratives');
  const codes = narratives ? valuesOf(narratives, 'code').map(String) : [];
  return codes
    .filter((code) => titles.has(code))
    .flatMap((code) => [
      { kind: 'heading', text: `${code} ${titles.get(code)}` } as const,
      ...narrativesOf(composer, '', code),
    ]);
}

/** The years of these actions, if there are several. */
function yearTables(composer: Composer, area: string, codes: readonly ReportCell[], scale: HeatScale): PaperTable[] {
  const { say, tableSay, document } = composer;
  const section = composer.section('years');
  if (!section) return [];
  const all = [...new Set(valuesOf(section, 'year').map(Number))].sort((one, other) => one - other);
  if (all.length < 2) return [];
  const currentYear = Number(document.about.dataAt.slice(0, 4));
  const ofAction = Map.groupBy(section.rows, (row) => String(row[placeOf(section, 'code')]));
  const parts = Array.from({ length: Math.ceil(all.length / mostYears) }, (_, part) =>
    all.slice(part * mostYears, (part + 1) * mostYears),
  );
  return parts.map((years) => ({
    kind: 'table',
    caption: composer.caption(say.captions.years(area)),
    columns: columnsOnPaper([
      { key: 'code', label: tableSay.columns.code, holds: 'text' },
      { key: 'title', label: tableSay.columns.title, holds: 'text' },
      ...years.map((year) => ({ key: 'ofYear', label: String(year), holds: 'number' }) as const),
    ]),
    rows: codes.map((code) => {
      const rows = ofAction.get(String(code)) ?? [];
      return [
        { text: String(code) },
        { text: String(rows[0]?.[placeOf(section, 'title')] ?? '') },
        ...years.map((year): PaperCell => {
          const row = rows.find((one) => one[placeOf(section, 'year')] === year);
          const [events, outcomes] = [
            Number(row?.[placeOf(section, 'events')] ?? 0),
            Number(row?.[placeOf(section, 'outcomes')] ?? 0),
          ];
          const status = String(row?.[placeOf(section, 'status')] ?? '');
          return { text: textOfYear(events, outcomes, status, year > currentYear), heat: scale.of(events + outcomes) };
        }),
      ];
    }),
  }));
}

function outcomesOf(composer: Composer, area: string): PaperTable[] {
  const outcomes = composer.section('outcomes');
  if (!outcomes) return [];
  const rows = outcomes.rows.filter((row) => String(row[placeOf(outcomes, 'areas')]).split('; ').includes(area));
  if (rows.length === 0) return [];
  return [composer.table(outcomes, outcomeColumns, { caption: composer.say.captions.outcomes(area), rows })];
}

export const outcomeColumns = ['date', 'kind', 'title', 'actions', 'evidence'];

const rowsOf = (section: ReportSection, key: string, value: string): Row[] =>
  section.rows.filter((row) => row[placeOf(section, key)] === value);

const isActive = (section: ReportSection, row: Row): boolean =>
  ['events', 'cancelledEvents', 'outcomes'].some((key) => Number(row[placeOf(section, key)]) > 0);

const paragraphsOf = (text: string): Part[] =>
  text
    .split(/\n+/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({ kind: 'text', text: paragraph.trim() }));

function mostOf(years: ReportSection | null): number {
  if (!years) return 0;
  const [events, outcomes] = [valuesOf(years, 'events'), valuesOf(years, 'outcomes')];
  return events.reduce((most: number, value, place) => Math.max(most, Number(value) + Number(outcomes[place])), 0);
}
