/** What the paper of a report says in English beside its tables' own words; paper.texts.ru.ts has the same in Russian. */
export const english = {
  contents: 'Contents',
  table: (number: number, title: string): string => `Table ${number}. ${title}`,
  figure: (number: number, title: string): string => `Figure ${number}. ${title}`,
  page: (number: number, count: number): string => `Page ${number} of ${count}`,
  /** Between the number of a page and that of all, where these are fields. */
  pageWords: { page: 'Page ', of: ' of ' },
  annex: 'Annex',
  chapters: {
    glance: 'At a glance',
    narrative: 'Narrative',
    area: (code: string, title: string): string => `Area ${code}. ${title}`,
    gaps: 'Actions without events or outcomes',
    participants: 'Who took part',
    partners: 'Networks, programmes and partners',
    events: 'Events and outcomes',
    otherOutcomes: 'Other outcomes',
    followUps: 'Follow-ups',
    indicators: 'Indicators',
    figures: 'All figures',
    annex: 'Annex. Events',
  },
  captions: {
    keyFigures: 'Key figures',
    areasOverTime: 'Events and outcomes by area',
    activeActions: 'Actions with an event or outcome, by area',
    areas: 'Figures by area',
    actions: (code: string): string => `Actions of area ${code} with activity`,
    years: (code: string): string => `Area ${code} by year: events / outcomes, and how far the action came`,
    outcomes: (code: string): string => `Outcomes of area ${code}`,
    otherOutcomes: 'Outcomes of no area of this report',
    figures: 'All figures of the report',
  },
  columns: { change: 'Change', whole: 'Whole report' },
  areasOverTime:
    'Counted are the events that took place and the outcomes that this report lists. One of several areas stands in each of them.',
  activeActions: 'Counted are the actions on which something was done.',
  eventSentence: (events: number, before: number | null, outcomes: number): string =>
    `${events} ${events === 1 ? 'event' : 'events'} took place${before === null ? '' : `, after ${before} in the period before`}, and ${outcomes} ${outcomes === 1 ? 'outcome was' : 'outcomes were'} published.`,
  areaSentence: (done: number, all: number): string => `Something was done on ${done} of ${all} actions.`,
  nothingInArea: 'Nothing was done in this area in the period.',
  gapsIntroduction: (gaps: number): string =>
    gaps === 0
      ? 'Something was done on every action of which activity is expected.'
      : 'Principles are left out, as no activity is expected of them.',
  noBreakdown: '–',
  more: (count: string): string => `${count} more`,
  fewer: (count: string): string => `${count} fewer`,
  higher: (count: string): string => `${count} higher`,
  lower: (count: string): string => `${count} lower`,
  same: 'the same',
  allEvents: 'All events of the report stand here.',
  firstEvents: (shown: number, all: number): string =>
    `Here stand the first ${shown} of ${all} events. All of them are in the report as XLSX, CSV and JSON.`,
  zeroOnPaper: 'On paper “–” stands where there is none.',
};

export type PaperTexts = typeof english;
