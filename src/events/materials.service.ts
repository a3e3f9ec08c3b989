import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { Trail } from '../audit/index.js';
import {
  badInput,
  Database,
  forbidden,
  type Message,
  newId,
  notFound,
  problem,
  sqlState,
  type Transaction,
  Uploads,
} from '../platform/index.js';
import type { MaterialInput, UpdateMaterialInput } from '../schema-types.js';
import { type Content, differences, nothing, settled, written } from './material-content.js';
import { unknown } from './event.references.js';
import { MaterialOwners } from './material-owners.js';
import { type MaterialRow, MaterialsQueries } from './materials.queries.js';

/** Adds, changes and removes materials, for those who look after what they belong to. */
@Injectable()
export class Materials {
  constructor(
    private readonly database: Database,
    private readonly owners: MaterialOwners,
    private readonly queries: MaterialsQueries,
    private readonly uploads: Uploads,
    private readonly trail: Trail,
  ) {}

  /** @throws Problem NOT_FOUND, FORBIDDEN, BAD_INPUT with all that does not fit */
  async add(viewer: Viewer, to: string, input: MaterialInput): Promise<MaterialRow> {
    return this.database.transaction(async (transaction) => {
      const column = await this.columnOf(transaction, viewer, to);
      const content = settled(nothing, input);
      await this.checkItem(transaction, content, column === 'event_id' ? to : null);
      if (content.uploadId) await this.uploads.claim(transaction, viewer, content.uploadId, 'input.upload');
      const id = newId();
      await transaction.rows(
        `INSERT INTO material (id, ${column}, title, language, audience, upload_id, url, available_from, agenda_item_id, added_by_member_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [id, to, ...written(content), viewer.memberId],
      );
      await this.record(transaction, viewer, 'addMaterial', id, null, content);
      return this.answer(transaction, viewer, id);
    });
  }

  /** A file that another takes the place of is removed. @throws Problem NOT_FOUND, FORBIDDEN, BAD_INPUT */
  async update(viewer: Viewer, id: string, input: UpdateMaterialInput): Promise<MaterialRow> {
    return this.database.transaction(async (transaction) => {
      const before = await this.hold(transaction, viewer, id);
      const after = settled(before, input);
      await this.checkItem(transaction, after, before.eventId);
      if (after.uploadId && after.uploadId !== before.uploadId)
        await this.uploads.claim(transaction, viewer, after.uploadId, 'input.upload');
      await transaction.rows(
        `UPDATE material SET title = $2, language = $3, audience = $4, upload_id = $5, url = $6, available_from = $7, agenda_item_id = $8
         WHERE id = $1`,
        [id, ...written(after)],
      );
      if (before.uploadId && before.uploadId !== after.uploadId)
        await this.uploads.release(transaction, [before.uploadId]);
      await this.record(transaction, viewer, 'updateMaterial', id, before, after);
      return this.answer(transaction, viewer, id);
    });
  }

  /** Removes it with its file. @throws Problem NOT_FOUND, FORBIDDEN, TRANSITION_NOT_ALLOWED for one that something refers to */
  async remove(viewer: Viewer, id: string): Promise<string> {
    try {
      await this.database.transaction(async (transaction) => {
        await this.hold(transaction, viewer, id);
        await this.delete(transaction, viewer, 'removeMaterial', 'id', id);
      });
    } catch (error) {
      if (sqlState(error) === foreignKeyViolation) throw problem('TRANSITION_NOT_ALLOWED', referredTo);
      throw error;
    }
    return id;
  }

  /** Removes all that belongs to an event which is about to be deleted. */
  async removeWith(transaction: Transaction, viewer: Viewer, eventId: string): Promise<void> {
    await this.delete(transaction, viewer, 'deleteEvent', 'event_id', eventId);
  }

  private async delete(
    transaction: Transaction,
    viewer: Viewer,
    action: string,
    column: 'id' | 'event_id',
    id: string,
  ): Promise<void> {
    const gone = await transaction.rows<Content & { id: string }>(
      `DELETE FROM material f WHERE f.${column} = $1 RETURNING f.id, ${contentColumns}`,
      [id],
    );
    for (const material of gone) await this.record(transaction, viewer, action, material.id, material, null);
    const files = gone.flatMap(({ uploadId }) => uploadId ?? []);
    if (files.length > 0) await this.uploads.release(transaction, files);
  }

  /** The column of the owner that has this id. */
  private async columnOf(transaction: Transaction, viewer: Viewer, to: string): Promise<string> {
    for (const owner of this.owners.all) if (await owner.hold(transaction, viewer, to)) return owner.column;
    throw notFound('to');
  }

  /** Locks a material for somebody who looks after what it belongs to. */
  private async hold(
    transaction: Transaction,
    viewer: Viewer,
    id: string,
  ): Promise<Content & { eventId: string | null }> {
    const values: unknown[] = [id];
    const [content] = await transaction.rows<Content & { eventId: string | null }>(
      `SELECT f.event_id AS "eventId", ${contentColumns}
       FROM material f WHERE f.id = $1 AND ${this.owners.staffed(viewer, values)} FOR UPDATE OF f`,
      values,
    );
    if (content) return content;
    const [seen] = await this.queries.byIds(viewer, [id], transaction);
    throw seen ? forbidden() : notFound('id');
  }

  /** Keeps the item in place until the transaction ends. @throws Problem BAD_INPUT naming the item when it is none of this event */
  private async checkItem(transaction: Transaction, { agendaItemId }: Content, eventId: string | null): Promise<void> {
    if (agendaItemId === null) return;
    const found = await transaction.rows(`SELECT FROM agenda_item WHERE id = $1 AND event_id = $2 FOR KEY SHARE`, [
      agendaItemId,
      eventId,
    ]);
    if (found.length === 0) throw badInput('input.agendaItem', unknown);
  }

  private async answer(transaction: Transaction, viewer: Viewer, id: string): Promise<MaterialRow> {
    const [row] = await this.queries.byIds(viewer, [id], transaction);
    return row!;
  }

  private async record(
    transaction: Transaction,
    viewer: Viewer,
    action: string,
    subject: string,
    before: Content | null,
    after: Content | null,
  ): Promise<void> {
    const changes = differences(before, after);
    await this.trail.record(transaction, viewer, [{ action, subject, subjectKind: 'Material', changes }]);
  }
}

const contentColumns = `f.title, f.language, f.audience, f.agenda_item_id AS "agendaItemId", f.available_from AS "availableFrom",
  f.upload_id AS "uploadId", f.url AS link`;
const foreignKeyViolation = '23503';
const referredTo: Message = {
  en: 'Something else refers to this material.',
  ru: 'На этот материал ссылаются другие записи.',
};
