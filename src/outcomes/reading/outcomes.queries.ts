import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import {
  allOf,
  anyOf,
  type Connection,
  Database,
  holds,
  holdsNever,
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
  Action: sql`SELECT DISTINCT l.outcome_id, l.number
    FROM action a JOIN outcome_action l ON l.action_id = a.id WHERE a.id = owner.id OR a.parent_id = owner.id`,
  Network: sql`SELECT l.outcome_id, l.number FROM outcome_network l WHERE l.network_id = owner.id`,
  Event: sql`SELECT l.outcome_id, l.number FROM outcome_event l WHERE l.event_id = owner.id`,
};

/** A condition on a version. */
type OfVersion = (version: Sql) => Sql;

/** Whether nothing is read beside the version that this viewer sees, whatever the outcome. */
const isNeverStaff = (viewer: Viewer): boolean => staffOf(viewer) === holdsNever;

/** Holds for a version `v` that says what is asked, and for the one that staff see where the one beside says it. */
function saidBy(viewer: Viewer, asked: OfVersion): Sql {
  if (isNeverStaff(viewer)) return asked(sql`v`);
  // Few outcomes have two versions to be read: they are found once, and not asked of each.
  const beside = sql`SELECT head.id FROM outcome head JOIN outcome_version said ON said.outcome_id = head.id
    WHERE head.published_number <> head.current_number AND ${shownBeside(viewer, sql`head`, sql`said`)}
      AND ${asked(sql`said`)}`;
  return anyOf([asked(sql`v`), sql`v.outcome_id = ANY (array(${beside}))`]);
}

/** What a list of each parent is read from: its outcomes, each once, in any version that one who reads it may see. */
function outcomesOf(parent: OutcomeParent, viewer: Viewer, asked: OfVersion): Sql {
  const said = sql`(${versionsOf[parent]}) link
    JOIN outcome_version said ON (said.outcome_id, said.number) = (link.outcome_id, link.number)`;
  if (isNeverStaff(viewer))
    return sql`(SELECT said.* FROM ${said} WHERE ${asked(sql`said`)}) v JOIN outcome o ON o.id = v.outcome_id`;
  return sql`(SELECT DISTINCT said.outcome_id FROM ${said} JOIN outcome head ON head.id = said.outcome_id
      WHERE ${asked(sql`said`)} AND ${readVersions(viewer, sql`head`, sql`said`)}) found
    JOIN outcome o ON o.id = found.outcome_id JOIN outcome_version v ON v.outcome_id = o.id`;
}

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
    return this.page(viewer, allOf([seenOutcomes(viewer), filter ? saidBy(viewer, asked) : holds]), page);
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
    const from = outcomesOf(parent, viewer, await this.askedIn(filter));
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

  /** What a filter asks of a version. */
  private async askedIn(filter: OutcomeFilter | null | undefined): Promise<OfVersion> {
    const actionIds = filter?.actions
      ? await this.actions.selection(this.database, filter.actions, 'filter.actions')
      : null;
    return (version) => askedOutcomes(filter, actionIds, version);
  }
}
