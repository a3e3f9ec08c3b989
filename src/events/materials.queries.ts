import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { Database, type Reader, type StoredFile, type Texts } from '../platform/index.js';
import type { Audience } from '../schema-types.js';
import { MaterialOwners } from './material-owners.js';

/** A material as its resolvers take it; it is a file (uploadId, size, contentType) or a link. */
export interface MaterialRow {
  id: string;
  title: Texts;
  language: string | null;
  audience: Audience;
  /** Of the event's agenda. */
  agendaItemId: string | null;
  availableFrom: Date | null;
  addedAt: Date;
  uploadId: string | null;
  /** Address of a link. */
  link: string | null;
  size: number | null;
  contentType: string | null;
}

const columns = `f.id, f.title, f.language, f.audience, f.agenda_item_id AS "agendaItemId", f.available_from AS "availableFrom",
  f.added_at AS "addedAt", f.upload_id AS "uploadId", f.url AS link, u.size, u.content_type AS "contentType"`;
const tables = `material f LEFT JOIN upload u ON u.id = f.upload_id`;

/** Reads materials, always as one viewer may have them. */
@Injectable()
export class MaterialsQueries {
  constructor(
    private readonly database: Database,
    private readonly owners: MaterialOwners,
  ) {}

  /** Inside a transaction give that as `reader`. */
  async byIds(viewer: Viewer, ids: readonly string[], reader: Reader = this.database): Promise<MaterialRow[]> {
    const values: unknown[] = [ids];
    return reader.rows<MaterialRow>(
      `SELECT ${columns} FROM ${tables} WHERE f.id = ANY ($1::uuid[]) AND ${this.owners.seen(viewer, values)}`,
      values,
    );
  }

  /** The materials of many owners of one kind, those of each in the order in which they were added. */
  async of(
    viewer: Viewer,
    column: 'event_id' | 'network_id',
    ownerIds: readonly string[],
  ): Promise<(MaterialRow & { ownerId: string })[]> {
    const values: unknown[] = [ownerIds];
    return this.database.rows(
      `SELECT ${columns}, f.${column} AS "ownerId" FROM ${tables}
       WHERE f.${column} = ANY ($1::uuid[]) AND ${this.owners.seen(viewer, values)} ORDER BY f.id`,
      values,
    );
  }

  /** The file of a material; null for a link, and for what the viewer may not have. */
  async file(viewer: Viewer, id: string): Promise<StoredFile | null> {
    const values: unknown[] = [id];
    const [file] = await this.database.rows<StoredFile>(
      `SELECT u.id, u.name, u.content_type AS "contentType", u.size FROM material f JOIN upload u ON u.id = f.upload_id
       WHERE f.id = $1 AND ${this.owners.seen(viewer, values)}`,
      values,
    );
    return file ?? null;
  }
}
