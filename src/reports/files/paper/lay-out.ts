import type { ReportChart } from '../charts/charts.js';
import type { ReportDocument } from '../document/report-document.js';
import { areaChapters, narrativesOf } from './area-chapters.js';
import { Composer } from './composer.js';
import { glance } from './glance.js';
import {
  annex,
  areaComparison,
  eventChapter,
  figureChapter,
  followUpChapter,
  gapChapter,
  indicatorChapter,
  participantChapter,
  partnerChapter,
} from './later-chapters.js';
import { stateChapters } from './state-chapters.js';
import type { Chapter, Paper } from './paper.js';

/** The report as it stands on paper, in the order in which people read: first the answer, last where it comes from. */
export function layOut(document: ReportDocument, charts: readonly ReportChart[]): Paper {
  const { language, title, period, marking, facts, footnotes } = document;
  return { language, title, period, marking, facts, footnotes, chapters: chaptersOf(new Composer(document, charts)) };
}

function chaptersOf(composer: Composer): Chapter[] {
  const { tableSay, document } = composer;
  return [
    ...(document.kind === 'state' ? stateChapters(composer) : activityChapters(composer)),
    composer.chapter(tableSay.sheets.counting, [
      { kind: 'list', items: [...document.notes, composer.say.zeroOnPaper] },
    ]),
    ...(document.footnotes.length === 0
      ? []
      : [
          composer.chapter(
            tableSay.sheets.footnotes,
            document.footnotes.map(({ mark, text }) => ({ kind: 'text', text: `${mark} ${text}` })),
          ),
        ]),
    ...(document.kind === 'state' ? [] : annex(composer)),
  ];
}

function activityChapters(composer: Composer): Chapter[] {
  const { say } = composer;
  const narrative = narrativesOf(composer, '', '');
  const comparison = (): Chapter[] => {
    const parts = areaComparison(composer);
    return parts.length === 0
      ? []
      : [composer.chapter(say.captions.areas, parts, { startsPage: narrative.length === 0 })];
  };
  return [
    glance(composer),
    ...(narrative.length === 0 ? [] : [composer.chapter(say.chapters.narrative, narrative, { startsPage: true })]),
    ...comparison(),
    ...areaChapters(composer),
    gapChapter(composer),
    ...participantChapter(composer),
    ...partnerChapter(composer),
    ...eventChapter(composer),
    ...followUpChapter(composer),
    ...indicatorChapter(composer),
    ...figureChapter(composer),
  ];
}
