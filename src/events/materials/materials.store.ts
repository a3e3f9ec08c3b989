import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import {
  identifier,
  insertRows,
  listOf,
  recordsOf,
  type Sql,
  sql,
  type TableRecord,
  type Transaction,
} from '../../platform/index.js';
import { MaterialOwners } from './material-owners.registry.js';
import type { MaterialContent } from './material.row.js';
import { contentColumns } from './materials.sql.js';

/** Whose a material is, by a column of `material`. */
interface OwnedBy {
  column: string;
  ownerId: string;
}

/** Keeps materials. */
@Injectable()
export class MaterialStore {
  constructor(private readonly owners: MaterialOwners) {}

  /** The id of what a material belongs to, where the viewer is staff of that. */
  async ownerOf(transaction: Transaction, viewer: Viewer, id: string): Promise<string | null> {
    const columns = listOf(this.owners.all.map(({ column }) => identifier(`f.${column}`)));
    const found = await transaction.maybeOne<{ ownerId: string }>(
      sql`SELECT coalesce(${columns}) AS "ownerId" FROM material f
       WHERE f.id = ${id} AND ${this.owners.staffed(viewer)}`,
    );
    return found && found.ownerId;
  }

  /** The material as it stands, locked until the transaction ends; null when it is gone. */
  async lock(transaction: Transaction, id: string): Promise<MaterialContent | null> {
    return transaction.maybeOne<MaterialContent>(
      sql`SELECT ${contentColumns} FROM material f WHERE f.id = ${id} FOR UPDATE`,
    );
  }

  /** Whether something relies on its file or address. */
  async isReliedOn(transaction: Transaction, id: string): Promise<boolean> {
    const found = await transaction.maybeOne(
      sql`SELECT FROM material f WHERE f.id = ${id} AND ${this.owners.reliedOn}`,
    );
    return found !== null;
  }

  /** Whether an item is one of this event's agenda; it stays in place until the transaction ends. */
  async holdItem(transaction: Transaction, itemId: string, eventId: string | null): Promise<boolean> {
    const found = await transaction.maybeOne(
      sql`SELECT FROM agenda_item WHERE id = ${itemId} AND event_id = ${eventId} FOR KEY SHARE`,
    );
    return found !== null;
  }

  /** The materials that belong to these items, each with its item. */
  async ofItems(transaction: Transaction, itemIds: readonly string[]): Promise<{ id: string; agendaItemId: string }[]> {
    return transaction.rows(
      sql`SELECT f.id, f.agenda_item_id AS "agendaItemId" FROM material f
       WHERE f.agenda_item_id = ANY (${itemIds}::uuid[]) ORDER BY f.id`,
    );
  }

  async insert(
    transaction: Transaction,
    { column, ownerId }: OwnedBy,
    { id, addedBy, content }: { id: string; addedBy: string | null; content: MaterialContent },
  ): Promise<void> {
    const record = { id, [column]: ownerId, ...recordOf(content), added_by_member_id: addedBy };
    await transaction.execute(insertRows('material', [record]));
  }

  async update(transaction: Transaction, id: string, content: MaterialContent): Promise<void> {
    await transaction.execute(
      sql`UPDATE material f SET title = n.title, language = n.language, audience = n.audience, upload_id = n.upload_id,
         url = n.url, available_from = n.available_from, agenda_item_id = n.agenda_item_id
       FROM ${recordsOf('material', [recordOf(content)])} n WHERE f.id = ${id}`,
    );
  }

  /** Removes one material; answers what it was. */
  async delete(transaction: Transaction, id: string): Promise<(MaterialContent & { id: string })[]> {
    return this.deleteWhere(transaction, sql`f.id = ${id}`);
  }

  /** Removes all materials of an event; answers what they were. */
  async deleteOfEvent(transaction: Transaction, eventId: string): Promise<(MaterialContent & { id: string })[]> {
    return this.deleteWhere(transaction, sql`f.event_id = ${eventId}`);
  }

  private async deleteWhere(transaction: Transaction, condition: Sql): Promise<(MaterialContent & { id: string })[]> {
    return transaction.rows(sql`DELETE FROM material f WHERE ${condition} RETURNING f.id, ${contentColumns}`);
  }

  /** Those of the files that no material is any more. */
  async unused(transaction: Transaction, files: readonly string[]): Promise<string[]> {
    const unused = await transaction.rows<{ id: string }>(
      sql`SELECT id FROM unnest(${files}::uuid[]) AS file (id)
       WHERE NOT EXISTS (SELECT FROM material f WHERE f.upload_id = file.id)`,
    );
    return unused.map(({ id }) => id);
  }
}

const recordOf = ({ uploadId, link, availableFrom, agendaItemId, ...content }: MaterialContent): TableRecord => ({
  ...{ title: content.title, language: content.language, audience: content.audience },
  ...{ upload_id: uploadId, url: link, available_from: availableFrom, agenda_item_id: agendaItemId },
});
