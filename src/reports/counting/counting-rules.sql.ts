/*
 * What a report counts, as SQL conditions: the one place where these rules stand, for the figures as well as for the
 * lists behind them.
 */
import { holds, holdsNever, type Sql, sql } from '../../platform/index.js';
import type { DayPeriod } from './report-scope.js';

/** The first and the last day, both included, as SQL dates; null in it: no limit. */
export interface Days {
  from: Sql;
  to: Sql;
}

/** The days of a period as values. */
export const daysOf = ({ from, to }: DayPeriod): Days => ({ from: sql`${from}::date`, to: sql`${to}::date` });

export const allDays: Days = { from: sql`NULL::date`, to: sql`NULL::date` };

/**
 * Events of these days: those that took place (closed, or published and over), and those that were cancelled, which are
 * counted apart; drafts never are. An event belongs to the day on which it starts in its own zone.
 */
export const countedEvent = ({ from, to }: Days, e = sql`e`): Sql =>
  sql`(${e}.status IN ('CLOSED', 'CANCELLED') OR ${e}.status = 'PUBLISHED' AND ${e}.ends_at < now())
    AND (${from} IS NULL OR ${e}.starts_at_local >= ${from}) AND (${to} IS NULL OR ${e}.starts_at_local < ${to} + 1)`;

/** Only people who attended, in every role but interpreter. They count for the state that they represented there. */
export const countedRegistration = (stateCodes: readonly string[] | null, r = sql`r`): Sql =>
  sql`${expectedRegistration(stateCodes, r)} AND ${r}.attendance IN ('ATTENDED', 'PARTIAL')`;

/** The same people, and those who were expected like them, whether they came or not. */
export const expectedRegistration = (stateCodes: readonly string[] | null, r = sql`r`): Sql =>
  sql`${r}.status = 'CONFIRMED' AND ${r}.role <> 'INTERPRETER'
    AND (${stateCodes}::text[] IS NULL OR ${r}.state = ANY (${stateCodes}::text[]))`;

/** On an event: whether it may be said, to whoever may see it, who was represented there. */
export const namesRepresented = (e = sql`e`): Sql =>
  sql`${e}.confidentiality <> 'CLOSED' AND NOT ${e}.chatham_house_rule`;

/** An organisation counts where somebody represented it and no state. */
export const countedOrganisation = (r = sql`r`): Sql => sql`CASE WHEN ${r}.state IS NULL THEN ${r}.organisation_id END`;

/** How satisfied people say that they are right after the event; whoever leaves that out is not counted. */
export const countedAnswer = (f = sql`f`): Sql => sql`${f}.stage = 'AFTER_EVENT' AND ${f}.satisfaction IS NOT NULL`;

/** Answers are given without names, so none are picked out by whom those who gave them represented. */
export const countsAnswers = (stateCodes: readonly string[] | null): Sql => (stateCodes === null ? holds : holdsNever);

/**
 * The time that an event takes, in seconds: that of its days. Of a course that people take in their own time the days
 * say only how long it is open; it counts the hours that it says, or none.
 */
export const secondsOf = (e = sql`e`): Sql =>
  sql`CASE WHEN ${e}.format = 'SELF_PACED' THEN coalesce(${e}.learning_hours, 0)::numeric * 3600
    ELSE (
      SELECT coalesce(sum(extract(epoch FROM d.ends_at - d.starts_at)), 0) FROM event_day d WHERE d.event_id = ${e}.id
    ) END`;

/** Outcomes count in the version that is published, by its date. */
export const countedVersion = ({ from, to }: Days, o = sql`o`, v = sql`v`): Sql =>
  sql`${v}.number = ${o}.published_number
    AND (${from} IS NULL OR ${v}.date >= ${from}) AND (${to} IS NULL OR ${v}.date <= ${to})`;

/** Who is a member of a network at the end of a day, as in its growth: whoever left on that day is not. */
export const countedMembership = (day: Sql, ms = sql`ms`): Sql =>
  sql`${ms}.active_from <= ${day} AND (${ms}.active_to IS NULL OR ${ms}.active_to > ${day})`;
