import type { Language } from '../../../platform/index.js';
import type { ReportContent } from '../report-content.js';
import { factsOf } from './facts.js';
import type { ReportDocument } from './report-document.js';
import { sectionsOf } from './sections.js';
import { Words } from './words.js';

/** The report as its files of one language tell it. */
export function composeDocument(content: ReportContent, language: Language): ReportDocument {
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
