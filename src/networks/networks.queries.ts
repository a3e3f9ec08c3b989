import { Injectable } from '@nestjs/common';
import { Database, identifier, listOf, type Reader, type Sql, sql, type Texts } from '../platform/index.js';
import type { NetworkGrowth, NetworkKind } from '../schema-types.js';

export interface NetworkRow {
  id: string;
  slug: string;
  kind: NetworkKind;
  version: number;
  name: Texts;
  mandate: Texts;
}

export interface NetworkWithActions extends NetworkRow {
  actionIds: string[];
}

export interface StateCoverageRow {
  networkId: string;
  /** Code of the state. */
  state: string;
  memberCount: number;
  leadId: string | null;
  alternateIds: string[];
}

/** A network and a period of days, both included. */
export interface GrowthPeriod {
  networkId: string;
  from: string;
  to: string;
}

/** Columns of a NetworkRow from the table network as `n`. */
export const networkColumns = sql`n.id, n.slug, n.kind, n.version, n.name, n.mandate`;

/** The ids of a network's actions, in the order in which they were given. */
export const actionIdsOf = (n = sql`n`): Sql =>
  sql`array(SELECT a.action_id FROM network_action a WHERE a.network_id = ${n}.id ORDER BY a.position)`;

/** The states that take part in the dialogue today, observers too. */
const participating = sql`SELECT state FROM state_standing WHERE standing IN ('ACTIVE', 'OBSERVER')
  AND (from_day IS NULL OR from_day <= current_date) AND (to_day IS NULL OR to_day >= current_date)`;

/** Which memberships count in the growth of a network from one day to another. */
export const growthConditions = (ms: Sql, from: Sql, to: Sql): Record<keyof NetworkGrowth, Sql> => ({
  before: sql`${ms}.active_from < ${from} AND (${ms}.active_to IS NULL OR ${ms}.active_to >= ${from})`,
  joined: sql`${ms}.active_from BETWEEN ${from} AND ${to}`,
  left: sql`${ms}.active_to BETWEEN ${from} AND ${to}`,
  after: sql`${ms}.active_from <= ${to} AND (${ms}.active_to IS NULL OR ${ms}.active_to > ${to})`,
});

const growthOfPeriod = growthConditions(sql`ms`, sql`p.from_day`, sql`p.to_day`);
const growthCounts = listOf(
  Object.entries(growthOfPeriod).map(
    ([name, condition]) => sql`count(*) FILTER (WHERE ${condition}) AS ${identifier(name)}`,
  ),
);

/** Networks are public; the people in them are not, and are read elsewhere. */
@Injectable()
export class NetworkQueries {
  constructor(private readonly database: Database) {}

  /** All networks with the ids of their actions, in the order in which those were given. */
  async withActions(): Promise<NetworkWithActions[]> {
    return this.database.rows<NetworkWithActions>(
      sql`SELECT ${networkColumns}, ${actionIdsOf()} AS "actionIds"
        FROM network n ORDER BY coalesce(n.name ->> 'en', n.slug), n.id`,
    );
  }

  /** How many participating states have an active member; a network without any is left out. */
  async statesCovered(networkIds: readonly string[]): Promise<{ networkId: string; count: number }[]> {
    return this.database.rows(
      sql`SELECT ms.network_id AS "networkId", count(DISTINCT ms.state) FROM membership ms
        WHERE ms.network_id = ANY (${networkIds}) AND ms.status = 'ACTIVE' AND ms.state IN (${participating})
        GROUP BY ms.network_id`,
    );
  }

  /** Every participating state with its place in each network. */
  async coverage(networkIds: readonly string[]): Promise<StateCoverageRow[]> {
    return this.database.rows<StateCoverageRow>(
      sql`SELECT wanted.id AS "networkId", p.state, count(ms.id) AS "memberCount",
          (array_agg(ms.id) FILTER (WHERE ms.role = 'LEAD'))[1] AS "leadId",
          coalesce(array_agg(ms.id ORDER BY ms.id) FILTER (WHERE ms.role = 'ALTERNATE'), '{}') AS "alternateIds"
        FROM unnest(${networkIds}::uuid[]) AS wanted (id) CROSS JOIN (${participating}) p
        LEFT JOIN membership ms ON ms.network_id = wanted.id AND ms.state = p.state AND ms.status = 'ACTIVE'
        GROUP BY wanted.id, p.state ORDER BY wanted.id, p.state`,
    );
  }

  /**
   * Active members at the beginning and the end of periods, and what changed between: before + joined - left = after.
   * `to` of a membership is its last day, so who left on the last day of the period is not there when it ends.
   */
  async growth(
    periods: readonly GrowthPeriod[],
    reader: Reader = this.database,
  ): Promise<(GrowthPeriod & NetworkGrowth)[]> {
    const [networkIds, first, last] = [
      periods.map(({ networkId }) => networkId),
      periods.map(({ from }) => from),
      periods.map(({ to }) => to),
    ];
    return reader.rows(
      sql`SELECT p.network_id AS "networkId", p.from_day AS "from", p.to_day AS "to", ${growthCounts}
        FROM unnest(${networkIds}::uuid[], ${first}::date[], ${last}::date[]) AS p (network_id, from_day, to_day)
        LEFT JOIN membership ms ON ms.network_id = p.network_id
        GROUP BY p.network_id, p.from_day, p.to_day`,
    );
  }

  /** Whether there is such a network. */
  async isThere(id: string, reader: Reader = this.database): Promise<boolean> {
    return (await reader.maybeOne(sql`SELECT FROM network WHERE id = ${id}`)) !== null;
  }
}
