import { Injectable } from '@nestjs/common';
import { type Connection, Database, Page } from '../platform/index.js';
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

const columns = `id, at, by_member_id AS "byMemberId", action, subject_id AS subject, subject_kind AS "subjectKind"`;
const chosen = `($1::uuid IS NULL OR subject_id = $1) AND ($2::uuid IS NULL OR by_member_id = $2)
  AND ($3::date IS NULL OR at >= $3::date) AND ($4::date IS NULL OR at < $4::date + 1)`;

@Injectable()
export class AuditQueries {
  constructor(private readonly database: Database) {}

  /** Entries, the latest first; days are those of UTC. Ids grow with time, so they are the order. */
  async trail({ subject, by, from, to, ...pageArguments }: QueryAuditTrailArgs): Promise<Connection<AuditEntryRow>> {
    const page = new Page([{ sql: 'id', type: 'uuid', descending: true }], pageArguments);
    const filter = [subject ?? null, by ?? null, from ?? null, to ?? null];
    const values: unknown[] = [...filter];
    const rows = await this.database.rows<AuditEntryRow>(
      `SELECT ${columns} FROM audit_entry WHERE ${chosen} AND ${page.where(values)} ${page.orderAndLimit(values)}`,
      values,
    );
    return page.connection(
      rows,
      ({ id }) => [id],
      () => this.database.count(`audit_entry WHERE ${chosen}`, filter),
    );
  }

  async byId(id: string): Promise<AuditEntryRow | null> {
    const [row] = await this.database.rows<AuditEntryRow>(`SELECT ${columns} FROM audit_entry WHERE id = $1`, [id]);
    return row ?? null;
  }

  /** The values behind entries; those of an erased person are gone. */
  async changesOf(entryIds: readonly string[]): Promise<AuditChangeRow[]> {
    return this.database.rows<AuditChangeRow>(
      `SELECT entry_id AS "entryId", field, old_value AS "from", new_value AS "to" FROM audit_value WHERE entry_id = ANY ($1) ORDER BY entry_id, field`,
      [entryIds],
    );
  }
}
