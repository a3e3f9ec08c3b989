import type { ReportCell, ReportColumn, ReportSection, SectionKey } from './report-document.js';
import type { ReportContent, ReportedFigures, ReportedFollowUp, ReportedOutcome } from './reported-activity.js';
import { english, type FigureName, figureNames, type ReportTexts } from './texts.en.js';
import type { Words } from './words.js';

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

const countsOfPeople = ['people', 'women', 'men', 'otherOrNotStated'] as const;

type ColumnName = keyof ReportTexts['columns'];

/** The tables of a report, in the order in which they are read. */
export function sectionsOf({ activity, outcomes, followUps }: ReportContent, words: Words): ReportSection[] {
  const { say } = words;
  const { total, areas, rows, years, states, organisations, networks, months, gaps, dataAt } = activity;
  const section = sectionOf(say);
  const titles = new Map(rows.map(({ action }) => [action.code, words.of(action.titles)]));
  const principles = new Set(rows.filter(({ action }) => action.isPrinciple).map(({ action }) => action.code));
  const remark = (code: string): string => (principles.has(code) ? say.principle : '');
  const today = dataAt.slice(0, 10);
  return [
    {
      ...section('total', ['figure', 'value']),
      rowKeys: figureNames,
      rows: figureNames.map((name) => [say.figures[name], total[name]]),
    },
    {
      ...section('areas', ['code', 'title', ...figureNames]),
      rows: areas.map(({ area, figures }) => [area.code, words.of(area.titles), ...cellsOf(figures)]),
    },
    {
      ...section('actions', ['code', 'title', 'remark', ...figureNames]),
      rows: rows.map(({ action: { code }, figures }) => [
        code,
        titles.get(code) ?? '',
        remark(code),
        ...cellsOf(figures),
      ]),
    },
    {
      ...section('years', ['code', 'title', 'year', 'events', 'outcomes', 'status']),
      rows: years.map(({ action: { code }, year, events, outcomes: published, status }) => [
        code,
        titles.get(code) ?? '',
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
    {
      ...section('states', ['name', 'events', 'participations', ...countsOfPeople]),
      rows: states.map(({ state, events, participations, ...people }) => [
        words.state(state),
        events,
        participations,
        ...countsOfPeople.map((name) => people[name]),
      ]),
    },
    {
      ...section('organisations', ['name', 'events', 'participations', 'people']),
      rows: organisations.map(({ organisation, events, participations, people }) => [
        words.of(organisation.names),
        events,
        participations,
        people,
      ]),
    },
    {
      ...section('networks', ['name', ...figureNames, 'membersBefore', 'membersJoined', 'membersLeft', 'membersAfter']),
      rows: networks.map(({ network, figures, growth: { before, joined, left, after } }) => [
        words.of(network.names),
        ...cellsOf(figures),
        before,
        joined,
        left,
        after,
      ]),
    },
    {
      ...section('outcomeKinds', ['kind', 'count']),
      rowKeys: total.outcomesByKind.map(({ kind }) => kind),
      rows: total.outcomesByKind.map(({ kind, count }) => [words.kind(kind), count]),
    },
    {
      ...section('outcomes', ['date', 'kind', 'title', 'actions', 'evidence']),
      rows: outcomes.map((outcome) => outcomeCells(outcome, words)),
    },
    {
      ...section('followUps', ['title', 'owner', 'dueOn', 'overdue']),
      rows: followUps.map((followUp) => followUpCells(followUp, today, words)),
    },
    {
      ...section('gaps', ['code', 'title']),
      rows: gaps.map(({ code }) => [code, titles.get(code) ?? '']),
    },
  ];
}

/** A section without its rows yet. */
const sectionOf =
  (say: ReportTexts) =>
  (key: SectionKey, names: readonly (ColumnName | FigureName)[]): Omit<ReportSection, 'rows'> => ({
    key,
    ...say.sections[key],
    columns: names.map((name) => columnOf(name, say)),
  });

function columnOf(name: ColumnName | FigureName, { columns, figures }: ReportTexts): ReportColumn {
  if (!isFigure(name)) return { key: name, label: columns[name] };
  return { key: name, label: figures[name], ...(!mainFigures.includes(name) && { isDetail: true }) };
}

const isFigure = (name: ColumnName | FigureName): name is FigureName => name in english.figures;

const cellsOf = (figures: ReportedFigures): ReportCell[] => figureNames.map((name) => figures[name]);

const outcomeCells = ({ date, kind, titles, actions, evidence }: ReportedOutcome, words: Words): ReportCell[] => [
  date,
  words.kind(kind),
  words.of(titles),
  actions.map(({ code }) => code).join('; '),
  evidence.map(({ title, url }) => (url === null ? title : `${title} (${url})`)).join('; '),
];

function followUpCells(
  { titles, ownerState, ownerOrganisation, dueOn }: ReportedFollowUp,
  today: string,
  words: Words,
): ReportCell[] {
  const owner = ownerState ? words.state(ownerState) : ownerOrganisation ? words.of(ownerOrganisation.names) : '';
  return [words.of(titles), owner, dueOn ?? '', words.yesOrNo(dueOn !== null && dueOn < today)];
}
