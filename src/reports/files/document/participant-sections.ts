import type { ReportedActivity } from '../reading/report-content.js';
import type { ReportSection } from './report-document.js';
import { cellsOf, sectionOf } from './section-columns.js';
import { figureNames } from './table.texts.en.js';
import type { Words } from './words.js';

const countsOfPeople = ['people', 'women', 'men', 'otherOrNotStated'] as const;

/** Who took part: states, organisations, and these by their kinds. */
export function participantSections(activity: ReportedActivity, words: Words): ReportSection[] {
  const { states, organisations, organisationKinds } = activity;
  const section = sectionOf(words.say);
  return [
    {
      ...section('states', ['code', 'name', 'events', 'participations', ...countsOfPeople]),
      rows: states.map(({ state, events, participations, ...people }) => [
        state.code,
        words.state(state),
        events,
        participations,
        ...countsOfPeople.map((name) => people[name]),
      ]),
    },
    {
      ...section('organisations', ['id', 'name', 'events', 'participations', 'people']),
      rows: organisations.map(({ organisation, events, participations, people }) => [
        organisation.id,
        words.of(organisation.names),
        events,
        participations,
        people,
      ]),
    },
    ...(organisationKinds
      ? [
          {
            ...section('organisationKinds', ['kind', 'participations', 'people']),
            rowKeys: organisationKinds.map(({ kind }) => kind),
            rows: organisationKinds.map(({ kind, participations, people }) => [
              words.organisationKind(kind),
              participations,
              people,
            ]),
          },
        ]
      : []),
  ];
}

/** By whom it was done: networks, programmes, partners. */
export function partnerSections({ networks, programmes, partners }: ReportedActivity, words: Words): ReportSection[] {
  const section = sectionOf(words.say);
  const growth = ['membersBefore', 'membersJoined', 'membersLeft', 'membersAfter'] as const;
  return [
    {
      ...section('networks', ['id', 'name', ...figureNames, ...growth]),
      rows: networks.map(({ network, figures, growth: { before, joined, left, after } }) => [
        network.id,
        words.of(network.names),
        ...cellsOf(figures),
        before,
        joined,
        left,
        after,
      ]),
    },
    ...(programmes
      ? [
          {
            ...section('programmes', ['id', 'name', ...figureNames]),
            rows: programmes.map(({ programme, figures }) => [
              programme.id,
              words.of(programme.titles),
              ...cellsOf(figures),
            ]),
          },
        ]
      : []),
    ...(partners
      ? [
          {
            ...section('partners', ['id', 'name', ...figureNames]),
            rows: partners.map(({ organisation, figures }) => [
              organisation.id,
              words.of(organisation.names),
              ...cellsOf(figures),
            ]),
          },
        ]
      : []),
  ];
}

/** Events by what they were. */
export function eventSections({ eventKinds, languages }: ReportedActivity, words: Words): ReportSection[] {
  const section = sectionOf(words.say);
  return [
    ...(eventKinds
      ? [
          {
            ...section('eventKinds', ['area', 'kind', 'events']),
            rowKeys: eventKinds.map(({ kind }) => kind),
            rows: eventKinds.map(({ area, kind, events }) => [area?.code ?? '', words.eventKind(kind), events]),
          },
        ]
      : []),
    ...(languages
      ? [
          {
            ...section('languages', ['code', 'name', 'spoken', 'interpreted']),
            rows: languages.map(({ language, spoken, interpreted }) => [
              language,
              words.nameOfLanguage(language),
              spoken,
              interpreted,
            ]),
          },
        ]
      : []),
  ];
}
