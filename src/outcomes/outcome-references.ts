import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { MaterialsQueries, seenEvents } from '../events/index.js';
import { type Message, type Problems, type Reader, type Transaction, Uploads } from '../platform/index.js';
import type { UpdateOutcomeInput } from '../schema-types.js';
import type { EvidenceContent } from './outcome-content.js';

type Named = Pick<UpdateOutcomeInput, 'events' | 'networks' | 'states' | 'evidence' | 'followUps'>;

const unknown: Message = { en: 'This does not exist.', ru: 'Такого нет.' };
const twice: Message = { en: 'This is named twice.', ru: 'Это указано дважды.' };

/** Whether what an input points to is there. Actions are the plan's own business. */
@Injectable()
export class OutcomeReferences {
  constructor(
    private readonly materials: MaterialsQueries,
    private readonly uploads: Uploads,
  ) {}

  /** Adds to `problems` each event or material (also one that the viewer may not see), network, state or organisation that is missing or named twice. */
  async check(
    reader: Reader,
    viewer: Viewer,
    { events, networks, states, evidence, followUps }: Named,
    problems: Problems,
  ): Promise<void> {
    if (events?.length) named(events, await seen(reader, viewer, events), 'input.events', problems);
    if (networks?.length)
      named(
        networks,
        await found(reader, `SELECT id AS named FROM network WHERE id = ANY ($1::uuid[])`, networks),
        'input.networks',
        problems,
      );
    const materials = (evidence ?? []).flatMap(({ material }) => material ?? []);
    const seenMaterials =
      materials.length > 0
        ? new Set((await this.materials.byIds(viewer, materials, reader)).map(({ id }) => id))
        : null;
    evidence?.forEach(({ material }, index) => {
      if (material != null && !seenMaterials?.has(material)) problems.add(`input.evidence.${index}.material`, unknown);
    });
    const owners = (followUps ?? []).flatMap(({ ownerState }) => ownerState ?? []);
    const codes = [...(states ?? []), ...owners];
    const knownStates =
      codes.length > 0
        ? await found(reader, `SELECT code AS named FROM state WHERE code = ANY ($1::text[])`, codes)
        : new Set<string>();
    named(states ?? [], knownStates, 'input.states', problems);
    const bodies = (followUps ?? []).flatMap(({ ownerOrganisation }) => ownerOrganisation ?? []);
    const knownBodies =
      bodies.length > 0
        ? await found(reader, `SELECT id AS named FROM organisation WHERE id = ANY ($1::uuid[])`, bodies)
        : new Set<string>();
    followUps?.forEach(({ ownerState, ownerOrganisation }, index) => {
      if (ownerState != null && !knownStates.has(ownerState))
        problems.add(`input.followUps.${index}.ownerState`, unknown);
      if (ownerOrganisation != null && !knownBodies.has(ownerOrganisation))
        problems.add(`input.followUps.${index}.ownerOrganisation`, unknown);
    });
  }

  /** Takes the files that have become evidence, and keeps its materials as they are until the transaction ends. @throws Problem NOT_FOUND or BAD_INPUT */
  async claim(
    transaction: Transaction,
    viewer: Viewer,
    before: readonly EvidenceContent[],
    after: readonly EvidenceContent[],
  ): Promise<void> {
    const known = new Map(before.map(({ id, uploadId }) => [id, uploadId]));
    for (const [index, { id, uploadId }] of after.entries()) {
      if (uploadId !== null && uploadId !== known.get(id))
        await this.uploads.claim(transaction, viewer, uploadId, `input.evidence.${index}.upload`);
    }
    const materials = after.flatMap(({ materialId }) => materialId ?? []);
    if (materials.length > 0)
      await transaction.rows(`SELECT FROM material WHERE id = ANY ($1::uuid[]) ORDER BY id FOR KEY SHARE`, [materials]);
  }
}

function seen(reader: Reader, viewer: Viewer, events: readonly string[]): Promise<Set<string>> {
  const values: unknown[] = [events];
  return found(
    reader,
    `SELECT e.id AS named FROM event e WHERE e.id = ANY ($1::uuid[]) AND ${seenEvents(viewer, values, 'e')}`,
    ...values,
  );
}

async function found(reader: Reader, sql: string, ...values: unknown[]): Promise<Set<string>> {
  const rows = await reader.rows<{ named: string }>(sql, values);
  return new Set(rows.map(({ named: value }) => value));
}

function named(given: readonly string[], known: ReadonlySet<string>, field: string, problems: Problems): void {
  given.forEach((value, index) => {
    if (!known.has(value)) problems.add(`${field}.${index}`, unknown);
    else if (given.indexOf(value) < index) problems.add(`${field}.${index}`, twice);
  });
}
