import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { MaterialsQueries, seenEvents } from '../../events/index.js';
import { type Message, type Problems, type Reader, type Sql, sql } from '../../platform/index.js';
import type { UpdateOutcomeInput } from '../../schema-types.js';

type NamedByOutcome = Pick<UpdateOutcomeInput, 'events' | 'networks' | 'states' | 'evidence' | 'followUps'>;

/** Whether what an input refers to exists. Actions are left to the plan. */
@Injectable()
export class OutcomeReferences {
  constructor(private readonly materials: MaterialsQueries) {}

  /**
   * Adds each event, network, state, organisation or material to `problems` that is missing, named twice, or not for
   * the viewer to see.
   */
  async check(reader: Reader, viewer: Viewer, named: NamedByOutcome, problems: Problems): Promise<void> {
    const { events, networks, states, evidence, followUps } = named;
    if (events?.length) checkNamed(events, await seenOf(reader, viewer, events), 'input.events', problems);
    if (networks?.length) checkNamed(networks, await networksOf(reader, networks), 'input.networks', problems);
    await this.checkMaterials(reader, viewer, evidence ?? [], problems);
    const owners = (followUps ?? []).flatMap(({ ownerState }) => ownerState ?? []);
    const knownStates = await statesOf(reader, [...(states ?? []), ...owners]);
    checkNamed(states ?? [], knownStates, 'input.states', problems);
    const bodies = (followUps ?? []).flatMap(({ ownerOrganisation }) => ownerOrganisation ?? []);
    const knownBodies = await organisationsOf(reader, bodies);
    followUps?.forEach(({ ownerState, ownerOrganisation }, index) => {
      if (ownerState != null && !knownStates.has(ownerState))
        problems.add(`input.followUps.${index}.ownerState`, unknown);
      if (ownerOrganisation != null && !knownBodies.has(ownerOrganisation))
        problems.add(`input.followUps.${index}.ownerOrganisation`, unknown);
    });
  }

  private async checkMaterials(
    reader: Reader,
    viewer: Viewer,
    evidence: NonNullable<NamedByOutcome['evidence']>,
    problems: Problems,
  ): Promise<void> {
    const materials = evidence.flatMap(({ material }) => material ?? []);
    if (materials.length === 0) return;
    const seen = new Set((await this.materials.byIds(viewer, materials, reader)).map(({ id }) => id));
    evidence.forEach(({ material }, index) => {
      if (material != null && !seen.has(material)) problems.add(`input.evidence.${index}.material`, unknown);
    });
  }
}

const seenOf = (reader: Reader, viewer: Viewer, events: readonly string[]): Promise<Set<string>> =>
  found(reader, sql`SELECT e.id AS named FROM event e WHERE e.id = ANY (${events}::uuid[]) AND ${seenEvents(viewer)}`);

const networksOf = (reader: Reader, ids: readonly string[]): Promise<Set<string>> =>
  found(reader, sql`SELECT id AS named FROM network WHERE id = ANY (${ids}::uuid[])`);

const statesOf = async (reader: Reader, codes: readonly string[]): Promise<Set<string>> =>
  codes.length > 0
    ? found(reader, sql`SELECT code AS named FROM state WHERE code = ANY (${codes}::text[])`)
    : new Set();

const organisationsOf = async (reader: Reader, ids: readonly string[]): Promise<Set<string>> =>
  ids.length > 0 ? found(reader, sql`SELECT id AS named FROM organisation WHERE id = ANY (${ids}::uuid[])`) : new Set();

async function found(reader: Reader, statement: Sql): Promise<Set<string>> {
  const rows = await reader.rows<{ named: string }>(statement);
  return new Set(rows.map(({ named }) => named));
}

function checkNamed(given: readonly string[], known: ReadonlySet<string>, field: string, problems: Problems): void {
  given.forEach((value, index) => {
    if (!known.has(value)) problems.add(`${field}.${index}`, unknown);
    else if (given.indexOf(value) < index) problems.add(`${field}.${index}`, twice);
  });
}

const unknown: Message = { en: 'This does not exist.', ru: 'Такого нет.' };
const twice: Message = { en: 'This is named twice.', ru: 'Это указано дважды.' };
