import { Injectable } from '@nestjs/common';
import { Database, type Sql, sql } from '../../platform/index.js';
import type { FigureCell } from './figure-cell.js';
import { sourcesOf } from './sources.sql.js';

export interface PlannedAction {
  id: string;
  code: string;
  parentId: string | null;
  areaId: string;
  /** The code of its area. */
  area: string;
}

/** What may be named in a cell besides what its plan has. */
export interface NamedInCell {
  stateCodes: readonly string[];
  organisationIds: readonly string[];
  networkIds: readonly string[];
  programmeIds: readonly string[];
}

/** What is looked up for cells. */
@Injectable()
export class SourcesQueries {
  constructor(private readonly database: Database) {}

  /** Codes of the states whose people a cell has counted, at events at which it is told who was represented. */
  async states(cell: FigureCell, named: Sql): Promise<string[]> {
    const rows = await this.database.rows<{ state: string }>(sql`
      SELECT DISTINCT r.state FROM registration r JOIN event e ON e.id = r.event_id
      WHERE r.state IS NOT NULL AND ${sourcesOf(cell, named).participations} ORDER BY r.state`);
    return rows.map(({ state }) => state);
  }

  /** The actions of a plan with its sub-items, each with the code of its area. */
  async actionsOf(planId: string): Promise<PlannedAction[]> {
    return this.database.rows<PlannedAction>(sql`
      SELECT a.id, a.code, a.parent_id AS "parentId", a.area_id AS "areaId", area.code AS area
      FROM action a JOIN area ON area.id = a.area_id WHERE area.plan_id = ${planId}`);
  }

  /** The codes and ids of those that there are. */
  async known({ stateCodes, organisationIds, networkIds, programmeIds }: NamedInCell): Promise<Set<string>> {
    const rows = await this.database.rows<{ name: string }>(sql`
      SELECT code AS name FROM state WHERE code = ANY (${stateCodes}::text[])
      UNION ALL SELECT id::text FROM organisation WHERE id = ANY (${organisationIds}::uuid[])
      UNION ALL SELECT id::text FROM network WHERE id = ANY (${networkIds}::uuid[])
      UNION ALL SELECT id::text FROM programme WHERE id = ANY (${programmeIds}::uuid[])`);
    return new Set(rows.map(({ name }) => name));
  }
}
