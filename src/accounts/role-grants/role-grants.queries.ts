import { Injectable } from '@nestjs/common';
import { grantInForce } from '../../access/index.js';
import { allOf, type Connection, Database, given, Page, sql } from '../../platform/index.js';
import type { QueryRoleGrantsArgs } from '../../schema-types.js';
import type { RoleGrantRow } from './role-grant.row.js';
import { roleGrantColumns } from './role-grants.sql.js';

/** Somebody who holds a role for the thing with this id or code. */
export interface HolderRow {
  scope: string;
  memberId: string;
}

const inForce = grantInForce(sql`g`);

@Injectable()
export class RoleGrantQueries {
  constructor(private readonly database: Database) {}

  /** Roles that are held or will be, in the order in which they were given. */
  async list({ filter, ...pageArguments }: QueryRoleGrantsArgs): Promise<Connection<RoleGrantRow>> {
    const page = new Page([{ sql: sql`id`, type: 'uuid' }], pageArguments);
    const where = allOf([
      sql`revoked_at IS NULL AND (to_day IS NULL OR to_day >= current_date)`,
      given(filter?.roles, (roles) => sql`role = ANY (${roles}::text[])`),
      given(filter?.members, (members) => sql`member_id = ANY (${members}::uuid[])`),
      given(filter?.states, (states) => sql`state = ANY (${states}::text[])`),
      given(filter?.networks, (networks) => sql`network_id = ANY (${networks}::uuid[])`),
      given(filter?.events, (events) => sql`event_id = ANY (${events}::uuid[])`),
      given(filter?.programmes, (programmes) => sql`programme_id = ANY (${programmes}::uuid[])`),
    ]);
    const source = { columns: roleGrantColumns, from: sql`role_grant`, where };
    return page.read<RoleGrantRow>(this.database, source, ({ id }) => [id]);
  }

  async byId(id: string): Promise<RoleGrantRow | null> {
    return this.database.maybeOne<RoleGrantRow>(sql`SELECT ${roleGrantColumns} FROM role_grant WHERE id = ${id}`);
  }

  /** In any order. */
  async byIds(ids: readonly string[]): Promise<RoleGrantRow[]> {
    return this.database.rows<RoleGrantRow>(sql`SELECT ${roleGrantColumns} FROM role_grant WHERE id = ANY (${ids})`);
  }

  /** The roles of members that count today. */
  async heldBy(memberIds: readonly string[]): Promise<RoleGrantRow[]> {
    return this.database.rows<RoleGrantRow>(
      sql`SELECT ${roleGrantColumns} FROM role_grant g WHERE member_id = ANY (${memberIds}) AND ${inForce} ORDER BY id`,
    );
  }

  /** Who is a contact point of these states today, each person once. */
  async contactPointsOf(states: readonly string[]): Promise<HolderRow[]> {
    return this.database.rows<HolderRow>(
      sql`SELECT g.state AS scope, g.member_id AS "memberId" FROM role_grant g
        WHERE g.role = 'CONTACT_POINT' AND g.state = ANY (${states}) AND ${inForce}
        GROUP BY g.state, g.member_id ORDER BY min(g.id::text)`,
    );
  }

  /** Who organises these networks today, each person once. */
  async organisersOf(networkIds: readonly string[]): Promise<HolderRow[]> {
    return this.database.rows<HolderRow>(
      sql`SELECT g.network_id AS scope, g.member_id AS "memberId" FROM role_grant g
        WHERE g.role = 'ORGANISER' AND g.network_id = ANY (${networkIds}) AND ${inForce}
        GROUP BY g.network_id, g.member_id ORDER BY min(g.id::text)`,
    );
  }
}
