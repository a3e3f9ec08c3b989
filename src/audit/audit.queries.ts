import { Injectable } from '@nestjs/common';
import { allOf, type Connection, Database, given, Page, sql } from '../platform/index.js';
import type { QueryAuditTrailArgs } from '../schema-types.js';

export interface AuditEntryRow {
  id: string;
  at: Date;
  byMemberId: string | null;
  action: string;
  subject: string;
  subjectKind: string;
}

export interface AuditChangeRow {
  entryId: string;
  field: string;
  from: string | null;
  to: string | null;
}

const columns = sql`id, at, by_member_id AS "byMemberId", action, subject_id AS subject, subject_kind AS "subjectKind"`;

@Injectable()
export class AuditQueries {
  constructor(private readonly database: Database) {}

  /** Entries, the latest first; days are those of UTC. Ids grow with time, so they are the order. */
  async trail({ subject, by, from, to, ...pageArguments }: QueryAuditTrailArgs): Promise<Connection<AuditEntryRow>> {
    const page = new Page([{ sql: sql`id`, type: 'uuid', descending: true }], pageArguments);
    const where = allOf([
      given(subject, (id) => sql`subject_id = ${id}`),
      given(by, (id) => sql`by_member_id = ${id}`),
      given(from, (day) => sql`at >= ${day}::date`),
      given(to, (day) => sql`at < ${day}::date + 1`),
    ]);
    return page.read<AuditEntryRow>(this.database, { columns, from: sql`audit_entry`, where }, ({ id }) => [id]);
  }

  async byId(id: string): Promise<AuditEntryRow | null> {
    return this.database.maybeOne<AuditEntryRow>(sql`SELECT ${columns} FROM audit_entry WHERE id = ${id}`);
  }

  /** The values behind entries; those of an erased person are gone. */
  async changesOf(entryIds: readonly string[]): Promise<AuditChangeRow[]> {
    return this.database.rows<AuditChangeRow>(
      sql`SELECT entry_id AS "entryId", field, old_value AS "from", new_value AS "to"
        FROM audit_value WHERE entry_id = ANY (${entryIds}) ORDER BY entry_id, field`,
    );
  }
}
