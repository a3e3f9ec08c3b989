import type { ActionStatus, ActivityFigures, IndicatorAggregation, IndicatorLevel } from '../../../schema-types.js';

/** The figures of a line, by their names in the API. */
export type FigureName = Exclude<keyof ActivityFigures, 'outcomesByKind' | '__typename'>;

/** What the files of a report say in English; report.texts.ru.ts has the same in Russian. */
export const english = {
  locale: 'en-GB',
  title: (plan: string): string => `Activity report: ${plan}`,
  fileName: 'activity-report',
  frozen: 'frozen',
  period: (from: string, to: string): string => `${from} to ${to}`,
  moment: (moment: string): string => `${moment} UTC`,
  principle: 'principle, no activity expected',
  yes: 'yes',
  no: 'no',
  facts: {
    frozenAs: 'Frozen report',
    plan: 'Plan',
    days: 'Days',
    areas: 'Areas',
    networks: 'Networks',
    programmes: 'Programmes',
    states: 'Participants of these states only',
    dataOf: 'Data as of',
  },
  sheets: { notes: 'Notes', about: 'About this report', counting: 'How it is counted', footnotes: 'Footnotes' },
  sections: {
    total: { title: 'Figures', introduction: 'Everything in the period, each thing counted once.' },
    areas: {
      title: 'By area',
      introduction: 'One event can serve several areas, so the rows do not add up to the figures above.',
    },
    actions: {
      title: 'By action',
      introduction:
        'Every action of the plan; what was done on a sub-item counts in its action. One event can serve several actions, so the rows do not add up to the total.',
    },
    years: {
      title: 'Actions by year',
      introduction: 'The status is a person’s judgement of how far the action came that year; empty: none was given.',
    },
    months: {
      title: 'By month',
      introduction: 'Months in which anything happened; the others are left out.',
    },
    states: {
      title: 'States',
      introduction:
        'States by the people who represented them. A person who represented two states counts for both, and once in the total.',
    },
    organisations: {
      title: 'Organisations',
      introduction: 'Organisations that people represented. They are never counted as states.',
    },
    networks: {
      title: 'Networks',
      introduction: 'What each network did, and how the number of its active members changed.',
    },
    outcomeKinds: { title: 'Outcomes by kind', introduction: '' },
    outcomes: {
      title: 'Outcomes',
      introduction:
        'Published outcomes of the period, the latest first. An address is given where its reader may open it.',
    },
    followUps: {
      title: 'Open follow-ups',
      introduction: 'What these outcomes ask for and is still to be done, by the day on which it is due.',
    },
    coreIndicators: {
      title: 'Core indicators',
      introduction:
        'The fifteen by which dialogues of this kind are held to account. How each is counted is said in the notes. Shares and rates lie between 0 and 1.',
    },
    indicators: {
      title: 'Indicators',
      introduction:
        'What the indicators of the plan should reach and did reach, by calendar year, however many of its days the report covers; of a report of some areas, those that measure their actions. “…” stands where nothing was set or measured.',
    },
    gaps: {
      title: 'Gaps',
      introduction:
        'Actions without any event or outcome in the period. Principles are no gaps, as no activity is expected of them.',
    },
  },
  columns: {
    code: 'Code',
    title: 'Title',
    name: 'Name',
    figure: 'Figure',
    value: 'Value',
    remark: 'Remark',
    year: 'Year',
    month: 'Month',
    status: 'Status',
    membersBefore: 'Members before',
    membersJoined: 'Joined',
    membersLeft: 'Left',
    membersAfter: 'Members after',
    kind: 'Kind',
    count: 'Number',
    date: 'Date',
    actions: 'Actions',
    evidence: 'Evidence',
    owner: 'To be done by',
    dueOn: 'Due',
    overdue: 'Overdue',
    number: 'No.',
    label: 'Detail',
    unit: 'Counted in',
    level: 'Level',
    ascending: 'More is better',
    aggregation: 'A year is',
    baseline: 'Baseline',
    baselineYear: 'Year of the baseline',
    target: 'Target',
    actual: 'Reached',
  },
  figures: {
    events: 'Events',
    cancelledEvents: 'Cancelled events',
    online: 'Events online',
    inPerson: 'Events in person',
    hybrid: 'Hybrid events',
    selfPaced: 'Self-paced events',
    eventHours: 'Hours of events',
    participations: 'Participations',
    inPersonParticipations: 'Participations in person',
    onlineParticipations: 'Participations online',
    people: 'People',
    women: 'Women',
    men: 'Men',
    otherOrNotStated: 'Other or not stated',
    states: 'States',
    organisations: 'Organisations',
    outcomes: 'Outcomes',
    followUpsOpen: 'Open follow-ups',
    satisfaction: 'Mean satisfaction (1 to 5)',
    answers: 'Answers on satisfaction',
  } satisfies Record<FigureName, string>,
  statuses: {
    NO_ACTIVITY: 'No activity',
    PLANNED: 'Planned',
    ONGOING: 'Ongoing',
    DELIVERED: 'Delivered',
  } satisfies Record<ActionStatus, string>,
  levels: { OUTPUT: 'Output', OUTCOME: 'Outcome', IMPACT: 'Impact' } satisfies Record<IndicatorLevel, string>,
  aggregations: {
    SUM: 'the sum of contributions',
    DISTINCT: 'the number of different states',
    LATEST: 'the latest value',
  } satisfies Record<IndicatorAggregation, string>,
  frozenNote:
    'This report was frozen: its figures are those of the moment given above, whatever was changed later; names and titles are those of today. Single outcomes, follow-ups and indicators of the plan are not kept with it.',
  definition: ({ number, title, description }: { number: number; title: string; description: string }): string =>
    `Core indicator ${number}, ${title}: ${description}`,
  notes: [
    'Events count that took place: they are over and were not cancelled. Each belongs to the day on which it starts, in its own time zone; its hours are those of all its days. A course that people take in their own time counts the hours that it says, or none.',
    'Cancelled events are counted apart and are part of no other figure.',
    'Only people who attended count, for all or part of the event, in every role but interpreter.',
    'Participations count each attendance: one person at two events counts twice. People count each person once.',
    'A participant counts for whom they represented at that event, whatever post they hold today.',
    'States are the states that participants represented. Organisations are those whose people represented no state; they are never states.',
    'Gender is as people state it themselves; “other or not stated” is always shown.',
    'Outcomes count once they are published, by their date. Open follow-ups are those of these outcomes that are still to be done.',
    'Mean satisfaction is that of the answers given after the event, from 1 to 5. A report of some states has none, as answers are given without names.',
    'What was done on a sub-item counts in its action. Rows do not add up to the total, as one event can serve several actions: every total is a count of its own.',
    'Counts of people, satisfaction and core indicators are told to the secretariat only. In place of what is not told, and of a mean without answers, tables show “…”, CSV has an empty field, JSON null, and IATI XML no value. A 0 is always a 0.',
  ],
  charts: {
    areas: 'Events by area of the plan',
    months: 'Events and outcomes by month',
    states: 'Participations by state represented',
    gender: 'People by gender in each area',
    total: 'Total',
    seeTable: 'The numbers stand in the table below the chart.',
  },
  heatMap: {
    legend: 'Each cell: events / outcomes; the more of them, the darker the cell.',
  },
  /** Between the number of a page and that of all. */
  of: ' of ',
  iati: {
    total: 'All actions together',
    totalComment:
      'Each thing is counted once. This is not the sum of the results by action, as one event can serve several actions.',
    actionComment: 'Results by action do not add up to the total, as one event can serve several actions.',
    held: 'Not told: fewer than five people, or a count from which such a one could be worked out.',
    unit: (unit: string): string => `Counted in: ${unit}.`,
    indicatorComment: 'An indicator of the plan, by calendar year.',
    description: 'What was done on the actions of the plan: events, those who took part in them, and outcomes.',
  },
};

export type ReportTexts = typeof english;

export const figureNames = Object.keys(english.figures) as FigureName[];
