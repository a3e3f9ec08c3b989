import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import {
  allOf,
  type Connection,
  Database,
  listOf,
  type OrderColumn,
  Page,
  type PageArguments,
  type Reader,
  type Sql,
  sql,
} from '../../platform/index.js';
import { ActionReferences } from '../../plan/index.js';
import type { FollowUpFilter } from '../../schema-types.js';
import { publishedTo, seenOutcomes, staffOf } from '../reading/outcome-visibility.sql.js';
import type { OutcomeRow } from '../reading/outcome.row.js';
import { versionsAsRecords } from '../versions/outcome-links.sql.js';
import { askedFollowUps, isOverdue } from './follow-up-filter.sql.js';
import type { FollowUpRow } from './follow-up.row.js';

export interface FollowUpListArguments extends PageArguments {
  filter?: FollowUpFilter | null | undefined;
}

/** Follow-ups without a due day come last. */
const noDay = '9999-12-31';
const byDueDay: readonly OrderColumn[] = [
  { sql: sql`coalesce(w.due_on, '9999-12-31')`, type: 'date' },
  { sql: sql`w.follow_up_id`, type: 'uuid' },
];
const placeOf = ({ dueOn, id }: FollowUpRow): unknown[] => [dueOn ?? noDay, id];

const tables = sql`follow_up_version w JOIN follow_up f ON f.id = w.follow_up_id JOIN outcome o ON o.id = w.outcome_id
  JOIN outcome_version v ON (v.outcome_id, v.number) = (w.outcome_id, w.number)`;

const columns = (viewer: Viewer): Sql => sql`f.id, f.outcome_id AS "outcomeId", w.number, w.title,
  w.owner_state AS "ownerState", w.owner_organisation_id AS "ownerOrganisationId", w.due_on AS "dueOn",
  ${isOverdue} AS overdue, f.status, f.note, f.done_at AS "doneAt", v.status AS "outcomeStatus",
  ${staffOf(viewer)} AND EXISTS (SELECT FROM follow_up_version own
    WHERE own.follow_up_id = f.id AND own.number = o.current_number) AS "isStaff"`;

/** Follow-ups as they stand in the version of the outcome that the viewer sees. */
@Injectable()
export class FollowUpQueries {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionReferences,
  ) {}

  /** Null if the viewer sees none with this id. */
  async one(viewer: Viewer, id: string, reader: Reader = this.database): Promise<FollowUpRow | null> {
    return reader.maybeOne<FollowUpRow>(
      sql`SELECT ${columns(viewer)} FROM ${tables} WHERE w.follow_up_id = ${id}::uuid AND ${seenOutcomes(viewer)}`,
    );
  }

  /** Of versions that the caller has read as the viewer may, in their order. */
  ofVersions(viewer: Viewer, versions: readonly OutcomeRow[]): Promise<FollowUpRow[]> {
    return this.database.rows<FollowUpRow>(
      sql`SELECT ${columns(viewer)} FROM ${versionsAsRecords(versions)} version
        JOIN (${tables}) ON (v.outcome_id, v.number) = (version.outcome_id, version.number)
        ORDER BY w.outcome_id, w.position`,
    );
  }

  /** By due day. @throws Problem BAD_INPUT for an action in the filter that does not exist */
  async list(viewer: Viewer, { filter, ...page }: FollowUpListArguments): Promise<Connection<FollowUpRow>> {
    const actionIds = filter?.actions
      ? await this.actions.selection(this.database, filter.actions, 'filter.actions')
      : null;
    return this.page(viewer, allOf([seenOutcomes(viewer), askedFollowUps(filter, actionIds)]), page);
  }

  /** Of published versions; `among` is a later room's condition on `follow_up f`, `outcome o`, `outcome_version v`. */
  published(viewer: Viewer, among: Sql, page: PageArguments): Promise<Connection<FollowUpRow>> {
    return this.page(viewer, allOf([publishedTo(viewer), among]), page);
  }

  /** What a state is still to do because of published outcomes, by due day; at most 500. */
  owedBy(viewer: Viewer, state: string): Promise<FollowUpRow[]> {
    return this.database.rows<FollowUpRow>(
      sql`SELECT ${columns(viewer)} FROM ${tables}
        WHERE w.owner_state = ${state} AND f.status = 'OPEN' AND ${publishedTo(viewer)}
        ORDER BY ${listOf(byDueDay.map((column) => column.sql))} LIMIT 500`,
    );
  }

  private page(viewer: Viewer, where: Sql, page: PageArguments): Promise<Connection<FollowUpRow>> {
    return new Page(byDueDay, page).read(this.database, { columns: columns(viewer), from: tables, where }, placeOf);
  }
}
