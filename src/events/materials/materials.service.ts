import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
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
} from '../../platform/index.js';
import type { MaterialInput, UpdateMaterialInput } from '../../schema-types.js';
import { unknown } from '../check-named.js';
import { isReplaced, materialChanges, noMaterial, settleMaterial } from './material-content.js';
import { type MaterialOwner, MaterialOwners } from './material-owners.registry.js';
import type { MaterialContent, MaterialRow } from './material.row.js';
import { MaterialsQueries } from './materials.queries.js';
import { MaterialStore } from './materials.store.js';

/** A material that is locked, with what it belongs to. */
interface HeldMaterial {
  owner: MaterialOwner;
  ownerId: string;
  content: MaterialContent;
}

/** Adds, changes and removes materials, for staff of what they belong to. */
@Injectable()
export class Materials {
  constructor(
    private readonly database: Database,
    private readonly owners: MaterialOwners,
    private readonly store: MaterialStore,
    private readonly queries: MaterialsQueries,
    private readonly uploads: Uploads,
    private readonly trail: Trail,
  ) {}

  /** @throws Problem NOT_FOUND, FORBIDDEN, BAD_INPUT with all that does not fit, TRANSITION_NOT_ALLOWED by its owner */
  async add(viewer: Viewer, to: string, input: MaterialInput): Promise<MaterialRow> {
    return this.database.transaction(async (transaction) => {
      const owner = await this.holdOwner(transaction, viewer, to);
      const content = settleMaterial(noMaterial, input);
      await this.checkItem(transaction, content, owner, to);
      if (content.uploadId) await this.uploads.claim(transaction, viewer, content.uploadId, 'input.upload');
      const id = newId();
      await owner.revise?.(transaction, viewer, { ownerId: to, id, nextId: id, before: null, after: content });
      await this.insert(transaction, viewer, { owner, ownerId: to, content }, id);
      await this.record(transaction, viewer, 'addMaterial', { id, ownerId: to }, null, content);
      return this.answer(transaction, viewer, id);
    });
  }

  /**
   * Removes a file that is replaced. Where the material itself has to stay, what it becomes is another one.
   * @throws Problem NOT_FOUND, FORBIDDEN, BAD_INPUT, TRANSITION_NOT_ALLOWED for replacing what something relies on
   */
  async update(viewer: Viewer, id: string, input: UpdateMaterialInput): Promise<MaterialRow> {
    return this.database.transaction(async (transaction) => {
      const held = await this.hold(transaction, viewer, id);
      const { owner, ownerId, content: before } = held;
      const after = settleMaterial(before, input);
      await this.checkItem(transaction, after, owner, ownerId);
      if (after.uploadId && after.uploadId !== before.uploadId)
        await this.uploads.claim(transaction, viewer, after.uploadId, 'input.upload');
      const nextId = newId();
      if (await owner.revise?.(transaction, viewer, { ownerId, id, nextId, before, after })) {
        await this.insert(transaction, viewer, { ...held, content: after }, nextId);
        await this.record(transaction, viewer, 'updateMaterial', { id: nextId, ownerId }, before, after);
        return this.answer(transaction, viewer, nextId);
      }
      if (isReplaced(before, after) && (await this.store.isReliedOn(transaction, id)))
        throw problem('TRANSITION_NOT_ALLOWED', referredTo);
      await this.store.update(transaction, id, after);
      if (before.uploadId && before.uploadId !== after.uploadId) await this.release(transaction, [before.uploadId]);
      await this.record(transaction, viewer, 'updateMaterial', { id, ownerId }, before, after);
      return this.answer(transaction, viewer, id);
    });
  }

  /** Its file goes with it. @throws Problem NOT_FOUND, FORBIDDEN, TRANSITION_NOT_ALLOWED if something refers to it */
  async remove(viewer: Viewer, id: string): Promise<string> {
    try {
      await this.database.transaction(async (transaction) => {
        const { owner, ownerId, content } = await this.hold(transaction, viewer, id);
        const change = { ownerId, id, nextId: id, before: content, after: null };
        if (await owner.revise?.(transaction, viewer, change))
          await this.record(transaction, viewer, 'removeMaterial', { id, ownerId }, content, null);
        else
          await this.removed(transaction, viewer, 'removeMaterial', ownerId, await this.store.delete(transaction, id));
      });
    } catch (error) {
      if (sqlState(error) === foreignKeyViolation) throw problem('TRANSITION_NOT_ALLOWED', referredTo);
      throw error;
    }
    return id;
  }

  /** Removes all that belongs to an event which is about to be deleted. */
  async removeWith(transaction: Transaction, viewer: Viewer, eventId: string): Promise<void> {
    const gone = await this.store.deleteOfEvent(transaction, eventId);
    await this.removed(transaction, viewer, 'deleteEvent', eventId, gone);
  }

  /** Tells the trail of materials that belong to items of an agenda which a change of the event is about to remove. */
  async letGoOf(transaction: Transaction, viewer: Viewer, action: string, itemIds: readonly string[]): Promise<void> {
    if (itemIds.length === 0) return;
    const letGo = await this.store.ofItems(transaction, itemIds);
    await this.trail.record(
      transaction,
      viewer,
      letGo.map(({ id, agendaItemId }) => ({
        ...{ action, subject: id, subjectKind: 'Material' },
        changes: [{ field: 'agendaItem', from: agendaItemId, to: null }],
      })),
    );
  }

  /** Tells the trail of materials that are gone, and lets their files go. */
  private async removed(
    transaction: Transaction,
    viewer: Viewer,
    action: string,
    ownerId: string,
    gone: readonly (MaterialContent & { id: string })[],
  ): Promise<void> {
    for (const material of gone)
      await this.record(transaction, viewer, action, { id: material.id, ownerId }, material, null);
    const files = gone.flatMap(({ uploadId }) => uploadId ?? []);
    if (files.length > 0) await this.release(transaction, files);
  }

  private async insert(
    transaction: Transaction,
    { memberId }: Viewer,
    { owner: { column }, ownerId, content }: HeldMaterial,
    id: string,
  ): Promise<void> {
    await this.store.insert(transaction, { column, ownerId }, { id, addedBy: memberId, content });
  }

  private async release(transaction: Transaction, files: readonly string[]): Promise<void> {
    await this.uploads.release(transaction, await this.store.unused(transaction, files));
  }

  /** What has this id, held. */
  private async holdOwner(transaction: Transaction, viewer: Viewer, to: string): Promise<MaterialOwner> {
    for (const owner of this.owners.all) if (await owner.hold(transaction, viewer, to)) return owner;
    throw notFound('to');
  }

  /** Locks what a material belongs to, and then the material, for staff of that. */
  private async hold(transaction: Transaction, viewer: Viewer, id: string): Promise<HeldMaterial> {
    const ownerId = await this.store.ownerOf(transaction, viewer, id);
    if (ownerId === null) {
      const [seen] = await this.queries.byIds(viewer, [id], transaction);
      throw seen ? forbidden() : notFound('id');
    }
    const owner = await this.holdOwner(transaction, viewer, ownerId);
    const content = await this.store.lock(transaction, id);
    if (!content) throw notFound('id');
    return { owner, ownerId, content };
  }

  /** Keeps the item in place until the transaction ends. @throws Problem BAD_INPUT for one of another event */
  private async checkItem(
    transaction: Transaction,
    { agendaItemId }: MaterialContent,
    { column }: MaterialOwner,
    ownerId: string,
  ): Promise<void> {
    if (agendaItemId === null) return;
    const eventId = column === 'event_id' ? ownerId : null;
    if (!(await this.store.holdItem(transaction, agendaItemId, eventId))) throw badInput('input.agendaItem', unknown);
  }

  private async answer(transaction: Transaction, viewer: Viewer, id: string): Promise<MaterialRow> {
    const [row] = await this.queries.byIds(viewer, [id], transaction);
    return row!;
  }

  private async record(
    transaction: Transaction,
    viewer: Viewer,
    action: string,
    { id: subject, ownerId }: { id: string; ownerId: string },
    before: MaterialContent | null,
    after: MaterialContent | null,
  ): Promise<void> {
    const changes = materialChanges(ownerId, before, after);
    await this.trail.record(transaction, viewer, [{ action, subject, subjectKind: 'Material', changes }]);
  }
}

const foreignKeyViolation = '23503';
const referredTo: Message = {
  en: 'Something else refers to this material.',
  ru: 'На этот материал ссылаются другие записи.',
};
