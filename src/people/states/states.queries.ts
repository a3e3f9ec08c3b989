import { Injectable } from '@nestjs/common';
import { Database, type Reader, type Sql, sql, textIn } from '../../platform/index.js';
import type { StateStanding } from '../../schema-types.js';
import type { StateRow } from './state.row.js';

const stateColumns = sql`state.id, state.code, state.name, state.footnote, (
  SELECT coalesce(
    json_agg(
      json_build_object(
        'standing', period.standing, 'from', period.from_day, 'to', period.to_day, 'source', period.source)
      ORDER BY period.from_day NULLS FIRST),
    '[]')
  FROM state_standing period WHERE period.state = state.code) AS standings`;

const all = sql`SELECT ${stateColumns} FROM state`;

/** Reads states. They are public. */
@Injectable()
export class StatesQueries {
  constructor(private readonly database: Database) {}

  /** By their name in that language; `standings`: of today, null for all but NOT_PARTICIPATING. */
  async states(standings: readonly StateStanding[] | null, locale: string): Promise<StateRow[]> {
    const asked: Sql = standings ? sql`= ANY (${standings}::text[])` : sql`<> 'NOT_PARTICIPATING'`;
    const rows = await this.database.rows<StateRow>(
      sql`${all}
      LEFT JOIN state_standing today
        ON today.state = state.code AND daterange(today.from_day, today.to_day, '[]') @> current_date
      WHERE coalesce(today.standing, 'NOT_PARTICIPATING') ${asked}`,
    );
    const { compare } = new Intl.Collator(locale);
    return rows.sort((one, other) => compare(textIn(one.name, locale)!, textIn(other.name, locale)!));
  }

  /** All states, participating or not. */
  async everywhere(): Promise<StateRow[]> {
    return this.database.rows<StateRow>(all);
  }

  async byCode(code: string, reader: Reader): Promise<StateRow | null> {
    return reader.maybeOne<StateRow>(sql`${all} WHERE state.code = ${code}`);
  }

  async byId(id: string): Promise<StateRow | null> {
    return this.database.maybeOne<StateRow>(sql`${all} WHERE state.id = ${id}`);
  }

  /** How many people's current post, confirmed, is of each state; a state without any is not in the answer. */
  async memberCounts(codes: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ code: string; count: number }>(
      sql`SELECT post.state AS code, count(*)
      FROM post CROSS JOIN LATERAL confirmed_post_on(post.member_id, current_date) held
      JOIN member m ON m.id = post.member_id AND m.erased_at IS NULL
      WHERE post.confirmed AND post.state = ANY (${codes}) AND coalesce(post.to_day >= current_date, true)
        AND held.id = post.id
      GROUP BY post.state`,
    );
    return new Map(rows.map(({ code, count }) => [code, count]));
  }
}
