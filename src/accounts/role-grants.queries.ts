import { Injectable } from '@nestjs/common';
import { type Connection, Database, Page } from '../platform/index.js';
import type { GrantedRole, QueryRoleGrantsArgs } from '../schema-types.js';

export interface RoleGrantRow {
  id: string;
  role: GrantedRole;
  memberId: string;
  from: string;
  to: string | null;
  state: string | null;
  networkId: string | null;
  programmeId: string | null;
  eventId: string | null;
  organisationId: string | null;
  isRevoked: boolean;
}

/** Somebody who holds a role for the thing with this id or code. */
export interface HolderRow {
  scope: string;
  memberId: string;
}

/** Columns of a RoleGrantRow from the table role_grant. */
export const roleGrantColumns = `id, role, member_id AS "memberId", from_day AS "from", to_day AS "to", state, network_id AS "networkId",
  programme_id AS "programmeId", event_id AS "eventId", organisation_id AS "organisationId", revoked_at IS NOT NULL AS "isRevoked"`;

/** SQL condition that holds for grants that count today; days are those of UTC. */
export const grantInForce = (grant: string): string =>
  `${grant}.revoked_at IS NULL AND ${grant}.from_day <= current_date AND (${grant}.to_day IS NULL OR ${grant}.to_day >= current_date)`;

const chosen = `revoked_at IS NULL AND (to_day IS NULL OR to_day >= current_date)
  AND ($1::text[] IS NULL OR role = ANY ($1)) AND ($2::uuid[] IS NULL OR member_id = ANY ($2)) AND ($3::text[] IS NULL OR state = ANY ($3))
  AND ($4::uuid[] IS NULL OR network_id = ANY ($4)) AND ($5::uuid[] IS NULL OR event_id = ANY ($5))
  AND ($6::uuid[] IS NULL OR programme_id = ANY ($6))`;

@Injectable()
export class RoleGrantQueries {
  constructor(private readonly database: Database) {}

  /** Roles that are held or will be, in the order in which they were given. */
  async list({ filter, ...pageArguments }: QueryRoleGrantsArgs): Promise<Connection<RoleGrantRow>> {
    const page = new Page([{ sql: 'id', type: 'uuid' }], pageArguments);
    const wanted = [
      filter?.roles ?? null,
      filter?.members ?? null,
      filter?.states ?? null,
      filter?.networks ?? null,
      filter?.events ?? null,
      filter?.programmes ?? null,
    ];
    const values: unknown[] = [...wanted];
    const rows = await this.database.rows<RoleGrantRow>(
      `SELECT ${roleGrantColumns} FROM role_grant WHERE ${chosen} AND ${page.where(values)} ${page.orderAndLimit(values)}`,
      values,
    );
    return page.connection(
      rows,
      ({ id }) => [id],
      () => this.database.count(`role_grant WHERE ${chosen}`, wanted),
    );
  }

  async byId(id: string): Promise<RoleGrantRow | null> {
    const [row] = await this.database.rows<RoleGrantRow>(`SELECT ${roleGrantColumns} FROM role_grant WHERE id = $1`, [
      id,
    ]);
    return row ?? null;
  }

  /** The roles of members that count today. */
  async heldBy(memberIds: readonly string[]): Promise<RoleGrantRow[]> {
    return this.database.rows<RoleGrantRow>(
      `SELECT ${roleGrantColumns} FROM role_grant g WHERE member_id = ANY ($1) AND ${grantInForce('g')} ORDER BY id`,
      [memberIds],
    );
  }

  /** Who is a contact point of these states today, each person once. */
  async contactPointsOf(states: readonly string[]): Promise<HolderRow[]> {
    return this.database.rows<HolderRow>(
      `SELECT g.state AS scope, g.member_id AS "memberId" FROM role_grant g
       WHERE g.role = 'CONTACT_POINT' AND g.state = ANY ($1) AND ${grantInForce('g')} GROUP BY g.state, g.member_id ORDER BY min(g.id::text)`,
      [states],
    );
  }

  /** Who organises these networks today, each person once. */
  async organisersOf(networkIds: readonly string[]): Promise<HolderRow[]> {
    return this.database.rows<HolderRow>(
      `SELECT g.network_id AS scope, g.member_id AS "memberId" FROM role_grant g
       WHERE g.role = 'ORGANISER' AND g.network_id = ANY ($1) AND ${grantInForce('g')} GROUP BY g.network_id, g.member_id ORDER BY min(g.id::text)`,
      [networkIds],
    );
  }
}
