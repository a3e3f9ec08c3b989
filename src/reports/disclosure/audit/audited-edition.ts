/** The figures of people that a line of a report can have, in the order in which a table holds them. */
export const peopleFigures = [
  'participations',
  'inPersonParticipations',
  'onlineParticipations',
  'people',
  'women',
  'men',
  'otherOrNotStated',
  'answers',
] as const;
export type PeopleFigure = (typeof peopleFigures)[number];

/** What a line is about; how much is lost with it depends on that. */
export type LineKind =
  | 'total'
  | 'area'
  | 'action'
  | 'subItem'
  | 'network'
  | 'programme'
  | 'partner'
  | 'state'
  | 'organisation'
  | 'organisationKind';

export interface AuditedLine {
  /** Unique in its edition. */
  key: string;
  kind: LineKind;
}

/** An event that took place, with the lines in which everybody who came to it counts. */
export interface AuditedEvent {
  id: string;
  lines: readonly string[];
  /** How many said how satisfied they were. */
  answers: number;
}

/** Somebody's part in an event. */
export interface AuditedParticipation {
  id: string;
  eventId: string;
  memberId: string;
  /** Whom the person stood for, as the key of the line in which that counts; null: for none. */
  state: string | null;
  organisation: string | null;
  organisationKind: string | null;
  isInPerson: boolean;
  gender: 'women' | 'men' | 'otherOrNotStated';
}

/** One figure of one line. */
export interface Cell {
  line: string;
  figure: PeopleFigure;
}

/** An edition with what it was counted from. */
export interface AuditedEdition {
  lines: readonly AuditedLine[];
  events: readonly AuditedEvent[];
  participations: readonly AuditedParticipation[];
  /** What it does not tell; null: that is to be found. */
  hidden: readonly Cell[] | null;
}

/** A figure that is not told, and why. */
export interface HiddenCell extends Cell {
  /** What could be worked out from it; null: it is itself a count from 1 to 4. */
  protects: Cell | null;
}

/** The smallest count of people that is told, but for none. */
export const smallestTold = 5;
