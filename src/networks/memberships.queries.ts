import { Injectable } from '@nestjs/common';
import { isSecretariat, type Viewer } from '../access/index.js';
import { searchPatterns } from '../people/index.js';
import { type Connection, Database, Page, type PageArguments, type Reader } from '../platform/index.js';
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

/** Columns of a MembershipRow from the table membership as `ms`. */
export const membershipColumns = `ms.id, ms.network_id AS "networkId", ms.member_id AS "memberId", ms.role, ms.status, ms.state,
  ms.organisation_id AS "organisationId", ms.personal_capacity AS "personalCapacity", ms.motivation,
  ms.active_from AS "from", ms.active_to AS "to", ms.expires_on AS "expiresOn"`;

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
  ): Promise<Connection<MembershipRow>> {
    const values: unknown[] = [];
    const wanted = this.wanted(viewer, filter, values);
    const counted = [...values];
    const page = pageOf(pageArguments);
    const rows = await this.database.rows<MembershipRow>(
      `SELECT ${membershipColumns} FROM membership ms WHERE ${wanted} AND ${page.where(values)} ${page.orderAndLimit(values)}`,
      values,
    );
    return page.connection(rows, placeOf, async () => {
      const [total] = await this.database.rows<{ count: number }>(
        `SELECT count(*) FROM membership ms WHERE ${wanted}`,
        counted,
      );
      return total!.count;
    });
  }

  /** The same page of each of several networks, with one statement for all. */
  async listsOf(
    viewer: Viewer,
    networkIds: readonly string[],
    { filter, ...pageArguments }: MembershipListArguments,
  ): Promise<Map<string, Connection<MembershipRow>>> {
    const values: unknown[] = [networkIds];
    const wanted = this.wanted(viewer, filter, values);
    const counted = [...values];
    const page = pageOf(pageArguments);
    const rows = await this.database.rows<MembershipRow>(
      `SELECT list.* FROM unnest($1::uuid[]) AS asked (id) CROSS JOIN LATERAL (
         SELECT ${membershipColumns} FROM membership ms WHERE ms.network_id = asked.id AND ${wanted} AND ${page.where(values)} ${page.orderAndLimit(values)}
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

  async changesOf(membershipIds: readonly string[]): Promise<MembershipChangeRow[]> {
    return this.database.rows<MembershipChangeRow>(
      `SELECT membership_id AS "membershipId", at, by_member_id AS "byMemberId", from_status AS "from", to_status AS "to", reason
       FROM membership_change WHERE membership_id = ANY ($1) ORDER BY at, id`,
      [membershipIds],
    );
  }

  private wanted(viewer: Viewer, filter: MembershipFilter | null | undefined, values: unknown[]): string {
    const of = (value: unknown): string => place(values, value ?? null);
    const [networks, statuses, roles] = [of(filter?.networks), of(filter?.statuses), of(filter?.roles)];
    const [states, before] = [of(filter?.states), of(filter?.expiresBefore)];
    const [words, all] = [of(searchPatterns(filter?.search)), of(isSecretariat(viewer))];
    return `${seenMemberships(viewer, values)}
      AND (${networks}::uuid[] IS NULL OR ms.network_id = ANY (${networks})) AND (${statuses}::text[] IS NULL OR ms.status = ANY (${statuses}))
      AND (${roles}::text[] IS NULL OR ms.role = ANY (${roles})) AND (${states}::text[] IS NULL OR ms.state = ANY (${states}))
      AND (${before}::date IS NULL OR ms.expires_on < ${before})
      AND (${words}::text[] IS NULL OR EXISTS (SELECT FROM member m WHERE m.id = ms.member_id AND concat_ws(' ',
        CASE WHEN ${all}::boolean OR ${isOpen('NAME')} THEN m.search_names END, CASE WHEN ${all} OR ${isOpen('POSTS')} THEN m.search_posts END) LIKE ALL (${words})))`;
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

/** Adds a value and answers its place in the statement, "$3". */
function place(values: unknown[], value: unknown): string {
  values.push(value);
  return `$${values.length}`;
}
