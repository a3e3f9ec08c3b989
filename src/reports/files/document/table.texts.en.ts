import type { ActivityFigures } from '../../../schema-types.js';

/** The figures of a line, by their names in the API. */
export type FigureName = Exclude<keyof ActivityFigures, 'outcomesByKind' | '__typename'>;

/** What the tables of a report are called in English: sections, columns, figures. */
export const tables = {
  sections: {
    total: {
      title: 'Figures',
      introduction:
        'Everything in the period, each thing counted once; beside it the same length of time just before, and the plan from its first day.',
    },
    narratives: { title: 'Narrative', introduction: 'What was written beside the figures of this report.' },
    areas: {
      title: 'By area',
      introduction: 'One event can serve several areas, so the rows do not add up to the figures above.',
    },
    actions: {
      title: 'By action',
      introduction:
        'Every action of the plan; what was done on a sub-item counts in its action. One event can serve several actions, so the rows do not add up to the total.',
    },
    subItems: {
      title: 'By sub-item',
      introduction: 'What was done on each sub-item alone; it counts in its action, too.',
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
    organisationKinds: {
      title: 'Participants by organisation',
      introduction: 'By the kind of organisation that people represented, alone or together with a state.',
    },
    networks: {
      title: 'Networks',
      introduction: 'What each network did, and how the number of its active members changed.',
    },
    programmes: {
      title: 'Programmes',
      introduction: 'Programmes, such as a project or what a donor pays for, that had an event or outcome.',
    },
    partners: {
      title: 'Partners',
      introduction:
        'Organisations that held events together with the dialogue, whether anybody represented them or not.',
    },
    eventKinds: {
      title: 'Events by kind and area',
      introduction: 'One event can serve several areas; in the whole report it counts once.',
    },
    languages: {
      title: 'Events by language',
      introduction: 'One event can have several working languages, and interpretation into others.',
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
    addressees: {
      title: 'Follow-ups by addressee',
      introduction: 'Everything that these outcomes ask for, by who is to do it.',
    },
    events: {
      title: 'Events',
      introduction: 'The events behind this report, the earliest first, those cancelled among them.',
    },
    coreIndicators: {
      title: 'Core indicators',
      introduction:
        'The fifteen by which dialogues of this kind are held to account. How each is counted is said in the notes. In CSV and JSON shares lie between 0 and 1.',
    },
    indicators: {
      title: 'Indicators',
      introduction:
        'What the indicators of the plan should reach and did reach, by calendar year, however many of its days the report covers; of a report of some areas, those that measure their actions. “…” stands where nothing was set or measured.',
    },
    gaps: {
      title: 'Actions without activity',
      introduction:
        'Actions without any event or outcome in the period. Principles are no gaps, as no activity is expected of them.',
    },
  },
  columns: {
    code: 'Code',
    id: 'Id',
    area: 'Area',
    areas: 'Areas',
    title: 'Title',
    name: 'Name',
    figure: 'Figure',
    value: 'Value',
    previous: 'Period before',
    planSoFar: 'Plan so far',
    text: 'Text',
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
    city: 'Place',
    format: 'Format',
    representedStates: 'States represented',
    representedOrganisations: 'Organisations represented',
    participants: 'Participants',
    spoken: 'Spoken',
    interpreted: 'Interpretation',
    open: 'To be done',
    done: 'Done',
    dropped: 'Given up',
    owner: 'To be done by',
    dueOn: 'Due',
    overdue: 'Overdue',
    overdueCount: 'Of these overdue',
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
};

export type TableTexts = typeof tables;

export const figureNames = Object.keys(tables.figures) as FigureName[];
