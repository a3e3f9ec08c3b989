import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import {
  type Condition,
  type Connection,
  Database,
  type OrderColumn,
  Page,
  type PageArguments,
  type Reader,
  type Texts,
} from '../platform/index.js';
import { ActionReferences } from '../plan/index.js';
import type { Audience, OutcomeFilter, OutcomeKind, OutcomeStatus } from '../schema-types.js';
import { publishedTo, seenOutcomes, staffOf } from './seen-outcomes.js';

/** An outcome in the version that the viewer sees, with what decides what this viewer may do with it. */
export interface OutcomeRow {
  id: string;
  /** Which version of the outcome this is; `version` counts the changes of the whole. */
  number: number;
  version: number;
  status: OutcomeStatus;
  kind: OutcomeKind;
  title: Texts;
  summary: Texts;
  date: string;
  audience: Audience;
  createdById: string;
  verifiedById: string | null;
  publishedAt: Date | null;
  isStaff: boolean;
  isWriter: boolean;
  hasEvidence: boolean;
}

export interface OutcomeListArguments extends PageArguments {
  filter?: OutcomeFilter | null | undefined;
}

/** What a list of outcomes belongs to. */
export type OutcomeParent = 'Action' | 'Network' | 'Event';

const order: readonly OrderColumn[] = [
  { sql: 'v.date', type: 'date', descending: true },
  { sql: 'v.outcome_id', type: 'uuid' },
];
const place = ({ date, id }: OutcomeRow): unknown[] => [date, id];

/** The versions that belong to a parent; an action has those of its sub-items too. */
const versionsOf: Readonly<Record<OutcomeParent, string>> = {
  Action: `(SELECT DISTINCT l.outcome_id, l.number FROM action a JOIN outcome_action l ON l.action_id = a.id
    WHERE a.id = parent.id OR a.parent_id = parent.id)`,
  Network: `(SELECT l.outcome_id, l.number FROM outcome_network l WHERE l.network_id = parent.id)`,
  Event: `(SELECT l.outcome_id, l.number FROM outcome_event l WHERE l.event_id = parent.id)`,
};

/** Outcomes as viewers see them. */
@Injectable()
export class OutcomeQueries {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionReferences,
  ) {}

  /** Those of the ids that the viewer sees, in no order. */
  async seen(reader: Reader, viewer: Viewer, ids: readonly string[]): Promise<OutcomeRow[]> {
    const values: unknown[] = [ids];
    return reader.rows<OutcomeRow>(
      `SELECT ${columns(viewer, values)} FROM outcome o JOIN outcome_version v ON v.outcome_id = o.id
       WHERE o.id = ANY ($1::uuid[]) AND ${seenOutcomes(viewer, values)}`,
      values,
    );
  }

  /** One outcome; null when the viewer sees none with this id. */
  async one(reader: Reader, viewer: Viewer, id: string): Promise<OutcomeRow | null> {
    const [row] = await this.seen(reader, viewer, [id]);
    return row ?? null;
  }

  /** Outcomes, the latest first. @throws Problem BAD_INPUT for an action in the filter that there is not */
  async list(viewer: Viewer, { filter, ...pageArguments }: OutcomeListArguments): Promise<Connection<OutcomeRow>> {
    const actionIds = await this.actionsOf(filter);
    return this.page(
      viewer,
      (values) => `${seenOutcomes(viewer, values)} AND ${chosen(filter, actionIds, values)}`,
      pageArguments,
    );
  }

  /**
   * Published outcomes, in the version that is published, also for those who could see a newer one; the latest first. `among` is a condition on
   * `outcome o` and its `outcome_version v` that a later room writes.
   */
  published(viewer: Viewer, among: Condition, pageArguments: PageArguments): Promise<Connection<OutcomeRow>> {
    return this.page(viewer, (values) => `${publishedTo(viewer, values)} AND ${among(values)}`, pageArguments);
  }

  private async page(
    viewer: Viewer,
    condition: Condition,
    pageArguments: PageArguments,
  ): Promise<Connection<OutcomeRow>> {
    const page = new Page(order, pageArguments);
    const values: unknown[] = [];
    const from = `outcome o JOIN outcome_version v ON v.outcome_id = o.id WHERE ${condition(values)}`;
    const asked = [...values];
    const rows = await this.database.rows<OutcomeRow>(
      `SELECT ${columns(viewer, values)} FROM ${from} AND ${page.where(values)} ${page.orderAndLimit(values)}`,
      values,
    );
    return page.connection(rows, place, () => this.database.count(from, asked));
  }

  /** The same page of the outcomes of many parents, with one statement; their totals take one more where they are asked for. */
  async listsOf(
    viewer: Viewer,
    parent: OutcomeParent,
    parentIds: readonly string[],
    { filter, ...pageArguments }: OutcomeListArguments,
  ): Promise<Map<string, Connection<OutcomeRow>>> {
    const page = new Page(order, pageArguments);
    const actionIds = await this.actionsOf(filter);
    const from = (values: unknown[]) =>
      `FROM ${versionsOf[parent]} link JOIN outcome_version v ON (v.outcome_id, v.number) = (link.outcome_id, link.number) JOIN outcome o ON o.id = v.outcome_id
       WHERE ${seenOutcomes(viewer, values)} AND ${chosen(filter, actionIds, values)}`;
    const values: unknown[] = [parentIds];
    // A page a parent: LATERAL with LIMIT runs parent by parent and keeps the order within each.
    const rows = await this.database.rows<OutcomeRow & { ofParent: string }>(
      `SELECT parent.id AS "ofParent", found.* FROM unnest($1::uuid[]) AS parent (id)
       CROSS JOIN LATERAL (SELECT ${columns(viewer, values)} ${from(values)} AND ${page.where(values)} ${page.orderAndLimit(values)}) found`,
      values,
    );
    const countAll = async (): Promise<Map<string, number>> => {
      const counting: unknown[] = [parentIds];
      const counted = await this.database.rows<{ id: string; count: number }>(
        `SELECT parent.id, (SELECT count(*) ${from(counting)}) AS count FROM unnest($1::uuid[]) AS parent (id)`,
        counting,
      );
      return new Map(counted.map(({ id, count }) => [id, count]));
    };
    let counts: Promise<Map<string, number>> | undefined;
    const ofParents = Map.groupBy(rows, ({ ofParent }) => ofParent);
    return new Map(
      parentIds.map((id) => [
        id,
        page.connection<OutcomeRow>(
          ofParents.get(id) ?? [],
          place,
          async () => (await (counts ??= countAll())).get(id) ?? 0,
        ),
      ]),
    );
  }

  private async actionsOf(filter: OutcomeFilter | null | undefined): Promise<string[] | null> {
    return filter?.actions ? this.actions.selection(this.database, filter.actions, 'filter.actions') : null;
  }
}

function columns(viewer: Viewer, values: unknown[]): string {
  const staff = staffOf(viewer, values);
  values.push(viewer.memberId);
  return `o.id, v.number, o.version, v.status, v.kind, v.title, v.summary, v.date, v.audience,
    o.created_by_member_id AS "createdById", v.verified_by_member_id AS "verifiedById", v.published_at AS "publishedAt", ${staff} AS "isStaff",
    coalesce($${values.length}::uuid = ANY (v.written_by_member_ids), false) AS "isWriter",
    EXISTS (SELECT FROM evidence e WHERE (e.outcome_id, e.number) = (v.outcome_id, v.number)) AS "hasEvidence"`;
}

/** The filter as SQL on the version `v`; fields that are left out say nothing, an empty list matches nothing. */
function chosen(filter: OutcomeFilter | null | undefined, actionIds: string[] | null, values: unknown[]): string {
  const conditions = ['TRUE'];
  const narrow = (value: unknown, condition: (parameter: string) => string): void => {
    if (value === null || value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  const linked = (table: string, column: string, list: string): string =>
    `EXISTS (SELECT FROM ${table} f WHERE (f.outcome_id, f.number) = (v.outcome_id, v.number) AND f.${column} = ANY (${list}))`;
  narrow(filter?.search && patternsOf(filter.search), (patterns) => `(${allTexts}) ILIKE ALL (${patterns}::text[])`);
  narrow(filter?.kinds, (kinds) => `v.kind = ANY (${kinds}::text[])`);
  narrow(filter?.statuses, (statuses) => `v.status = ANY (${statuses}::text[])`);
  narrow(actionIds, (ids) => linked('outcome_action', 'action_id', `${ids}::uuid[]`));
  narrow(filter?.networks, (ids) => linked('outcome_network', 'network_id', `${ids}::uuid[]`));
  narrow(filter?.events, (ids) => linked('outcome_event', 'event_id', `${ids}::uuid[]`));
  narrow(filter?.states, (codes) => linked('outcome_state', 'state', `${codes}::text[]`));
  narrow(filter?.from, (day) => `v.date >= ${day}::date`);
  narrow(filter?.to, (day) => `v.date <= ${day}::date`);
  return conditions.join(' AND ');
}

/** Title and summary in every language. */
const allTexts = `SELECT string_agg(t.value, ' ') FROM (SELECT value FROM jsonb_each_text(v.title) UNION ALL SELECT value FROM jsonb_each_text(v.summary)) t`;

/** Every word has to be somewhere. */
export const patternsOf = (search: string): string[] =>
  search
    .trim()
    .split(/\s+/)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
