import { type ReportSection, valuesOf } from '../document/report-document.js';
import type { ChartKey } from '../charts/chart-keys.js';
import { outcomeColumns } from './area-chapters.js';
import { columnsOnPaper, roomOnPaper } from './columns.js';
import { type Composer, none, placeOf } from './composer.js';
import type { Chapter, PaperTable, Part } from './paper.js';

/** A longer list is for a screen. */
const mostEvents = 500;

/** What had none, once. */
export function gapChapter(composer: Composer): Chapter {
  const { say } = composer;
  const gaps = composer.section('gaps');
  return composer.chapter(say.chapters.gaps, [
    { kind: 'text', text: say.gapsIntroduction(gaps?.rows.length ?? 0) },
    ...(gaps ? [composer.table(gaps, ['code', 'title'], { caption: say.chapters.gaps })] : []),
  ]);
}

export function areaComparison(composer: Composer): Part[] {
  const areas = composer.section('areas');
  if (!areas) return [];
  const { introduction } = areas;
  return [
    { kind: 'text', text: introduction },
    ...composer.chart('areas'),
    composer.table(
      areas,
      [
        ...['code', 'title', 'events', 'participations', 'people', 'women', 'men', 'otherOrNotStated'],
        ...['states', 'organisations', 'outcomes', 'satisfaction', 'answers'],
      ],
      { caption: composer.say.captions.areas },
    ),
    ...composer.chart('gender'),
  ];
}

export function participantChapter(composer: Composer): Chapter[] {
  return chapterOf(composer, composer.say.chapters.participants, [
    ...told(
      composer,
      'states',
      ['name', 'events', 'participations', 'people', 'women', 'men', 'otherOrNotStated'],
      ['states'],
    ),
    ...told(composer, 'organisations', ['name', 'events', 'participations', 'people']),
    ...told(composer, 'organisationKinds', ['kind', 'participations', 'people']),
  ]);
}

export function partnerChapter(composer: Composer): Chapter[] {
  const figures = ['events', 'participations', 'people', 'states', 'organisations', 'outcomes'];
  return chapterOf(composer, composer.say.chapters.partners, [
    ...told(composer, 'networks', [
      'name',
      ...figures,
      'membersBefore',
      'membersJoined',
      'membersLeft',
      'membersAfter',
    ]),
    ...told(composer, 'programmes', ['name', ...figures]),
    ...told(composer, 'partners', ['name', ...figures]),
  ]);
}

export function eventChapter(composer: Composer): Chapter[] {
  const { say } = composer;
  const others = otherOutcomes(composer);
  return chapterOf(composer, say.chapters.events, [
    ...told(composer, 'months', ['month', 'events', 'outcomes'], ['months']),
    ...kindTable(composer),
    ...told(composer, 'languages', ['name', 'spoken', 'interpreted']),
    ...told(composer, 'outcomeKinds', ['kind', 'count']),
    ...others,
  ]);
}

export function followUpChapter(composer: Composer): Chapter[] {
  return chapterOf(composer, composer.say.chapters.followUps, [
    ...told(composer, 'addressees', ['name', 'open', 'overdueCount', 'done', 'dropped']),
    ...told(composer, 'followUps', ['title', 'owner', 'dueOn', 'overdue']),
  ]);
}

export function indicatorChapter(composer: Composer): Chapter[] {
  return chapterOf(composer, composer.say.chapters.indicators, [
    ...coreIndicators(composer),
    ...told(composer, 'indicators', ['code', 'title', 'actions', 'unit', 'baseline', 'year', 'target', 'actual']),
  ]);
}

export function figureChapter(composer: Composer): Chapter[] {
  const { say } = composer;
  const total = composer.section('total');
  if (!total) return [];
  const keys = ['figure', 'value', 'previous', 'planSoFar'];
  return [
    composer.chapter(say.chapters.figures, [
      { kind: 'text', text: total.introduction },
      composer.table(total, keys, { caption: say.captions.figures }),
    ]),
  ];
}

/** The events of the report, as many as anybody turns pages for. */
export function annex(composer: Composer): Chapter[] {
  const { say, document } = composer;
  const events = composer.section('events');
  if (!events) return [];
  const rows = events.rows.slice(0, mostEvents);
  const all = events.rows.length;
  const keys = ['date', 'title', 'kind', 'city', 'format', 'actions', 'representedStates', 'participants', 'remark'];
  return [
    {
      title: say.chapters.annex,
      isWide: true,
      startsPage: true,
      parts: [
        { kind: 'text', text: document.closedEvents || say.allEvents },
        ...(all > rows.length ? [{ kind: 'text', text: say.firstEvents(rows.length, all) } as const] : []),
        composer.table(events, keys, { rows, room: roomOnPaper.onItsSide }),
      ],
    },
  ];
}

/** A section with its introduction and charts, if there is anything in it. */
function told(composer: Composer, key: ReportSection['key'], columns: string[], charts: ChartKey[] = []): Part[] {
  const section = composer.section(key);
  if (!section) return [];
  const { title, introduction } = section;
  return [
    { kind: 'heading', text: title },
    ...(introduction === '' ? [] : [{ kind: 'text', text: introduction } as const]),
    ...charts.flatMap((one) => composer.chart(one)),
    composer.table(section, columns),
  ];
}

const chapterOf = (composer: Composer, title: string, parts: Part[]): Chapter[] =>
  parts.length === 0 ? [] : [composer.chapter(title, parts)];

/** Kinds below each other, areas beside each other. */
function kindTable(composer: Composer): Part[] {
  const section = composer.section('eventKinds');
  if (!section) return [];
  const { say, tableSay } = composer;
  const [areas, kinds, events] = ['area', 'kind', 'events'].map((key) => valuesOf(section, key));
  const codes = valuesOf(composer.section('areas') ?? section, 'code').map(String);
  const counts = new Map(kinds!.map((kind, place) => [`${kind} ${areas![place]}`, events![place]!]));
  const columns = ['', ...codes];
  const table: PaperTable = {
    kind: 'table',
    caption: composer.caption(section.title),
    columns: columnsOnPaper([
      { key: 'kind', label: tableSay.columns.kind, holds: 'text' },
      ...columns.map((code) => ({ key: 'events', label: code || say.columns.whole, holds: 'number' }) as const),
    ]),
    rows: [...new Set(kinds)].map((kind) => [
      { text: String(kind) },
      ...columns.map((code) => ({ text: String(counts.get(`${kind} ${code}`) ?? none), isStrong: code === '' })),
    ]),
  };
  return [{ kind: 'heading', text: section.title }, { kind: 'text', text: section.introduction }, table];
}

/** Outcomes that serve no area of the report stand in none of its chapters. */
function otherOutcomes(composer: Composer): Part[] {
  const outcomes = composer.section('outcomes');
  if (!outcomes) return [];
  const areas = valuesOf(composer.section('areas') ?? outcomes, 'code').map(String);
  const rows = outcomes.rows.filter(
    (row) =>
      !String(row[placeOf(outcomes, 'areas')])
        .split('; ')
        .some((code) => areas.includes(code)),
  );
  if (rows.length === 0) return [];
  return [composer.table(outcomes, outcomeColumns, { caption: composer.say.captions.otherOutcomes, rows })];
}

/** Shares are read in per cent; what an indicator is called stands at the first of its values. */
function coreIndicators(composer: Composer): Part[] {
  const section = composer.section('coreIndicators');
  if (!section) return [];
  const value = placeOf(section, 'value');
  const table = composer.table(section, ['number', 'title', 'label', 'unit', 'value']);
  const last = table.columns.length - 1;
  return [
    { kind: 'heading', text: section.title },
    { kind: 'text', text: section.introduction },
    {
      ...table,
      rows: table.rows.map((cells, place) => {
        const told = section.shares?.[place]
          ? cells.with(last, { text: composer.share(section.rows[place]![value]!) })
          : cells;
        const isSame = place > 0 && section.rows[place]![0] === section.rows[place - 1]![0];
        return isSame ? told.with(0, { text: '' }).with(1, { text: '' }) : told;
      }),
    },
  ];
}
