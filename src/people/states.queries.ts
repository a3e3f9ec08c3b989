import { Injectable } from '@nestjs/common';
import { Database, type Reader, textIn, type Texts } from '../platform/index.js';
import type { StateStanding } from '../schema-types.js';
import type { StandingPeriod } from './standing.js';

export interface StateRow {
  id: string;
  /** ISO 3166-1 alpha-2, or XK. */
  code: string;
  name: Texts;
  footnote: Texts;
  /** By their first day. */
  standings: StandingPeriod[];
}

const stateColumns = `state.id, state.code, state.name, state.footnote, (
  SELECT coalesce(json_agg(json_build_object('standing', period.standing, 'from', period.from_day, 'to', period.to_day, 'source', period.source)
    ORDER BY period.from_day NULLS FIRST), '[]')
  FROM state_standing period WHERE period.state = state.code) AS standings`;

/** Reads states. They are public. */
@Injectable()
export class StatesQueries {
  constructor(private readonly database: Database) {}

  /** By their name in that language; `standings`: of today, null for all but NOT_PARTICIPATING. */
  async states(standings: readonly StateStanding[] | null, locale: string): Promise<StateRow[]> {
    const rows = await this.database.rows<StateRow>(
      `SELECT ${stateColumns} FROM state
       LEFT JOIN state_standing today ON today.state = state.code AND daterange(today.from_day, today.to_day, '[]') @> current_date
       WHERE CASE WHEN $1::text[] IS NULL THEN coalesce(today.standing, 'NOT_PARTICIPATING') <> 'NOT_PARTICIPATING'
         ELSE coalesce(today.standing, 'NOT_PARTICIPATING') = ANY ($1) END`,
      [standings],
    );
    const { compare } = new Intl.Collator(locale);
    return rows.sort((one, other) => compare(textIn(one.name, locale)!, textIn(other.name, locale)!));
  }

  /** All states, participating or not. */
  async everywhere(): Promise<StateRow[]> {
    return this.database.rows<StateRow>(`SELECT ${stateColumns} FROM state`);
  }

  async byCode(code: string, reader: Reader): Promise<StateRow | null> {
    const [row] = await reader.rows<StateRow>(`SELECT ${stateColumns} FROM state WHERE state.code = $1`, [code]);
    return row ?? null;
  }

  async byId(id: string): Promise<StateRow | null> {
    const [row] = await this.database.rows<StateRow>(`SELECT ${stateColumns} FROM state WHERE state.id = $1`, [id]);
    return row ?? null;
  }

  /** How many people's current post is of each state; a state without any is not in the answer. */
  async memberCounts(codes: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ code: string; count: number }>(
      `SELECT post.state AS code, count(*)
       FROM post CROSS JOIN LATERAL post_on(post.member_id, current_date) held JOIN member m ON m.id = post.member_id
       WHERE post.state = ANY ($1) AND coalesce(post.to_day >= current_date, true) AND held.id = post.id AND m.erased_at IS NULL
       GROUP BY post.state`,
      [codes],
    );
    return new Map(rows.map(({ code, count }) => [code, count]));
  }
}
