import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { seenEvents } from '../events/index.js';
import type { Message, Problems, Reader } from '../platform/index.js';
import type { UpdateOutcomeInput } from '../schema-types.js';

type Named = Pick<UpdateOutcomeInput, 'events' | 'networks' | 'states' | 'followUps'>;

const unknown: Message = { en: 'This does not exist.', ru: 'Такого нет.' };
const twice: Message = { en: 'This is named twice.', ru: 'Это указано дважды.' };

/** Whether what an input points to is there. Actions are the plan's own business. */
@Injectable()
export class OutcomeReferences {
  /** Adds to `problems` each event (also one that the viewer may not see), network, state or organisation that is missing or named twice. */
  async check(
    reader: Reader,
    viewer: Viewer,
    { events, networks, states, followUps }: Named,
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
