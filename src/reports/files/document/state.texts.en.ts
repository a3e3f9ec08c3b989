/** What country sheets say in English beside the words of reports; state.texts.ru.ts has the same in Russian. */
export const english = {
  title: (state: string): string => `Country sheet: ${state}`,
  fileName: 'country-sheet',
  hosted: 'Events hosted',
  members: 'Members',
  state: 'State',
  sections: {
    total: {
      title: 'How it took part',
      introduction: 'The state’s line in the activity report, and the events on its ground or in its name.',
    },
    events: {
      title: 'Events attended',
      introduction: 'Events with somebody who represented the state, the earliest first.',
    },
    ledProgrammes: { title: 'Programmes that it leads', introduction: '' },
    memberships: {
      title: 'Members of networks',
      introduction: 'People who were members for the state within these days.',
    },
    owed: {
      title: 'What it is still to do',
      introduction: 'What published outcomes of any plan and time ask of it, by the day on which it is due.',
    },
  },
  notes: [
    'Events count that took place and that somebody attended for the state; participations count each attendance, people each person once. How figures are counted is said at length in the activity report.',
    'A participant counts for the state that they represented at that event, whatever post they hold today.',
    'To contact points women, men and others are not told as soon as one of them is from 1 to 4, as that number could be worked out from the rest; “…” stands there, in CSV nothing, in JSON null.',
  ],
};

export type StateTexts = typeof english;
