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
import { type MaterialContent, differences, nothing, settled, written } from './material-content.js';
import { unknown } from './event.references.js';
import { type MaterialOwner, MaterialOwners } from './material-owners.js';
import { type MaterialRow, MaterialsQueries } from './materials.queries.js';

/** A material with what it belongs to. */
interface Held {
  owner: MaterialOwner;
  ownerId: string;
  id: string;
  content: MaterialContent;
}

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

  /** @throws Problem NOT_FOUND, FORBIDDEN, BAD_INPUT with all that does not fit, TRANSITION_NOT_ALLOWED by what it is added to */
  async add(viewer: Viewer, to: string, input: MaterialInput): Promise<MaterialRow> {
    return this.database.transaction(async (transaction) => {
      const owner = await this.ownerOf(transaction, viewer, to);
      const content = settled(nothing, input);
      await this.checkItem(transaction, content, owner.column === 'event_id' ? to : null);
      if (content.uploadId) await this.uploads.claim(transaction, viewer, content.uploadId, 'input.upload');
      const id = newId();
      await owner.revise?.(transaction, viewer, { ownerId: to, id, nextId: id, before: null, after: content });
      await this.insert(transaction, viewer, { owner, ownerId: to, id, content });
      await this.record(transaction, viewer, 'addMaterial', id, null, content);
      return this.answer(transaction, viewer, id);
    });
  }

  /**
   * A file that another takes the place of is removed. Where the material itself has to stay, what it becomes is another one.
   * @throws Problem NOT_FOUND, FORBIDDEN, BAD_INPUT, TRANSITION_NOT_ALLOWED for another file in what proves an outcome
   */
  async update(viewer: Viewer, id: string, input: UpdateMaterialInput): Promise<MaterialRow> {
    return this.database.transaction(async (transaction) => {
      const held = await this.hold(transaction, viewer, id);
      const { owner, ownerId, content: before } = held;
      const after = settled(before, input);
      await this.checkItem(transaction, after, owner.column === 'event_id' ? ownerId : null);
      if (after.uploadId && after.uploadId !== before.uploadId)
        await this.uploads.claim(transaction, viewer, after.uploadId, 'input.upload');
      const nextId = newId();
      if (await owner.revise?.(transaction, viewer, { ownerId, id, nextId, before, after })) {
        await this.insert(transaction, viewer, { owner, ownerId, id: nextId, content: after });
        await this.record(transaction, viewer, 'updateMaterial', nextId, before, after);
        return this.answer(transaction, viewer, nextId);
      }
      if (after.uploadId !== before.uploadId || after.link !== before.link)
        await this.mustProveNothing(transaction, id);
      await transaction.rows(
        `UPDATE material SET title = $2, language = $3, audience = $4, upload_id = $5, url = $6, available_from = $7, agenda_item_id = $8
         WHERE id = $1`,
        [id, ...written(after)],
      );
      if (before.uploadId && before.uploadId !== after.uploadId) await this.release(transaction, [before.uploadId]);
      await this.record(transaction, viewer, 'updateMaterial', id, before, after);
      return this.answer(transaction, viewer, id);
    });
  }

  /** Removes it with its file. @throws Problem NOT_FOUND, FORBIDDEN, TRANSITION_NOT_ALLOWED for one that something refers to */
  async remove(viewer: Viewer, id: string): Promise<string> {
    try {
      await this.database.transaction(async (transaction) => {
        const { owner, ownerId, content } = await this.hold(transaction, viewer, id);
        const change = { ownerId, id, nextId: id, before: content, after: null };
        if (await owner.revise?.(transaction, viewer, change))
          await this.record(transaction, viewer, 'removeMaterial', id, content, null);
        else await this.delete(transaction, viewer, 'removeMaterial', 'id', id);
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
    const gone = await transaction.rows<MaterialContent & { id: string }>(
      `DELETE FROM material f WHERE f.${column} = $1 RETURNING f.id, ${contentColumns}`,
      [id],
    );
    for (const material of gone) await this.record(transaction, viewer, action, material.id, material, null);
    const files = gone.flatMap(({ uploadId }) => uploadId ?? []);
    if (files.length > 0) await this.release(transaction, files);
  }

  private async insert(transaction: Transaction, viewer: Viewer, { owner, ownerId, id, content }: Held): Promise<void> {
    await transaction.rows(
      `INSERT INTO material (id, ${owner.column}, title, language, audience, upload_id, url, available_from, agenda_item_id, added_by_member_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, ownerId, ...written(content), viewer.memberId],
    );
  }

  /** Lets files go that no material is any more. */
  private async release(transaction: Transaction, files: readonly string[]): Promise<void> {
    const unused = await transaction.rows<{ id: string }>(
      `SELECT id FROM unnest($1::uuid[]) AS file (id) WHERE NOT EXISTS (SELECT FROM material f WHERE f.upload_id = file.id)`,
      [files],
    );
    await this.uploads.release(
      transaction,
      unused.map(({ id }) => id),
    );
  }

  /** What has this id, held. */
  private async ownerOf(transaction: Transaction, viewer: Viewer, to: string): Promise<MaterialOwner> {
    for (const owner of this.owners.all) if (await owner.hold(transaction, viewer, to)) return owner;
    throw notFound('to');
  }

  /** Locks what a material belongs to, and then the material, for somebody who looks after it. */
  private async hold(transaction: Transaction, viewer: Viewer, id: string): Promise<Held> {
    const values: unknown[] = [id];
    const staffed = this.owners.staffed(viewer, values);
    const [found] = await transaction.rows<{ ownerId: string }>(
      `SELECT coalesce(${this.owners.all.map(({ column }) => `f.${column}`).join(', ')}) AS "ownerId"
       FROM material f WHERE f.id = $1 AND ${staffed}`,
      values,
    );
    if (!found) {
      const [seen] = await this.queries.byIds(viewer, [id], transaction);
      throw seen ? forbidden() : notFound('id');
    }
    const owner = await this.ownerOf(transaction, viewer, found.ownerId);
    const [content] = await transaction.rows<MaterialContent>(
      `SELECT ${contentColumns} FROM material f WHERE f.id = $1 FOR UPDATE`,
      [id],
    );
    if (!content) throw notFound('id');
    return { owner, ownerId: found.ownerId, id, content };
  }

  /** What an outcome was checked by stays what it is; documents of that outcome itself are its own business. */
  private async mustProveNothing(transaction: Transaction, id: string): Promise<void> {
    const proven = await transaction.rows(
      `SELECT FROM evidence e JOIN material f ON f.id = e.material_id WHERE f.id = $1 AND e.outcome_id IS DISTINCT FROM f.outcome_id LIMIT 1`,
      [id],
    );
    if (proven.length > 0) throw problem('TRANSITION_NOT_ALLOWED', referredTo);
  }

  /** Keeps the item in place until the transaction ends. @throws Problem BAD_INPUT naming the item when it is none of this event */
  private async checkItem(
    transaction: Transaction,
    { agendaItemId }: MaterialContent,
    eventId: string | null,
  ): Promise<void> {
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
    before: MaterialContent | null,
    after: MaterialContent | null,
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
