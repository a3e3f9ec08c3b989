import type { ActivityFigures, OutcomeKindCount } from '../../schema-types.js';

/** The figures of one line as they are counted. */
export interface FigureRow {
  /** Id of what the line is about; of the total, that of the plan. */
  line: string;
  events: number;
  cancelledEvents: number;
  online: number;
  inPerson: number;
  hybrid: number;
  selfPaced: number;
  eventSeconds: number;
  participations: number;
  inPersonParticipations: number;
  people: number;
  women: number;
  men: number;
  states: number;
  organisations: number;
  satisfactionSum: number;
  /** How many said how satisfied they were. */
  answers: number;
  outcomes: number;
  outcomesByKind: OutcomeKindCount[];
  followUpsOpen: number;
}

/** Figures, each of which has been counted; null: not told, or a mean of nothing. */
export type Figures = Required<ActivityFigures>;

/** Everything that was counted, nothing held back; the figures of a line in which nothing happened are 0. */
export function figuresOf(row: FigureRow | null | undefined): Figures {
  if (!row) return nothing;
  return {
    events: row.events,
    cancelledEvents: row.cancelledEvents,
    online: row.online,
    inPerson: row.inPerson,
    hybrid: row.hybrid,
    selfPaced: row.selfPaced,
    eventHours: row.eventSeconds / 3600,
    participations: row.participations,
    inPersonParticipations: row.inPersonParticipations,
    onlineParticipations: row.participations - row.inPersonParticipations,
    people: row.people,
    women: row.women,
    men: row.men,
    otherOrNotStated: row.people - row.women - row.men,
    states: row.states,
    organisations: row.organisations,
    satisfaction: row.answers === 0 ? null : row.satisfactionSum / row.answers,
    answers: row.answers,
    outcomes: row.outcomes,
    outcomesByKind: row.outcomesByKind,
    followUpsOpen: row.followUpsOpen,
  };
}

const nothing = figuresOf({
  line: '',
  events: 0,
  cancelledEvents: 0,
  online: 0,
  inPerson: 0,
  hybrid: 0,
  selfPaced: 0,
  eventSeconds: 0,
  participations: 0,
  inPersonParticipations: 0,
  people: 0,
  women: 0,
  men: 0,
  states: 0,
  organisations: 0,
  satisfactionSum: 0,
  answers: 0,
  outcomes: 0,
  outcomesByKind: [],
  followUpsOpen: 0,
});
