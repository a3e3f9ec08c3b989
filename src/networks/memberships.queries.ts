import { Injectable } from '@nestjs/common';
import { isSecretariat, system, type Viewer } from '../access/index.js';
import { memberColumnsOf, searchPatterns } from '../people/index.js';
import {
  Columns,
  type Connection,
  Database,
  Page,
  type PageArguments,
  place,
  type Reader,
  type Selection,
} from '../platform/index.js';
import type { MembershipFilter, MembershipStatus } from '../schema-types.js';
import { currentStatuses, type MembershipFacts } from './membership.policy.js';

export interface MembershipRow extends MembershipFacts {
  id: string;
  organisationId: string | null;
  personalCapacity: boolean;
  motivation: string | null;
  from: string | null;
  to: string | null;
}

export interface MembershipChangeRow {
  membershipId: string;
  at: Date;
  byMemberId: string | null;
  from: MembershipStatus | null;
  to: MembershipStatus;
  reason: string | null;
}

/** What a list of memberships is asked for. */
export type MembershipListArguments = PageArguments & { filter?: MembershipFilter | null | undefined };

const whose = ['networkId', 'memberId', 'state'] as const;

/** SQL of a MembershipRow's properties, from `membership ms`. */
export const columns = new Columns<MembershipRow, Viewer>(
  {
    id: 'ms.id',
    networkId: 'ms.network_id',
    memberId: 'ms.member_id',
    role: 'ms.role',
    status: 'ms.status',
    state: 'ms.state',
    organisationId: 'ms.organisation_id',
    personalCapacity: 'ms.personal_capacity',
    motivation: 'ms.motivation',
    from: 'ms.active_from',
    to: 'ms.active_to',
    expiresOn: 'ms.expires_on',
  },
  {
    network: ['networkId'],
    member: ['memberId'],
    representing: ['state', 'organisationId', 'personalCapacity'],
    viewerCan: [...whose, 'role', 'status', 'expiresOn'],
    motivation: [...whose, 'motivation'],
    history: whose,
  },
);

// The person comes along in the same statement.
columns.bring(
  'member',
  (selection, viewer, values) =>
    `(SELECT to_json(person) FROM (SELECT ${memberColumnsOf(selection.within('member'), viewer, values)} FROM member m WHERE m.id = ms.member_id) person)`,
);

/** All columns of a MembershipRow from the table membership as `ms`. */
export const membershipColumns = columns.all(system, []);

/** SQL for whether member `m` shows a part of the profile to everybody signed in, as most do. */
const isOpen = (field: 'NAME' | 'POSTS' | 'MEMBERSHIPS'): string =>
  `coalesce(m.visibility ->> '${field}', 'MEMBERS') IN ('MEMBERS', 'PUBLIC')`;

/** Those who represent no state come last: no code begins with a tilde. */
const stateOrder = `coalesce(ms.state, '~')`;

/**
 * The SQL condition that holds for exactly the memberships, as `ms`, that the viewer may see: all for staff and the person,
 * active ones for those whom the person shows memberships to, which is everybody signed in unless the person says otherwise.
 * The viewer's own values are added to `values`.
 */
export function seenMemberships(viewer: Viewer, values: unknown[]): string {
  if (isSecretariat(viewer)) return 'TRUE';
  if (viewer.memberId === null) return 'FALSE';
  const [self, networks, states] = [
    place(values, viewer.memberId),
    place(values, viewer.organisedNetworks),
    place(values, viewer.contactPointOf),
  ];
  return `(ms.member_id = ${self}::uuid OR ms.network_id = ANY (${networks}::uuid[]) OR ms.state = ANY (${states}::text[])
    OR ms.status = 'ACTIVE' AND EXISTS (SELECT FROM member m WHERE m.id = ms.member_id AND (${isOpen('MEMBERSHIPS')}
      OR m.visibility ->> 'MEMBERSHIPS' = 'NETWORK' AND EXISTS (
        SELECT FROM membership own JOIN membership theirs USING (network_id)
        WHERE own.member_id = ${self} AND own.status = 'ACTIVE' AND theirs.member_id = m.id AND theirs.status = 'ACTIVE'))))`;
}

@Injectable()
export class MembershipQueries {
  constructor(private readonly database: Database) {}

  async byIds(viewer: Viewer, ids: readonly string[], reader: Reader = this.database): Promise<MembershipRow[]> {
    const values: unknown[] = [ids];
    return reader.rows<MembershipRow>(
      `SELECT ${membershipColumns} FROM membership ms WHERE ms.id = ANY ($1) AND ${seenMemberships(viewer, values)}`,
      values,
    );
  }

  /** A page of all memberships that the viewer sees, by the state represented. */
  async list(
    viewer: Viewer,
    { filter, ...pageArguments }: MembershipListArguments,
    selection: Selection,
  ): Promise<Connection<MembershipRow>> {
    const values: unknown[] = [];
    const wanted = this.wanted(viewer, filter, values);
    const counted = [...values];
    const page = pageOf(pageArguments);
    const rows = await this.database.rows<MembershipRow>(
      `SELECT ${columns.of(selection, viewer, values, ['id', 'state'])} FROM membership ms
       WHERE ${wanted} AND ${page.where(values)} ${page.orderAndLimit(values)}`,
      values,
    );
    return page.connection(rows, placeOf, () => this.database.count(`membership ms WHERE ${wanted}`, counted));
  }

  /** The same page of each of several networks, with one statement for all. */
  async listsOf(
    viewer: Viewer,
    networkIds: readonly string[],
    { filter, ...pageArguments }: MembershipListArguments,
    selection: Selection,
  ): Promise<Map<string, Connection<MembershipRow>>> {
    const values: unknown[] = [networkIds];
    const wanted = this.wanted(viewer, filter, values);
    const counted = [...values];
    const page = pageOf(pageArguments);
    const asked = columns.of(selection, viewer, values, ['id', 'networkId', 'state']);
    const rows = await this.database.rows<MembershipRow>(
      `SELECT list.* FROM unnest($1::uuid[]) AS asked (id) CROSS JOIN LATERAL (
         SELECT ${asked} FROM membership ms WHERE ms.network_id = asked.id AND ${wanted} AND ${page.where(values)} ${page.orderAndLimit(values)}
       ) list`,
      values,
    );
    let totals: Promise<Map<string, number>> | undefined;
    const total = async (networkId: string): Promise<number> => {
      totals ??= this.totalsOf(wanted, counted);
      return (await totals).get(networkId) ?? 0;
    };
    const lists = Map.groupBy(rows, ({ networkId }) => networkId);
    return new Map(networkIds.map((id) => [id, page.connection(lists.get(id) ?? [], placeOf, () => total(id))]));
  }

  /** A member's own membership in each network, the current one before those that are over. */
  async ownIn(
    memberId: string,
    networkIds: readonly string[],
    reader: Reader = this.database,
  ): Promise<MembershipRow[]> {
    return reader.rows<MembershipRow>(
      `SELECT DISTINCT ON (ms.network_id) ${membershipColumns} FROM membership ms WHERE ms.member_id = $1 AND ms.network_id = ANY ($2)
       ORDER BY ms.network_id, ms.status = ANY ($3) DESC, ms.id DESC`,
      [memberId, networkIds, currentStatuses],
    );
  }

  /** The memberships of members that the viewer sees, the latest first. */
  async ofMembers(viewer: Viewer, memberIds: readonly string[]): Promise<MembershipRow[]> {
    const values: unknown[] = [memberIds];
    return this.database.rows<MembershipRow>(
      `SELECT ${membershipColumns} FROM membership ms WHERE ms.member_id = ANY ($1) AND ${seenMemberships(viewer, values)} ORDER BY ms.id DESC`,
      values,
    );
  }

  /** The same as JSON beside `member m`, of what is asked. */
  ofMember(selection: Selection, viewer: Viewer, values: unknown[]): string {
    return `(SELECT coalesce(json_agg(membership ORDER BY membership.id DESC), '[]') FROM (
      SELECT ${columns.of(selection, viewer, values, ['id'])} FROM membership ms
      WHERE ms.member_id = m.id AND ${seenMemberships(viewer, values)}) membership)`;
  }

  async changesOf(membershipIds: readonly string[]): Promise<MembershipChangeRow[]> {
    return this.database.rows<MembershipChangeRow>(
      `SELECT membership_id AS "membershipId", at, by_member_id AS "byMemberId", from_status AS "from", to_status AS "to", reason
       FROM membership_change WHERE membership_id = ANY ($1) ORDER BY at, id`,
      [membershipIds],
    );
  }

  private wanted(viewer: Viewer, filter: MembershipFilter | null | undefined, values: unknown[]): string {
    const conditions = [seenMemberships(viewer, values)];
    const given = (value: unknown, condition: (at: string) => string): void => {
      if (value !== null && value !== undefined) conditions.push(condition(place(values, value)));
    };
    given(filter?.networks, (ids) => `ms.network_id = ANY (${ids}::uuid[])`);
    given(filter?.statuses, (statuses) => `ms.status = ANY (${statuses}::text[])`);
    given(filter?.roles, (roles) => `ms.role = ANY (${roles}::text[])`);
    given(filter?.states, (codes) => `ms.state = ANY (${codes}::text[])`);
    given(filter?.expiresBefore, (day) => `ms.expires_on < ${day}::date`);
    const seesEverybody = isSecretariat(viewer);
    const name = seesEverybody ? 'TRUE' : isOpen('NAME');
    const posts = seesEverybody ? 'TRUE' : isOpen('POSTS');
    given(
      searchPatterns(filter?.search),
      (words) => `EXISTS (SELECT FROM member m WHERE m.id = ms.member_id AND concat_ws(' ',
        CASE WHEN ${name} THEN m.search_names END, CASE WHEN ${posts} THEN m.search_posts END) LIKE ALL (${words}::text[]))`,
    );
    return conditions.join(' AND ');
  }

  private async totalsOf(wanted: string, values: readonly unknown[]): Promise<Map<string, number>> {
    const totals = await this.database.rows<{ networkId: string; count: number }>(
      `SELECT ms.network_id AS "networkId", count(*) FROM membership ms WHERE ms.network_id = ANY ($1) AND ${wanted} GROUP BY ms.network_id`,
      values,
    );
    return new Map(totals.map(({ networkId, count }) => [networkId, count]));
  }
}

function pageOf(pageArguments: PageArguments): Page {
  return new Page(
    [
      { sql: stateOrder, type: 'text' },
      { sql: 'ms.id', type: 'uuid' },
    ],
    pageArguments,
  );
}

const placeOf = ({ state, id }: MembershipRow): unknown[] => [state ?? '~', id];
