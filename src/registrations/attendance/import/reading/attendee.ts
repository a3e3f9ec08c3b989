import type { Message } from '../../../../platform/index.js';

/**
 * From when to when somebody was in a meeting, as wall times "2025-03-04T09:58:12" of the file that says so; on the day
 * `undated` where it says no date.
 */
export interface WallSpan {
  from: string;
  to: string;
}

/**
 * One time that somebody was in a meeting; `span` is null where the file does not say when, and longer than `seconds`
 * where the person came and went within it.
 */
export interface Join {
  line: number;
  seconds: number;
  span: WallSpan | null;
}

/** Somebody whom a file names; `line` is where it does first. */
export interface Attendee {
  line: number;
  name: string;
  email: string | null;
  /** Others came under the same address: it does not tell who this is. */
  sharesAddress: boolean;
  joins: Join[];
}

/** A row or a table of which it cannot be told what it says. */
export interface NotUnderstood {
  line: number;
  name: string;
  email: string | null;
  reason: Message;
}

/** Somebody's row, as far as it is about one person. */
export interface NamedJoin {
  name: string;
  email: string | null;
  join: Join;
  /** From the first to the last time of somebody whom another table may list each time. */
  isSummary: boolean;
}

/** Where only clocks are told they stand on this day, until the day of the file is known. */
export const undated = '0001-01-01';

/** A wall time, with the day `undated` where it has none. */
export const dated = (wall: string): string => (wall.startsWith('T') ? `${undated}${wall}` : wall);

/** A name as it is told apart within one file. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase();
