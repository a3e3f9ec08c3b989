import { Injectable } from '@nestjs/common';
import { ActionReferences } from '../../plan/index.js';
import { Problem, type Problems, type Reader, sql } from '../../platform/index.js';
import type { UpdateEventInput } from '../../schema-types.js';
import { checkNamed, unknown } from '../check-named.js';
import type { EventReferenceIds } from './event-content.js';

const none: EventReferenceIds = { networkIds: [], programmeId: null, actionIds: [], hostStates: [], partnerIds: [] };

/** What an input of an event names in other rooms; of a programme no more than whether it is there. */
interface Named<Programme> {
  networks: string[];
  states: string[];
  partners: string[];
  programme: Programme;
}

/** What the input of an event refers to in other rooms. */
@Injectable()
export class EventReferences {
  constructor(private readonly actions: ActionReferences) {}

  /** What an input makes of the references there are; those unknown or named twice are added to `problems`. */
  async settle(
    reader: Reader,
    existing: EventReferenceIds | null,
    input: UpdateEventInput,
    problems: Problems,
  ): Promise<EventReferenceIds> {
    const before = existing ?? none;
    const given = {
      networks: input.networks ?? [],
      hostStates: input.hostStates ?? [],
      partners: input.partners ?? [],
    };
    const programme = input.programme ?? null;
    const venueState = input.venue?.state;
    const states = [...given.hostStates, ...(venueState ? [venueState] : [])];
    const known = await this.known(reader, { ...given, states, programme });
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
    { networks, states, partners, programme }: Named<string | null>,
  ): Promise<Named<boolean>> {
    return reader.one<Named<boolean>>(
      sql`SELECT array(SELECT id FROM network WHERE id = ANY (${networks}::uuid[])) AS networks,
         array(SELECT code FROM state WHERE code = ANY (${states}::text[])) AS states,
         array(SELECT id FROM organisation WHERE id = ANY (${partners}::uuid[])) AS partners,
         EXISTS (SELECT FROM programme WHERE id = ${programme}::uuid) AS programme`,
    );
  }
}
