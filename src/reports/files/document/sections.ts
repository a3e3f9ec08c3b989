import type { ReportContent } from '../reading/report-content.js';
import { addresseeSection, listSections } from './list-sections.js';
import { coreIndicatorSection, indicatorSection } from './indicator-sections.js';
import { actionSections, narrativeSection, totalSection } from './figure-sections.js';
import { eventSections, participantSections, partnerSections } from './participant-sections.js';
import type { ReportSection } from './report-document.js';
import { sectionOf } from './section-columns.js';
import type { Words } from './words.js';

/** The tables of a report, in the order in which they are read. */
export function sectionsOf({ activity, lists, indicators }: ReportContent, words: Words): ReportSection[] {
  const section = sectionOf(words.say);
  const { total, gaps } = activity;
  return [
    totalSection(activity, words),
    ...narrativeSection(activity, words),
    ...actionSections(activity, words),
    ...participantSections(activity, words),
    ...partnerSections(activity, words),
    ...eventSections(activity, words),
    {
      ...section('outcomeKinds', ['kind', 'count']),
      rowKeys: total.outcomesByKind.map(({ kind }) => kind),
      rows: total.outcomesByKind.map(({ kind, count }) => [words.kind(kind), count]),
    },
    ...addresseeSection(activity, words),
    ...listSections(lists, activity, words),
    ...(activity.coreIndicators ? [coreIndicatorSection(activity.coreIndicators, words)] : []),
    ...(indicators ? [indicatorSection(indicators, words)] : []),
    {
      ...section('gaps', ['area', 'code', 'title']),
      rows: gaps.map(({ area, code, titles }) => [area.code, code, words.of(titles)]),
    },
  ];
}
