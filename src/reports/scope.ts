/**
 * What a report counts, as SQL conditions: the one place where these rules stand, for the figures as well as for the lists behind them.
 * Limits are SQL of one value each, written in the code; null in it: no limit.
 */
export interface Days {
  from: string;
  to: string;
}

/**
 * Events of these days: those that took place (closed, or published and over), and those that were cancelled, which are counted apart; drafts
 * never are. An event belongs to the day on which it starts in its own zone.
 */
export const countedEvent = (e: string, { from, to }: Days): string =>
  `(${e}.status IN ('CLOSED', 'CANCELLED') OR ${e}.status = 'PUBLISHED' AND ${e}.ends_at < now())
   AND (${from} IS NULL OR ${e}.starts_at_local >= ${from}) AND (${to} IS NULL OR ${e}.starts_at_local < ${to} + 1)`;

/** Only people who attended, in every role but interpreter. They count for the state that they represented at that event. */
export const countedRegistration = (r: string, states: string): string =>
  `${expectedRegistration(r, states)} AND ${r}.attendance IN ('ATTENDED', 'PARTIAL')`;

/** The same people, and those who were expected like them, whether they came or not. */
export const expectedRegistration = (r: string, states: string): string =>
  `${r}.status = 'CONFIRMED' AND ${r}.role <> 'INTERPRETER' AND (${states} IS NULL OR ${r}.state = ANY (${states}))`;

/** An organisation counts where somebody represented it and no state. */
export const countedOrganisation = (r: string): string => `CASE WHEN ${r}.state IS NULL THEN ${r}.organisation_id END`;

/** How satisfied people say that they are right after the event; whoever leaves that out is not counted. */
export const countedAnswer = (f: string): string => `${f}.stage = 'AFTER_EVENT' AND ${f}.satisfaction IS NOT NULL`;

/** The time that an event takes is that of its days. */
export const secondsOf = (d: string): string => `extract(epoch FROM ${d}.ends_at - ${d}.starts_at)`;

/** Outcomes count in the version that is published, by its date. */
export const countedVersion = (o: string, v: string, { from, to }: Days): string =>
  `${v}.number = ${o}.published_number AND (${from} IS NULL OR ${v}.date >= ${from}) AND (${to} IS NULL OR ${v}.date <= ${to})`;

/** Who is a member of a network at the end of a day; who left on it is no longer counted, as in the growth of networks. */
export const countedMembership = (ms: string, day: string): string =>
  `${ms}.active_from <= ${day} AND (${ms}.active_to IS NULL OR ${ms}.active_to > ${day})`;
