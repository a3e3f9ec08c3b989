import type { ReportContent, ReportedFigures, ReportedFollowUp, ReportedOutcome } from '../report-content.js';
import { coreIndicatorSection, indicatorSection } from './indicator-sections.js';
import type { ReportCell, ReportSection } from './report-document.js';
import { figureNames } from './report.texts.en.js';
import { sectionOf } from './section-columns.js';
import type { Words } from './words.js';

const countsOfPeople = ['people', 'women', 'men', 'otherOrNotStated'] as const;

/** The tables of a report, in the order in which they are read. */
export function sectionsOf({ activity, lists, indicators }: ReportContent, words: Words): ReportSection[] {
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
    ...(lists ? listsOf(lists, today, words) : []),
    ...(activity.coreIndicators ? [coreIndicatorSection(activity.coreIndicators, words)] : []),
    ...(indicators ? [indicatorSection(indicators, words)] : []),
    {
      ...section('gaps', ['code', 'title']),
      rows: gaps.map(({ code }) => [code, titles.get(code) ?? '']),
    },
  ];
}

const listsOf = (
  { outcomes, followUps }: NonNullable<ReportContent['lists']>,
  today: string,
  words: Words,
): ReportSection[] => [
  {
    ...sectionOf(words.say)('outcomes', ['date', 'kind', 'title', 'actions', 'evidence']),
    rows: outcomes.map((outcome) => outcomeCells(outcome, words)),
  },
  {
    ...sectionOf(words.say)('followUps', ['title', 'owner', 'dueOn', 'overdue']),
    rows: followUps.map((followUp) => followUpCells(followUp, today, words)),
  },
];

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
