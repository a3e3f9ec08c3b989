import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { ActionReferences } from '../plan/index.js';
import {
  type Condition,
  type Connection,
  Database,
  type OrderColumn,
  Page,
  type PageArguments,
  place,
  type Reader,
  type Texts,
} from '../platform/index.js';
import type { FollowUpFilter, FollowUpStatus, OutcomeStatus } from '../schema-types.js';
import { patternsOf } from './outcomes.queries.js';
import { publishedTo, seenOutcomes, staffOf } from './seen-outcomes.js';

export interface FollowUpRow {
  id: string;
  outcomeId: string;
  title: Texts;
  ownerState: string | null;
  ownerOrganisationId: string | null;
  dueOn: string | null;
  overdue: boolean;
  status: FollowUpStatus;
  note: string | null;
  doneAt: Date | null;
  outcomeStatus: OutcomeStatus;
  isStaff: boolean;
}

export interface FollowUpListArguments extends PageArguments {
  filter?: FollowUpFilter | null | undefined;
}

/** Those without a day come last. */
const noDay = '9999-12-31';
const byDueDay: readonly OrderColumn[] = [
  { sql: `coalesce(w.due_on, '${noDay}')`, type: 'date' },
  { sql: 'w.follow_up_id', type: 'uuid' },
];
const placeOf = ({ dueOn, id }: FollowUpRow): unknown[] => [dueOn ?? noDay, id];

const tables = `follow_up_version w JOIN follow_up f ON f.id = w.follow_up_id JOIN outcome o ON o.id = w.outcome_id
  JOIN outcome_version v ON (v.outcome_id, v.number) = (w.outcome_id, w.number)`;

/** Today is the day in UTC, as connections are set up: the same for everybody. */
const overdue = `coalesce(w.due_on < current_date AND f.status = 'OPEN' AND v.status <> 'WITHDRAWN', FALSE)`;

const columns = (viewer: Viewer, values: unknown[]): string => `
  f.id, f.outcome_id AS "outcomeId", w.title, w.owner_state AS "ownerState", w.owner_organisation_id AS "ownerOrganisationId",
  w.due_on AS "dueOn", ${overdue} AS overdue, f.status, f.note, f.done_at AS "doneAt", v.status AS "outcomeStatus", ${staffOf(viewer, values)} AS "isStaff"`;

/** What has to be done because of outcomes, as the version of the outcome that the viewer sees says it. */
@Injectable()
export class FollowUpQueries {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionReferences,
  ) {}

  byIds(reader: Reader, viewer: Viewer, ids: readonly string[]): Promise<FollowUpRow[]> {
    return this.read(reader, viewer, ids, 'w.follow_up_id');
  }

  ofOutcomes(viewer: Viewer, outcomeIds: readonly string[]): Promise<FollowUpRow[]> {
    return this.read(this.database, viewer, outcomeIds, 'w.outcome_id');
  }

  /** By the day on which they are due. @throws Problem BAD_INPUT for an action in the filter that there is not */
  async list(viewer: Viewer, { filter, ...page }: FollowUpListArguments): Promise<Connection<FollowUpRow>> {
    const actionIds = filter?.actions
      ? await this.actions.selection(this.database, filter.actions, 'filter.actions')
      : null;
    return this.page(
      viewer,
      (values) => `${seenOutcomes(viewer, values)} AND ${chosen(filter ?? {}, actionIds, values)}`,
      page,
    );
  }

  /** Those of published versions. `among` is a condition on `follow_up f`, its `outcome o` and `outcome_version v` that a later room writes. */
  published(viewer: Viewer, among: Condition, page: PageArguments): Promise<Connection<FollowUpRow>> {
    return this.page(viewer, (values) => `${publishedTo(viewer, values)} AND ${among(values)}`, page);
  }

  private async page(
    viewer: Viewer,
    condition: Condition,
    pageArguments: PageArguments,
  ): Promise<Connection<FollowUpRow>> {
    const page = new Page(byDueDay, pageArguments);
    const values: unknown[] = [];
    const wanted = condition(values);
    const asked = [...values];
    const rows = await this.database.rows<FollowUpRow>(
      `SELECT ${columns(viewer, values)} FROM ${tables} WHERE ${wanted} AND ${page.where(values)} ${page.orderAndLimit(values)}`,
      values,
    );
    return page.connection(rows, placeOf, () => this.database.count(`${tables} WHERE ${wanted}`, asked));
  }

  private read(reader: Reader, viewer: Viewer, ids: readonly string[], column: string): Promise<FollowUpRow[]> {
    const values: unknown[] = [ids];
    return reader.rows<FollowUpRow>(
      `SELECT ${columns(viewer, values)} FROM ${tables}
       WHERE ${column} = ANY ($1::uuid[]) AND ${seenOutcomes(viewer, values)} ORDER BY w.outcome_id, w.position`,
      values,
    );
  }
}

/** The filter as SQL; fields that are left out say nothing, an empty list matches nothing. */
function chosen(filter: FollowUpFilter, actionIds: readonly string[] | null, values: unknown[]): string {
  const conditions = ['TRUE'];
  const narrow = (value: unknown, condition: (at: string) => string): void => {
    if (value !== null && value !== undefined) conditions.push(condition(place(values, value)));
  };
  const linked = (table: string, column: string) => (ids: string) =>
    `EXISTS (SELECT FROM ${table} l WHERE (l.outcome_id, l.number) = (v.outcome_id, v.number) AND l.${column} = ANY (${ids}::uuid[]))`;
  const texts = `SELECT string_agg(value, ' ') FROM jsonb_each_text(w.title)`;
  narrow(filter.search && patternsOf(filter.search), (patterns) => `(${texts}) ILIKE ALL (${patterns}::text[])`);
  narrow(filter.statuses, (statuses) => `f.status = ANY (${statuses}::text[])`);
  narrow(filter.states, (codes) => `w.owner_state = ANY (${codes}::text[])`);
  narrow(filter.organisations, (ids) => `w.owner_organisation_id = ANY (${ids}::uuid[])`);
  narrow(actionIds, linked('outcome_action', 'action_id'));
  narrow(filter.networks, linked('outcome_network', 'network_id'));
  narrow(filter.events, linked('outcome_event', 'event_id'));
  narrow(filter.overdue, (wanted) => `${overdue} = ${wanted}::boolean`);
  narrow(filter.dueBefore, (day) => `w.due_on < ${day}::date`);
  return conditions.join(' AND ');
}
