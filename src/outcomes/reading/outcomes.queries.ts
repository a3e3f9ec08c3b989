import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import {
  allOf,
  type Connection,
  Database,
  type OrderColumn,
  Page,
  type PageArguments,
  type Reader,
  type Sql,
  sql,
} from '../../platform/index.js';
import { ActionReferences } from '../../plan/index.js';
import type { OutcomeFilter } from '../../schema-types.js';
import { askedOutcomes } from './outcome-filter.sql.js';
import { organisedBy, publishedTo, seenOutcomes, staffOf } from './outcome-visibility.sql.js';
import type { OutcomeRow } from './outcome.row.js';

export interface OutcomeListArguments extends PageArguments {
  filter?: OutcomeFilter | null | undefined;
}

/** What a list of outcomes belongs to. */
export type OutcomeParent = 'Action' | 'Network' | 'Event';

const latestFirst: readonly OrderColumn[] = [
  { sql: sql`v.date`, type: 'date', descending: true },
  { sql: sql`v.outcome_id`, type: 'uuid' },
];
const placeOf = ({ date, id }: OutcomeRow): unknown[] => [date, id];

const allVersions = sql`outcome o JOIN outcome_version v ON v.outcome_id = o.id`;

const ofVersions = (links: Sql): Sql => sql`(${links}) link
  JOIN outcome_version v ON (v.outcome_id, v.number) = (link.outcome_id, link.number)
  JOIN outcome o ON o.id = v.outcome_id`;

/** The versions that belong to a parent, which Page calls `owner`; an action has those of its sub-items too. */
const versionsOf: Readonly<Record<OutcomeParent, Sql>> = {
  Action: ofVersions(sql`SELECT DISTINCT l.outcome_id, l.number
    FROM action a JOIN outcome_action l ON l.action_id = a.id WHERE a.id = owner.id OR a.parent_id = owner.id`),
  Network: ofVersions(sql`SELECT l.outcome_id, l.number FROM outcome_network l WHERE l.network_id = owner.id`),
  Event: ofVersions(sql`SELECT l.outcome_id, l.number FROM outcome_event l WHERE l.event_id = owner.id`),
};

const columns = (viewer: Viewer): Sql => sql`o.id, v.number, o.version, v.status, v.kind, v.title, v.summary, v.date,
  v.audience, o.created_by_member_id AS "createdById", v.verified_by_member_id AS "verifiedById",
  v.published_at AS "publishedAt", ${staffOf(viewer)} AS "isStaff",
  coalesce(${viewer.memberId}::uuid = ANY (v.written_by_member_ids), false) AS "isWriter",
  EXISTS (SELECT FROM evidence e WHERE (e.outcome_id, e.number) = (v.outcome_id, v.number)) AS "hasEvidence"`;

/** Outcomes in the versions that viewers see. */
@Injectable()
export class OutcomeQueries {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionReferences,
  ) {}

  /** In no particular order. */
  seen(viewer: Viewer, ids: readonly string[], reader: Reader = this.database): Promise<OutcomeRow[]> {
    return reader.rows<OutcomeRow>(
      sql`SELECT ${columns(viewer)} FROM ${allVersions} WHERE o.id = ANY (${ids}::uuid[]) AND ${seenOutcomes(viewer)}`,
    );
  }

  /** Null if the viewer sees none with this id. */
  async one(viewer: Viewer, id: string, reader: Reader = this.database): Promise<OutcomeRow | null> {
    const [row] = await this.seen(viewer, [id], reader);
    return row ?? null;
  }

  /** Whether this viewer organises one of the networks or events of a version. */
  async isOrganised(viewer: Viewer, id: string, number: number, reader: Reader = this.database): Promise<boolean> {
    const own = await reader.maybeOne(
      sql`SELECT FROM outcome_version v WHERE v.outcome_id = ${id} AND v.number = ${number}
        AND ${organisedBy(viewer, sql`v.outcome_id`, sql`v.number`)}`,
    );
    return own !== null;
  }

  /** Latest first. @throws Problem BAD_INPUT for an action in the filter that does not exist */
  async list(viewer: Viewer, { filter, ...page }: OutcomeListArguments): Promise<Connection<OutcomeRow>> {
    const asked = askedOutcomes(filter, await this.actionsOf(filter));
    return this.page(viewer, allOf([seenOutcomes(viewer), asked]), page);
  }

  /** Published versions, latest first; `among` is a later room's condition on `outcome o` and `outcome_version v`. */
  published(viewer: Viewer, among: Sql, page: PageArguments): Promise<Connection<OutcomeRow>> {
    return this.page(viewer, allOf([publishedTo(viewer), among]), page);
  }

  /** The same page for many parents, with one statement. */
  async listOfEach(
    viewer: Viewer,
    parent: OutcomeParent,
    parentIds: readonly string[],
    { filter, ...pageArguments }: OutcomeListArguments,
  ): Promise<Map<string, Connection<OutcomeRow>>> {
    const page = new Page(latestFirst, pageArguments);
    const asked = askedOutcomes(filter, await this.actionsOf(filter));
    const where = allOf([seenOutcomes(viewer), asked]);
    return page.readEach(
      this.database,
      parentIds,
      { columns: columns(viewer), from: versionsOf[parent], where },
      placeOf,
    );
  }

  private page(viewer: Viewer, where: Sql, page: PageArguments): Promise<Connection<OutcomeRow>> {
    return new Page(latestFirst, page).read(
      this.database,
      { columns: columns(viewer), from: allVersions, where },
      placeOf,
    );
  }

  private async actionsOf(filter: OutcomeFilter | null | undefined): Promise<string[] | null> {
    return filter?.actions ? this.actions.selection(this.database, filter.actions, 'filter.actions') : null;
  }
}
