import type {
  ReportContent,
  ReportedActivity,
  ReportedEvent,
  ReportedFollowUp,
  ReportedOrganisation,
  ReportedOutcome,
  ReportedState,
  ToldEvent,
} from '../reading/report-content.js';
import type { ReportCell, ReportSection } from './report-document.js';
import { sectionOf } from './section-columns.js';
import { areasOf, codesOf, type Words } from './words.js';

/** What is behind the figures, one row a thing. */
export function listSections(
  { outcomes, followUps, events }: ReportContent['lists'],
  activity: ReportedActivity,
  words: Words,
): ReportSection[] {
  const section = sectionOf(words.say);
  const today = activity.dataAt.slice(0, 10);
  return [
    ...(outcomes
      ? [
          {
            ...section('outcomes', ['date', 'kind', 'title', 'areas', 'actions', 'evidence']),
            rows: outcomes.map((outcome) => outcomeCells(outcome, words)),
          },
        ]
      : []),
    ...(followUps
      ? [
          {
            ...section('followUps', ['title', 'owner', 'dueOn', 'overdue']),
            rows: followUps.map((followUp) => followUpCells(followUp, today, words)),
          },
        ]
      : []),
    ...(events
      ? [
          {
            ...section('events', [...eventColumns, ...attendanceColumns]),
            rows: events.map(eventCellsBy(activity, words)),
          },
        ]
      : []),
  ];
}

/** What lists of events tell of each. */
export const eventColumns = ['date', 'title', 'kind', 'city', 'format', 'areas', 'actions'] as const;
const attendanceColumns = ['representedStates', 'representedOrganisations', 'participants', 'remark'] as const;

/** The cells of these columns. */
export const eventCells = (
  { kind, format, startsAtLocal, titles, venue, actions }: ToldEvent,
  words: Words,
): ReportCell[] => [
  startsAtLocal.slice(0, 10),
  words.of(titles),
  kind === null ? '' : words.eventKind(kind),
  venue?.city ?? '',
  words.eventFormat(format),
  areasOf(actions),
  codesOf(actions),
];

/** All follow-ups by who is to do them. */
export function addresseeSection({ followUps }: ReportedActivity, words: Words): ReportSection[] {
  if (!followUps) return [];
  return [
    {
      ...sectionOf(words.say)('addressees', ['code', 'id', 'name', 'open', 'overdueCount', 'done', 'dropped']),
      rows: followUps.map(({ state, organisation, open, overdue, done, dropped }) => [
        state?.code ?? '',
        organisation?.id ?? '',
        ownerOf(state, organisation, words),
        open,
        overdue,
        done,
        dropped,
      ]),
    },
  ];
}

function outcomeCells({ date, kind, titles, actions, evidence }: ReportedOutcome, words: Words): ReportCell[] {
  return [
    date,
    words.kind(kind),
    words.of(titles),
    areasOf(actions),
    codesOf(actions),
    evidence.map(({ title, url }) => (url === null ? title : `${title} (${url})`)).join('; '),
  ];
}

function followUpCells(
  { titles, ownerState, ownerOrganisation, dueOn }: ReportedFollowUp,
  today: string,
  words: Words,
): ReportCell[] {
  const isOverdue = dueOn !== null && dueOn < today;
  return [words.of(titles), ownerOf(ownerState, ownerOrganisation, words), dueOn ?? '', words.yesOrNo(isOverdue)];
}

function ownerOf(state: ReportedState | null, organisation: ReportedOrganisation | null, words: Words): string {
  return state ? words.state(state) : organisation ? words.of(organisation.names) : '';
}

/** Who attended is named as in the lines of the report, and in their order. */
function eventCellsBy(
  { states, organisations }: ReportedActivity,
  words: Words,
): (event: ReportedEvent) => ReportCell[] {
  const stateNames = new Map(states.map(({ state }) => [state.code, words.state(state)]));
  const organisationNames = new Map(
    organisations.map(({ organisation }) => [organisation.id, words.of(organisation.names)]),
  );
  const named = (names: ReadonlyMap<string, string>, keys: readonly string[] | undefined): string | null => {
    if (!keys) return null;
    const attended = new Set(keys);
    return [...names].flatMap(([key, name]) => (attended.has(key) ? name : [])).join('; ');
  };
  return ({ status, attendance, ...event }) => [
    ...eventCells(event, words),
    named(
      stateNames,
      attendance?.states.map(({ code }) => code),
    ),
    named(
      organisationNames,
      attendance?.organisations.map(({ id }) => id),
    ),
    attendance?.participants ?? null,
    status === 'CANCELLED' ? words.say.cancelled : '',
  ];
}
