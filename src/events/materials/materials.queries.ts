import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { Database, identifier, type Reader, sql, type StoredFile } from '../../platform/index.js';
import { MaterialOwners } from './material-owners.registry.js';
import type { MaterialRow } from './material.row.js';
import { contentColumns } from './materials.sql.js';

const columns = sql`f.id, ${contentColumns}, f.added_at AS "addedAt", u.size, u.content_type AS "contentType"`;
const tables = sql`material f LEFT JOIN upload u ON u.id = f.upload_id`;

/** Reads materials, always as one viewer may have them. */
@Injectable()
export class MaterialsQueries {
  constructor(
    private readonly database: Database,
    private readonly owners: MaterialOwners,
  ) {}

  /** Inside a transaction give that as `reader`. */
  async byIds(viewer: Viewer, ids: readonly string[], reader: Reader = this.database): Promise<MaterialRow[]> {
    return reader.rows<MaterialRow>(
      sql`SELECT ${columns} FROM ${tables} WHERE f.id = ANY (${ids}::uuid[]) AND ${this.owners.seen(viewer)}`,
    );
  }

  /** The materials of many owners of one kind, those of each in the order in which they were added. */
  async of(
    viewer: Viewer,
    column: 'event_id' | 'network_id',
    ownerIds: readonly string[],
  ): Promise<(MaterialRow & { ownerId: string })[]> {
    const owner = identifier(`f.${column}`);
    return this.database.rows(
      sql`SELECT ${columns}, ${owner} AS "ownerId" FROM ${tables}
       WHERE ${owner} = ANY (${ownerIds}::uuid[]) AND ${this.owners.seen(viewer)} ORDER BY f.id`,
    );
  }

  /** The file of a material; null for a link, and for what the viewer may not have. */
  async file(viewer: Viewer, id: string): Promise<StoredFile | null> {
    return this.database.maybeOne<StoredFile>(
      sql`SELECT u.id, u.name, u.content_type AS "contentType", u.size
       FROM material f JOIN upload u ON u.id = f.upload_id
       WHERE f.id = ${id} AND ${this.owners.seen(viewer)}`,
    );
  }
}
