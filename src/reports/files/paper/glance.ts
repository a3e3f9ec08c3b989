import { notTold, type ReportCell, valuesOf } from '../document/report-document.js';
import { areaHeat } from './area-heat.js';
import { columnsOnPaper } from './columns.js';
import { type Composer, placeOf } from './composer.js';
import type { Chapter, PaperCell, PaperTable, Part } from './paper.js';
import type { FigureName } from '../document/table.texts.en.js';

/** What is looked for first. */
const keyFigures: readonly FigureName[] = [
  'events',
  'eventHours',
  'participations',
  'people',
  'women',
  'men',
  'otherOrNotStated',
  'states',
  'organisations',
  'outcomes',
  'followUpsOpen',
  'satisfaction',
];

/** One page that answers: the report in its sentences, key figures with their trend, the heat map. */
export function glance(composer: Composer): Chapter {
  const { document, say } = composer;
  const parts: Part[] = [];
  if (document.summary !== '') parts.push({ kind: 'text', text: sentencesOf(composer), isLead: true });
  const figures = keyFigureTable(composer);
  if (figures) parts.push(figures);
  parts.push(...areaHeat(composer));
  return composer.chapter(say.chapters.glance, parts, { startsPage: true });
}

/** Who took part, what took place, on how much of the plan. */
function sentencesOf(composer: Composer): string {
  const { document, say } = composer;
  const total = composer.section('total');
  const actions = composer.section('actions');
  if (!total || !actions) return document.summary;
  const figure = (name: FigureName, key: string): number | null => {
    const value = valuesOf(total, key)[total.rowKeys?.indexOf(name) ?? -1];
    return typeof value === 'number' ? value : null;
  };
  const expected = actions.rows.filter((row) => row[placeOf(actions, 'remark')] === '');
  const done = expected.filter((row) => ['events', 'outcomes'].some((key) => Number(row[placeOf(actions, key)]) > 0));
  return [
    document.summary,
    say.eventSentence(figure('events', 'value') ?? 0, figure('events', 'previous'), figure('outcomes', 'value') ?? 0),
    say.areaSentence(done.length, expected.length),
  ].join(' ');
}

function keyFigureTable(composer: Composer): PaperTable | null {
  const { say } = composer;
  const { columns } = composer.tableSay;
  const total = composer.section('total');
  if (!total) return null;
  const [values, previous, soFar] = ['value', 'previous', 'planSoFar'].map((key) => valuesOf(total, key)) as [
    ReportCell[],
    ReportCell[],
    ReportCell[],
  ];
  const places = keyFigures
    .map((name) => total.rowKeys?.indexOf(name) ?? -1)
    .filter((place) => place >= 0 && values[place] !== null);
  const isCompared = places.some((place) => typeof previous[place] === 'number');
  const number = (value: ReportCell | undefined): PaperCell =>
    composer.cell(value ?? null, { key: 'value', holds: 'number' });
  return {
    kind: 'table',
    caption: composer.caption(say.captions.keyFigures),
    columns: columnsOnPaper([
      { key: 'figure', label: columns.figure, holds: 'text' },
      { key: 'value', label: columns.value, holds: 'number' },
      ...(isCompared
        ? ([
            { key: 'previous', label: columns.previous, holds: 'number' },
            { key: 'change', label: say.columns.change, holds: 'number' },
          ] as const)
        : []),
      ...(soFar.length > 0 ? ([{ key: 'planSoFar', label: columns.planSoFar, holds: 'number' }] as const) : []),
    ]),
    rows: places.map((place) => [
      { text: composer.cell(total.rows[place]![0]!, { key: 'figure', holds: 'text' }).text },
      { ...number(values[place]), isStrong: true },
      ...(isCompared
        ? [
            number(previous[place]),
            { text: changeOf(composer, total.rowKeys![place]!, values[place]!, previous[place]!) },
          ]
        : []),
      ...(soFar.length > 0 ? [number(soFar[place])] : []),
    ]),
  };
}

/** The trend in words, as an arrow alone says nothing to many. */
function changeOf(composer: Composer, key: string, now: ReportCell, before: ReportCell): string {
  const { say } = composer;
  if (typeof now !== 'number' || typeof before !== 'number') return notTold;
  const difference = Math.round((now - before) * 100) / 100;
  if (difference === 0) return say.same;
  const count = composer.number(Math.abs(difference));
  if (key === 'satisfaction') return difference > 0 ? say.higher(count) : say.lower(count);
  return difference > 0 ? say.more(count) : say.fewer(count);
}
