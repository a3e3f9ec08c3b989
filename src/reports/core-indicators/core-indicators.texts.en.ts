/**
 * What the core indicators say in English, the fifteen in order: exactly what core-indicators.queries.ts and the report
 * count. The Russian file has the same.
 */
export const english = {
  indicators: {
    sessions: {
      title: 'Sessions held, by kind and format',
      unit: 'events',
      description:
        'Events that are over and were not cancelled, by the day on which they start in their own time zone.',
    },
    participations: {
      title: 'Participations',
      unit: 'participations',
      description: 'Attendances at these events in every role but interpreter: one person at two events counts twice.',
    },
    people: {
      title: 'Different people',
      unit: 'people',
      description: 'People behind these participations, each once.',
    },
    states: {
      title: 'States represented',
      unit: 'states',
      description:
        'Different states that participants represented; per event: the mean of the different states at each event, events without any included. Organisations are never states.',
    },
    gender: {
      title: 'People by gender',
      unit: 'people',
      description:
        'The people of indicator 3 by gender as they state it themselves; who did not say, or prefers not to, is not stated.',
    },
    partners: {
      title: 'Partner organisations',
      unit: 'organisations',
      description:
        'Represented: different organisations whose people attended and represented no state. Partners: different organisations named as partners of the events that were held.',
    },
    networkMembers: {
      title: 'Network members and states covered',
      unit: 'people; states',
      description:
        'Different people who are active members of the networks of the report at the end of its last day, and different states for which they are; only those of the states that the report is narrowed to.',
    },
    activeMembers: {
      title: 'Active network members',
      unit: 'people; share',
      description:
        'Members of indicator 7 who took part, as in indicator 2, in an event of the report’s areas, networks and programmes within the 12 months up to its last day; share of all members of indicator 7.',
    },
    outcomes: {
      title: 'Outputs published, by kind and language',
      unit: 'outcomes',
      description:
        'Outcomes in the version that is published, by its date. By language: those whose title is given in it; one in two languages counts in both.',
    },
    recommendations: {
      title: 'Recommendations and their follow-up',
      unit: 'outcomes; share',
      description:
        'Published recommendations; followed up: those of which at least one follow-up is done by now; share of all recommendations.',
    },
    satisfaction: {
      title: 'Satisfaction',
      unit: '1 to 5; share',
      description:
        'Mean of all answers given after these events; none in a report of some states, as answers are given without names. Response rate: participations whose person filled in that form, of all participations.',
    },
    learning: {
      title: 'Self-rated learning gain',
      unit: 'difference on a scale of 1 to 5',
      description:
        'Mean of knowledge after minus knowledge before, of all answers given after these events that rate both; none in a report of some states.',
    },
    applied: {
      title: 'Applied at work',
      unit: '1 to 5; share',
      description:
        'Mean of how much was used at work, of all answers to the form that comes some months after these events; none in a report of some states. Response rate: participations whose person filled in that form, of all participations.',
    },
    actions: {
      title: 'Actions with activity',
      unit: 'actions; share',
      description:
        'Actions with at least one event held or outcome published, those of their sub-items included, of all actions without those that state a principle.',
    },
    nominations: {
      title: 'From nomination to confirmation; no-shows',
      unit: 'days; share',
      description:
        'Median days from the first nomination to the first confirmation after it, of confirmed registrations for these events; the median, as single late confirmations would move a mean. No-show rate: confirmed people who did not come and had not said so, of all confirmed people whose attendance was recorded. Interpreters are left out.',
    },
  },
  labels: {
    total: 'All',
    online: 'Online',
    inPerson: 'In person',
    hybrid: 'Hybrid',
    selfPaced: 'Self-paced',
    people: 'People',
    perEvent: 'Per event',
    women: 'Women',
    men: 'Men',
    other: 'Other',
    notStated: 'Not stated',
    represented: 'Represented',
    partners: 'Partners of events',
    members: 'Members',
    states: 'States covered',
    active: 'Active members',
    share: 'Share',
    followedUp: 'Followed up',
    mean: 'Mean',
    responseRate: 'Response rate',
    withActivity: 'With activity',
    medianDays: 'Median days',
    noShowRate: 'No-show rate',
  },
};

export type CoreTexts = typeof english;
