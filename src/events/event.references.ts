import { Injectable } from '@nestjs/common';
import { ActionReferences } from '../plan/index.js';
import { type Message, Problem, type Problems, type Reader } from '../platform/index.js';
import type { UpdateEventInput } from '../schema-types.js';
import type { EventReferenceIds } from './event.record.js';

const nothing: EventReferenceIds = { networkIds: [], programmeId: null, actionIds: [], hostStates: [], partnerIds: [] };

/** What the input of an event refers to in other rooms. */
@Injectable()
export class EventReferences {
  constructor(private readonly actions: ActionReferences) {}

  /** The references that an input makes of those there are; each that is unknown or named twice is added to `problems` with its place. */
  async settle(
    reader: Reader,
    existing: EventReferenceIds | null,
    input: UpdateEventInput,
    problems: Problems,
  ): Promise<EventReferenceIds> {
    const before = existing ?? nothing;
    const given = {
      networks: input.networks?.map((id) => id.toLowerCase()) ?? [],
      hostStates: input.hostStates ?? [],
      partners: input.partners?.map((id) => id.toLowerCase()) ?? [],
    };
    const programme = input.programme?.toLowerCase() ?? null;
    const venueState = input.venue?.state;
    const known = await this.known(reader, {
      ...given,
      states: [...given.hostStates, ...(venueState ? [venueState] : [])],
      programme,
    });
    checkNamed('input.networks', given.networks, known.networks, problems);
    checkNamed('input.hostStates', given.hostStates, known.states, problems);
    checkNamed('input.partners', given.partners, known.partners, problems);
    if (programme && !known.programme) problems.add('input.programme', unknown);
    if (venueState && !known.states.includes(venueState)) problems.add('input.venue.state', unknown);
    checkNamed('input.languages', input.languages?.map(({ language }) => language) ?? [], null, problems, '.language');
    return {
      networkIds: input.networks === undefined ? before.networkIds : given.networks,
      programmeId: input.programme === undefined ? before.programmeId : programme,
      actionIds:
        input.actions === undefined
          ? before.actionIds
          : await this.actionIds(reader, input.actions ?? [], before.actionIds, problems),
      hostStates: input.hostStates === undefined ? before.hostStates : given.hostStates,
      partnerIds: input.partners === undefined ? before.partnerIds : given.partners,
    };
  }

  private async actionIds(
    reader: Reader,
    codes: readonly string[],
    before: string[],
    problems: Problems,
  ): Promise<string[]> {
    try {
      return await this.actions.resolve(reader, codes, 'input.actions');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      for (const { field, message, code } of error.details) problems.add(field ?? 'input.actions', message, code);
      return before;
    }
  }

  private async known(
    reader: Reader,
    asked: Named & { programme: string | null },
  ): Promise<Named & { programme: boolean }> {
    const [known] = await reader.rows<Named & { programme: boolean }>(
      `SELECT array(SELECT id FROM network WHERE id = ANY ($1::uuid[])) AS networks, array(SELECT code FROM state WHERE code = ANY ($2::text[])) AS states,
         array(SELECT id FROM organisation WHERE id = ANY ($3::uuid[])) AS partners, EXISTS (SELECT FROM programme WHERE id = $4::uuid) AS programme`,
      [asked.networks, asked.states, asked.partners, asked.programme],
    );
    return known!;
  }
}

interface Named {
  networks: string[];
  states: string[];
  partners: string[];
}

/** Adds a problem for each that is not known (null: all are) or named twice; `within` is the rest of its path. */
export function checkNamed(
  field: string,
  given: readonly string[],
  known: readonly string[] | null,
  problems: Problems,
  within = '',
): void {
  given.forEach((value, index) => {
    if (known && !known.includes(value)) problems.add(`${field}.${index}${within}`, unknown);
    else if (given.indexOf(value) < index) problems.add(`${field}.${index}${within}`, twice);
  });
}

export const unknown: Message = { en: 'There is nothing by this name here.', ru: 'Такой записи нет.' };
export const twice: Message = { en: 'This is named twice.', ru: 'Это указано дважды.' };
