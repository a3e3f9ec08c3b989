import type { ReportedActivity } from '../reading/report-content.js';
import type { ReportSection } from './report-document.js';
import { cellsOf, sectionOf } from './section-columns.js';
import { figureNames } from './table.texts.en.js';
import type { Words } from './words.js';

/** The total, beside it the period before and the plan so far; where these were not asked for, the total alone. */
export function totalSection({ total, previous, planSoFar }: ReportedActivity, { say }: Words): ReportSection {
  const section = sectionOf(say);
  if (!planSoFar)
    return {
      ...section('total', ['figure', 'value']),
      rowKeys: figureNames,
      rows: figureNames.map((name) => [say.figures[name], total[name]]),
    };
  return {
    ...section('total', ['figure', 'value', 'previous', 'planSoFar']),
    rowKeys: figureNames,
    rows: figureNames.map((name) => [say.figures[name], total[name], previous?.[name] ?? null, planSoFar[name]]),
  };
}

export function narrativeSection({ narratives }: ReportedActivity, words: Words): ReportSection[] {
  if (!narratives || narratives.length === 0) return [];
  return [
    {
      ...sectionOf(words.say)('narratives', ['area', 'code', 'text']),
      rows: narratives.map(({ area, action, texts }) => [area?.code ?? '', action?.code ?? '', words.of(texts)]),
    },
  ];
}

/** What was done by area, action, sub-item, year and month. */
export function actionSections(activity: ReportedActivity, words: Words): ReportSection[] {
  const { say } = words;
  const { areas, rows, subItems, years, months } = activity;
  const section = sectionOf(say);
  const actions = new Map(rows.map(({ action }) => [action.code, action]));
  const titleOf = (code: string): string => words.of(actions.get(code)?.titles ?? []);
  const remark = (code: string): string => (actions.get(code)?.isPrinciple ? say.principle : '');
  return [
    {
      ...section('areas', ['code', 'title', ...figureNames]),
      rows: areas.map(({ area, figures }) => [area.code, words.of(area.titles), ...cellsOf(figures)]),
    },
    {
      ...section('actions', ['area', 'code', 'title', 'remark', ...figureNames]),
      rows: rows.map(({ action: { area, code }, figures }) => [
        area.code,
        code,
        titleOf(code),
        remark(code),
        ...cellsOf(figures),
      ]),
    },
    ...(subItems
      ? [
          {
            ...section('subItems', ['area', 'code', 'title', ...figureNames]),
            rows: subItems.map(({ action: { area, code, titles }, figures }) => [
              area.code,
              code,
              words.of(titles),
              ...cellsOf(figures),
            ]),
          },
        ]
      : []),
    {
      ...section('years', ['code', 'title', 'year', 'events', 'outcomes', 'status']),
      rows: years.map(({ action: { code }, year, events, outcomes: published, status }) => [
        code,
        titleOf(code),
        year,
        events,
        published,
        status ? say.statuses[status] : remark(code),
      ]),
    },
    {
      ...section('months', ['month', 'events', 'outcomes']),
      rows: months.map(({ month, events, outcomes: published }) => [month, events, published]),
    },
  ];
}
