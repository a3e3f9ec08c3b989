import type { Language } from '../../../platform/index.js';
import type { ReportContent } from '../reading/report-content.js';
import { factsOf, identityOf } from './facts.js';
import type { ReportDocument } from './report-document.js';
import { sectionsOf } from './sections.js';
import { Words } from './words.js';

/** The report as its files of one language tell it. */
export function composeDocument(content: ReportContent, language: Language): ReportDocument {
  const words = new Words(language);
  const facts = factsOf(content, words);
  const sections = sectionsOf(content, words);
  const { title, notes, frozenNote, definition, markings } = words.say;
  const { activity, variant } = content;
  const closed = words.closedEvents(content.closedEvents);
  const definitions = activity.coreIndicators?.map(definition) ?? [];
  return {
    kind: 'activity',
    language,
    title: title(words.of(activity.plan.titles) || activity.plan.slug),
    period: words.period(activity),
    dataOf: words.moment(activity.dataAt),
    marking: markings[variant],
    summary: activity.summary ?? '',
    about: identityOf(content),
    facts,
    sections,
    closedEvents: closed,
    notes: [
      ...(content.frozenAs === null ? [] : [frozenNote]),
      ...(closed === '' ? [] : [closed]),
      ...notes,
      ...definitions,
    ],
    footnotes: words.footnotes,
  };
}
