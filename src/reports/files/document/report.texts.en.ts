import type { NumberForms } from '../../../platform/index.js';
import type { ActionStatus, IndicatorAggregation, IndicatorLevel } from '../../../schema-types.js';
import type { ReportVariant } from '../reading/report-content.js';
import { tables } from './table.texts.en.js';

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
  cancelled: 'cancelled',
  /** What each page and sheet says of publication. */
  markings: {
    internal: 'For internal use, not for publication',
    outsiders: '',
    edition: '',
    preview: 'Public edition, not released yet',
  } satisfies Record<ReportVariant, string>,
  sheetHead: (period: string, dataOf: string): string => `${period}. Data as of ${dataOf}.`,
  facts: {
    marking: 'Publication',
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
  ...tables,
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
    'This report was frozen: its figures are those of the moment given above, whatever was changed later; names and titles, too. Single outcomes, follow-ups and indicators of the plan are not kept with it.',
  closedMeetings: { one: 'closed meeting', other: 'closed meetings' } as NumberForms,
  closedEvents: (meetings: string): string =>
    `Listed are the events that everybody could see; counted, but not listed: ${meetings}.`,
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
    'Counts of people, satisfaction and core indicators are told in released editions of frozen reports, but for counts from 1 to 4 and what these could be worked out from; elsewhere to the secretariat only. In place of what is not told, and of a mean without answers, tables show “…”, CSV has an empty field, JSON null, and IATI XML no value. A 0 is always a 0.',
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
    held: 'Not told: counts of people are told in released editions, but for those from 1 to 4 and what these could be worked out from.',
    unit: (unit: string): string => `Counted in: ${unit}.`,
    indicatorComment: 'An indicator of the plan, by calendar year.',
    description:
      'What was done on the actions of the plan in these days: events, those who took part in them, and outcomes.',
  },
};

export type ReportTexts = typeof english;
