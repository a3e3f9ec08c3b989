import type { Language } from '../../../platform/index.js';
import type { StateContent } from '../reading/state-reader.service.js';
import { eventCells, eventColumns } from './list-sections.js';
import type { ReportDocument, ReportSection } from './report-document.js';
import { sectionIn } from './section-columns.js';
import { stateTextsIn } from './state.texts.js';
import { Words } from './words.js';

const figures = ['events', 'participations', 'people', 'women', 'men', 'otherOrNotStated'] as const;

/** The country sheet as its files of one language tell it: what the state took part in, hosted, leads and owes. */
export function composeSheet(content: StateContent, dataAt: string, language: Language): ReportDocument {
  const words = new Words(language);
  const say = stateTextsIn[language];
  const { facts, markings } = words.say;
  const { state, plan, from, to } = content.report;
  const name = words.state(state);
  const identity = { variant: 'internal' as const, plan: plan.slug, from, to, dataAt };
  return {
    ...{ kind: 'state', language, title: say.title(name), period: words.period({ from, to }) },
    ...{ dataOf: words.moment(dataAt), marking: markings.internal, summary: '', closedEvents: '' },
    about: { ...identity, areas: null, networks: null, programmes: null, states: [state.code] },
    facts: [
      { label: say.state, text: name },
      { label: facts.plan, text: words.of(plan.titles) || plan.slug },
      { label: facts.days, text: words.period({ from, to }) },
      { label: facts.dataOf, text: words.moment(dataAt) },
      { label: facts.marking, text: markings.internal },
    ],
    sections: sheetSections(content, words),
    notes: say.notes,
    footnotes: words.footnotes,
  };
}

function sheetSections({ report, events }: StateContent, words: Words): ReportSection[] {
  const say = stateTextsIn[words.language];
  const section = sectionIn(words.say, say.sections);
  const memberships = section('memberships', ['id', 'name']);
  return [
    {
      ...section('total', ['figure', 'value']),
      rowKeys: [...figures, 'hosted'],
      rows: [...figures.map((name) => [words.say.figures[name], report.figures[name]]), [say.hosted, report.hosted]],
    },
    {
      ...section('events', eventColumns),
      rows: events.map((event) => eventCells(event, words)),
    },
    {
      ...section('ledProgrammes', ['id', 'name']),
      rows: report.programmes.map(({ id, titles }) => [id, words.of(titles)]),
    },
    {
      ...memberships,
      columns: [...memberships.columns, { key: 'members', label: say.members, holds: 'number' }],
      rows: membersByNetwork(report).map(({ network, members }) => [network.id, words.of(network.names), members]),
    },
    {
      ...section('owed', ['title', 'dueOn', 'overdue']),
      rows: report.followUps.map(({ titles, dueOn, overdue }) => [
        words.of(titles),
        dueOn ?? '',
        words.yesOrNo(overdue),
      ]),
    },
  ];
}

/** How many people, as files name nobody. */
function membersByNetwork({ memberships }: StateContent['report']) {
  const byNetwork = Map.groupBy(memberships, ({ network }) => network.id);
  return [...byNetwork.values()].map((own) => ({
    network: own[0]!.network,
    members: new Set(own.map(({ member }) => member.id)).size,
  }));
}
