import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import {
  allOf,
  type Connection,
  Database,
  Page,
  type PageArguments,
  type Reader,
  type Selection,
  type Sql,
  sql,
} from '../../platform/index.js';
import type { MembershipChangeRow, MembershipListArguments, MembershipRow } from './membership.row.js';
import { MembershipColumns } from './memberships.columns.js';
import { chosenMemberships, currentOnes, seenMemberships } from './memberships.sql.js';

/** What a page of memberships is put in order by, and read with in any case. */
const always = ['id', 'state'] as const;

/** Reads memberships as one viewer may see them. */
@Injectable()
export class MembershipQueries {
  constructor(
    private readonly database: Database,
    private readonly columns: MembershipColumns,
  ) {}

  async byIds(viewer: Viewer, ids: readonly string[], reader: Reader = this.database): Promise<MembershipRow[]> {
    return reader.rows<MembershipRow>(
      sql`SELECT ${this.columns.whole} FROM membership ms WHERE ms.id = ANY (${ids}) AND ${seenMemberships(viewer)}`,
    );
  }

  /** A page of all memberships that the viewer sees, by the state represented. */
  async list(
    viewer: Viewer,
    { filter, ...pageArguments }: MembershipListArguments,
    selection: Selection,
  ): Promise<Connection<MembershipRow>> {
    const columns = this.columns.of(selection, viewer, always);
    const where = chosenMemberships(viewer, filter);
    const source = { columns, from, where, withTotal: selection.withTotal };
    return pageOf(pageArguments).read<MembershipRow>(this.database, source, placeOf);
  }

  /** The same page of each of several networks, with one statement for all. */
  async listOfEach(
    viewer: Viewer,
    networkIds: readonly string[],
    { filter, ...pageArguments }: MembershipListArguments,
    selection: Selection,
  ): Promise<Map<string, Connection<MembershipRow>>> {
    const columns = this.columns.of(selection, viewer, always);
    const where = allOf([sql`ms.network_id = owner.id`, chosenMemberships(viewer, filter)]);
    const source = { columns, from, where, withTotal: selection.withTotal };
    return pageOf(pageArguments).readEach<MembershipRow>(this.database, networkIds, source, placeOf);
  }

  /** A member's own membership in each network, the current one before those that are over. */
  async ownIn(
    memberId: string,
    networkIds: readonly string[],
    reader: Reader = this.database,
  ): Promise<MembershipRow[]> {
    return reader.rows<MembershipRow>(
      sql`SELECT DISTINCT ON (ms.network_id) ${this.columns.whole} FROM membership ms
        WHERE ms.member_id = ${memberId} AND ms.network_id = ANY (${networkIds})
        ORDER BY ms.network_id, ms.status IN ${currentOnes} DESC, ms.id DESC`,
    );
  }

  /** The memberships of members that the viewer sees, the latest first. */
  async ofMembers(viewer: Viewer, memberIds: readonly string[]): Promise<MembershipRow[]> {
    return this.database.rows<MembershipRow>(
      sql`SELECT ${this.columns.whole} FROM membership ms
        WHERE ms.member_id = ANY (${memberIds}) AND ${seenMemberships(viewer)} ORDER BY ms.id DESC`,
    );
  }

  /** Who was a member for a state on any of these days, by network and then the latest first; at most 500. */
  async ofState(viewer: Viewer, state: string, { from, to }: { from: string; to: string }): Promise<MembershipRow[]> {
    return this.database.rows<MembershipRow>(
      sql`SELECT ${this.columns.whole} FROM membership ms JOIN network own_network ON own_network.id = ms.network_id
        WHERE ms.state = ${state} AND ms.active_from <= ${to}::date
          AND (ms.active_to IS NULL OR ms.active_to > ${from}::date) AND ${seenMemberships(viewer)}
        ORDER BY own_network.slug, ms.id DESC LIMIT 500`,
    );
  }

  /** The same as JSON beside `member m`, of what is asked. */
  besideMember(selection: Selection, viewer: Viewer): Sql {
    return sql`(SELECT coalesce(json_agg(membership ORDER BY membership.id DESC), '[]') FROM (
      SELECT ${this.columns.of(selection, viewer, ['id'])} FROM membership ms
      WHERE ms.member_id = m.id AND ${seenMemberships(viewer)}) membership)`;
  }

  async changesOf(membershipIds: readonly string[]): Promise<MembershipChangeRow[]> {
    return this.database.rows<MembershipChangeRow>(
      sql`SELECT membership_id AS "membershipId", at, by_member_id AS "byMemberId", from_status AS "from",
          to_status AS "to", reason
        FROM membership_change WHERE membership_id = ANY (${membershipIds}) ORDER BY at, id`,
    );
  }
}

const from = sql`membership ms`;

/** Those who represent no state come last: no code begins with a tilde. */
const stateOrder = sql`coalesce(ms.state, '~')`;

const pageOf = (pageArguments: PageArguments): Page =>
  new Page(
    [
      { sql: stateOrder, type: 'text' },
      { sql: sql`ms.id`, type: 'uuid' },
    ],
    pageArguments,
  );

const placeOf = ({ state, id }: MembershipRow): unknown[] => [state ?? '~', id];
