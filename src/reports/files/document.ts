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
  const { title, notes } = words.say;
  return {
    language,
    title: title(words.of(content.activity.plan.titles) || content.activity.plan.slug),
    facts,
    sections,
    notes,
    footnotes: words.footnotes,
  };
}

/** What the report is about, in words. */
export function factsOf({ activity, narrowedTo }: ReportContent, words: Words): ReportDocument['facts'] {
  const { facts, period } = words.say;
  const list = (label: string, names: string[] | undefined) => (names ? [{ label, text: names.join('; ') }] : []);
  return [
    { label: facts.plan, text: words.of(activity.plan.titles) || activity.plan.slug },
    { label: facts.days, text: period(words.day(activity.from), words.day(activity.to)) },
    ...list(
      facts.areas,
      narrowedTo.areas?.map(({ code, titles }) => `${code} ${words.of(titles)}`.trim()),
    ),
    ...list(
      facts.networks,
      narrowedTo.networks?.map(({ names }) => words.of(names)),
    ),
    ...list(
      facts.programmes,
      narrowedTo.programmes?.map(({ titles }) => words.of(titles)),
    ),
    ...list(
      facts.states,
      narrowedTo.states?.map((state) => words.state(state)),
    ),
    { label: facts.dataOf, text: words.moment(activity.dataAt) },
  ];
}
