import { Injectable } from '@nestjs/common';
import { Database, newId, type Reader, type Sql, sql, type Texts, type Transaction } from '../../platform/index.js';
import type { ReportScope } from '../counting/report-scope.js';
import type { NarrativeRow } from './narrative.row.js';

/** Where a narrative stands. */
export interface NarrativePlace {
  scope: ReportScope;
  areaId: string | null;
  actionId: string | null;
}

interface HeldNarrative {
  id: string;
  text: Texts;
}

/** The table of narratives: one a report and what it is about, never one without a text. */
@Injectable()
export class NarrativeStore {
  constructor(private readonly database: Database) {}

  /** That of the whole first, then in the order of the plan. */
  async ofReport(scope: ReportScope, reader: Reader = this.database): Promise<NarrativeRow[]> {
    return reader.rows<NarrativeRow>(sql`
      SELECT n.area_id AS "areaId", n.action_id AS "actionId", n.text, n.written_at AS "writtenAt"
      FROM narrative n LEFT JOIN action ON action.id = n.action_id
      LEFT JOIN area ON area.id = coalesce(n.area_id, action.area_id)
      WHERE ${isOf(scope)}
      ORDER BY area.position NULLS FIRST, action.position NULLS FIRST`);
  }

  /** That of a place, held until the transaction ends; an empty one where there was none. */
  async hold(transaction: Transaction, { scope, areaId, actionId }: NarrativePlace): Promise<HeldNarrative> {
    await transaction.execute(sql`
      INSERT INTO narrative (id, plan_id, from_day, to_day, narrowed_to, area_id, action_id, text, written_at)
      VALUES (
        ${newId()}, ${scope.planId}, ${scope.from}, ${scope.to}, ${narrowing(scope)}, ${areaId}, ${actionId}, '{}',
        now()
      )
      ON CONFLICT DO NOTHING`);
    return transaction.one<HeldNarrative>(sql`
      SELECT n.id, n.text FROM narrative n
      WHERE ${isOf(scope)} AND n.area_id IS NOT DISTINCT FROM ${areaId}::uuid
        AND n.action_id IS NOT DISTINCT FROM ${actionId}::uuid
      FOR UPDATE`);
  }

  async write(transaction: Transaction, id: string, text: Texts): Promise<NarrativeRow> {
    return transaction.one<NarrativeRow>(sql`
      UPDATE narrative SET text = ${JSON.stringify(text)}, written_at = date_trunc('milliseconds', now())
      WHERE id = ${id}
      RETURNING area_id AS "areaId", action_id AS "actionId", text, written_at AS "writtenAt"`);
  }

  async remove(transaction: Transaction, id: string): Promise<void> {
    await transaction.execute(sql`DELETE FROM narrative WHERE id = ${id}`);
  }
}

const isOf = (scope: ReportScope): Sql =>
  sql`n.plan_id = ${scope.planId} AND n.from_day = ${scope.from} AND n.to_day = ${scope.to}
    AND n.narrowed_to = ${narrowing(scope)}::jsonb`;

/** The same for reports that ask for the same things in another order. */
const narrowing = ({ areaCodes, networkIds, programmeIds, stateCodes }: ReportScope): string =>
  JSON.stringify([areaCodes, networkIds, programmeIds, stateCodes].map((list) => list && [...new Set(list)].sort()));
