import { Injectable } from '@nestjs/common';
import { Database, identifier, sql } from '../../platform/index.js';
import {
  type OutcomeLink,
  outcomeLinks,
  type PartOfVersion,
  versionsAsRecords,
} from '../versions/outcome-links.sql.js';
import type { OutcomeChangeRow, OutcomeRow } from './outcome.row.js';

/** What belongs to versions of outcomes; callers have read these as the viewer may see them. */
@Injectable()
export class OutcomePartQueries {
  constructor(private readonly database: Database) {}

  /** Ids, or codes of states, that versions link to, in the order in which they list them. */
  linked(link: OutcomeLink, versions: readonly OutcomeRow[]): Promise<(PartOfVersion & { target: string })[]> {
    const { table, column } = outcomeLinks[link];
    return this.database.rows(
      sql`SELECT l.outcome_id AS "outcomeId", l.number, l.${identifier(column)} AS target
        FROM ${versionsAsRecords(versions)} version
          JOIN ${identifier(table)} l ON (l.outcome_id, l.number) = (version.outcome_id, version.number)
        ORDER BY l.outcome_id, l.position`,
    );
  }

  /** Every change of status, oldest first. Only for staff, which the caller has to check. */
  changes(outcomes: readonly string[]): Promise<OutcomeChangeRow[]> {
    return this.database.rows<OutcomeChangeRow>(
      sql`SELECT outcome_id AS "outcomeId", at, by_member_id AS "byId", from_status AS "from", to_status AS "to", note
        FROM outcome_change WHERE outcome_id = ANY (${outcomes}::uuid[]) ORDER BY outcome_id, at, id`,
    );
  }
}
