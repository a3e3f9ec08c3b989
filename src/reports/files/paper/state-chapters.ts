import type { SectionKey } from '../document/report-document.js';
import type { Composer } from './composer.js';
import type { Chapter } from './paper.js';

/** What has a chapter in a country sheet, with the columns that it shows. */
const shown: readonly [SectionKey, readonly string[]][] = [
  ['total', ['figure', 'value']],
  ['events', ['date', 'title', 'kind', 'city', 'format', 'actions']],
  ['ledProgrammes', ['name']],
  ['memberships', ['name', 'members']],
  ['owed', ['title', 'dueOn', 'overdue']],
];

/** The chapters of a country sheet: what there is of each. */
export const stateChapters = (composer: Composer): Chapter[] =>
  shown.flatMap(([key, columns], place) => {
    const section = composer.section(key);
    if (!section) return [];
    const { title, introduction } = section;
    const parts = [
      ...(introduction === '' ? [] : [{ kind: 'text', text: introduction } as const]),
      composer.table(section, columns),
    ];
    return [composer.chapter(title, parts, { startsPage: place === 0 })];
  });
