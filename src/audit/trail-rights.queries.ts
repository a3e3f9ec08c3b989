import { Injectable } from '@nestjs/common';
import { Database, sql } from '../platform/index.js';

/** What the role that the application works as may do to the trail besides adding to it. */
@Injectable()
export class TrailRights {
  constructor(private readonly database: Database) {}

  /** The role, where it could change or remove what the trail tells, or give itself the right to; else null. */
  async roleThatCouldChange(): Promise<string | null> {
    const { role, could } = await this.database.one<{ role: string; could: boolean }>(
      sql`SELECT r.rolname AS role, r.rolsuper OR r.rolcreaterole OR bool_or(
          pg_has_role(r.oid, c.relowner, 'MEMBER') OR pg_has_role(r.oid, n.nspowner, 'MEMBER')
          OR has_table_privilege(r.oid, c.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')
          OR has_any_column_privilege(r.oid, c.oid, 'UPDATE')) AS could
        FROM pg_roles r, pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE r.rolname = current_user
          AND c.oid IN ('audit_entry'::regclass, 'audit_value'::regclass, 'audit_seal'::regclass)
        GROUP BY r.rolname, r.rolsuper, r.rolcreaterole`,
    );
    return could ? role : null;
  }
}
