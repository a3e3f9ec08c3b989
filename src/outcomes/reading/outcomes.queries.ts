import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import {
  allOf,
  type Connection,
  Database,
  holds,
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
import {
  organisedBy,
  publishedTo,
  readVersions,
  seenOutcomes,
  shownBeside,
  staffOf,
} from './outcome-visibility.sql.js';
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

/** The versions that belong to a parent, which Page calls `owner`; an action has those of its sub-items too. */
const versionsOf: Readonly<Record<OutcomeParent, Sql>> = {
  Action: sql`SELECT l.outcome_id, l.number
    FROM action a JOIN outcome_action l ON l.action_id = a.id WHERE a.id = owner.id OR a.parent_id = owner.id`,
  Network: sql`SELECT l.outcome_id, l.number FROM outcome_network l WHERE l.network_id = owner.id`,
  Event: sql`SELECT l.outcome_id, l.number FROM outcome_event l WHERE l.event_id = owner.id`,
};

/** The outcomes of which one of the versions `said` that the viewer reads says all that is asked, each once. */
const saidBy = (viewer: Viewer, versions: Sql, asked: Sql): Sql =>
  sql`SELECT DISTINCT said.outcome_id FROM ${versions} JOIN outcome said_of ON said_of.id = said.outcome_id
    WHERE ${asked} AND ${readVersions(viewer, sql`said_of`, sql`said`)}`;

const columns = (viewer: Viewer): Sql => sql`o.id, v.number, o.version, v.status, v.kind, v.title, v.summary, v.date,
  v.audience, o.created_by_member_id AS "createdById", v.verified_by_member_id AS "verifiedById",
  v.published_at AS "publishedAt", ${staffOf(viewer)} AS "isStaff",
  coalesce(${viewer.memberId}::uuid = ANY (v.written_by_member_ids), false) AS "isWriter",
  EXISTS (SELECT FROM evidence e WHERE (e.outcome_id, e.number) = (v.outcome_id, v.number)) AS "hasEvidence",
  coalesce(o.published_number <> v.number, FALSE) AS "isPublishedOtherwise"`;

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

  /** The published versions that the viewer may read, as staff, beside those that it sees. */
  async besides(viewer: Viewer, ids: readonly string[]): Promise<OutcomeRow[]> {
    const rows = await this.database.rows<OutcomeRow>(
      sql`SELECT ${columns(viewer)} FROM ${allVersions} WHERE o.id = ANY (${ids}::uuid[]) AND ${shownBeside(viewer)}`,
    );
    // It is to be read: whatever staff do is done with the current version.
    return rows.map((row) => ({ ...row, isStaff: false }));
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

  /**
   * Latest first. Staff find outcomes by what the published version beside says, too.
   * @throws Problem BAD_INPUT for an action in the filter that does not exist
   */
  async list(viewer: Viewer, { filter, ...page }: OutcomeListArguments): Promise<Connection<OutcomeRow>> {
    const asked = await this.askedIn(filter);
    const found = filter ? sql`o.id IN (${saidBy(viewer, sql`outcome_version said`, asked)})` : holds;
    return this.page(viewer, allOf([seenOutcomes(viewer), found]), page);
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
    const versions = sql`(${versionsOf[parent]}) link
      JOIN outcome_version said ON (said.outcome_id, said.number) = (link.outcome_id, link.number)`;
    const found = saidBy(viewer, versions, await this.askedIn(filter));
    const from = sql`(${found}) found
      JOIN outcome o ON o.id = found.outcome_id JOIN outcome_version v ON v.outcome_id = o.id`;
    return page.readEach(
      this.database,
      parentIds,
      { columns: columns(viewer), from, where: seenOutcomes(viewer) },
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

  /** What a filter asks of a version `said`. */
  private async askedIn(filter: OutcomeFilter | null | undefined): Promise<Sql> {
    const actionIds = filter?.actions
      ? await this.actions.selection(this.database, filter.actions, 'filter.actions')
      : null;
    return askedOutcomes(filter, actionIds, sql`said`);
  }
}
