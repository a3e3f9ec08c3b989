import type { Language } from '../../platform/index.js';
import type { ReportDocument } from './report-document.js';
import type { ReportContent } from './reported-activity.js';
import { sectionsOf } from './sections.js';
import { Words } from './words.js';

/** The report as its files of one language tell it. */
export function documentOf(content: ReportContent, language: Language): ReportDocument {
  const words = new Words(language);
  const facts = factsOf(content, words);
  const sections = sectionsOf(content, words);
  const { title, notes, frozenNote, definition } = words.say;
  const definitions = content.activity.coreIndicators?.map(definition) ?? [];
  return {
    language,
    title: title(words.of(content.activity.plan.titles) || content.activity.plan.slug),
    facts,
    sections,
    notes: [...(content.frozenAs === null ? [] : [frozenNote]), ...notes, ...definitions],
    footnotes: words.footnotes,
  };
}

/** What the report is about, in words. */
export function factsOf({ activity, frozenAs }: ReportContent, words: Words): ReportDocument['facts'] {
  const { facts, period } = words.say;
  const { areas, networks, programmes, states } = activity.scope;
  const list = (label: string, names: string[] | undefined) => (names ? [{ label, text: names.join('; ') }] : []);
  return [
    ...(frozenAs === null ? [] : [{ label: facts.frozenAs, text: frozenAs }]),
    { label: facts.plan, text: words.of(activity.plan.titles) || activity.plan.slug },
    { label: facts.days, text: period(words.day(activity.from), words.day(activity.to)) },
    ...list(
      facts.areas,
      areas?.map(({ code, titles }) => `${code} ${words.of(titles)}`.trim()),
    ),
    ...list(
      facts.networks,
      networks?.map(({ names }) => words.of(names)),
    ),
    ...list(
      facts.programmes,
      programmes?.map(({ titles }) => words.of(titles)),
    ),
    ...list(
      facts.states,
      states?.map((state) => words.state(state)),
    ),
    { label: facts.dataOf, text: words.moment(activity.dataAt) },
  ];
}
