import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { type EventInput, publishedEvent, updateEvent } from '../support/builders/events.js';
import { addRegistration } from '../support/builders/registrations.js';
import { english } from '../support/builders/texts.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

type Change = Omit<Input<'UpdateEventInput'>, 'agenda'>;
const notAllowed = (field: string) => ({ code: 'TRANSITION_NOT_ALLOWED', field: `input.${field}` });

/** An event with one registration, in whatever status. */
async function registered(
  changes: Partial<EventInput>,
  status: Input<'RegistrationStatus'> = 'CONFIRMED',
): Promise<string> {
  const { id } = await publishedEvent(world, changes);
  await addRegistration(world, id, world.ids.expert, status, status === 'CONFIRMED' ? 'ONLINE' : null);
  return id;
}

describe('what people registered under is not loosened', () => {
  it.each<[string, Partial<EventInput>, Change]>([
    ['chathamHouseRule', { chathamHouseRule: true }, { chathamHouseRule: false }],
    ['participantList', { participantList: 'ORGANISERS' }, { participantList: 'PARTICIPANTS' }],
    ['participantList', { participantList: 'NETWORKS' }, { participantList: 'PARTICIPANTS' }],
    ['confidentiality', { confidentiality: 'CLOSED' }, { confidentiality: 'MEMBERS' }],
    ['confidentiality', { confidentiality: 'MEMBERS' }, { confidentiality: 'OPEN' }],
  ])('by its %s', async (field, as, change) => {
    const free = await publishedEvent(world, as);
    await world.as('secretariat').ask(updateEvent, { id: free.id, input: change });
    for (const status of ['CONFIRMED', 'INVITED', 'NOMINATED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'] as const) {
      const id = await registered(as, status);
      expect(await world.as('secretariat').refusal(updateEvent, { id, input: change })).toEqual(notAllowed(field));
      const rehearsed = graphql(
        'mutation ($id: ID!, $input: UpdateEventInput!) { updateEvent(id: $id, input: $input, dryRun: true) { id } }',
      );
      expect(await world.as('secretariat').refusal(rehearsed, { id, input: change })).toEqual(notAllowed(field));
    }
  });

  it('by a network more, where its members could thereby read', async () => {
    const networks = [world.networks.asylum, world.networks.labour];
    for (const as of [{ participantList: 'NETWORKS' }, { confidentiality: 'CLOSED' }] as const) {
      const id = await registered(as);
      expect(await world.as('secretariat').refusal(updateEvent, { id, input: { networks } })).toEqual(
        notAllowed('networks'),
      );
    }
    const id = await registered({ participantList: 'ORGANISERS' });
    await world.as('secretariat').ask(updateEvent, { id, input: { networks } });
  });

  it('by an item of the agenda that is opened', async () => {
    const item = {
      ...{ startsAt: '2031-05-20T10:00', endsAt: '2031-05-20T11:00', title: english('Behind closed doors') },
      confidentiality: 'CLOSED',
    } as const;
    const id = await registered({ agenda: [item] });
    const agendaOf = graphql('query ($id: ID!) { event(id: $id) { agenda { id } } }');
    const { event } = await world.as('secretariat').ask(agendaOf, { id });
    const named = { ...item, id: event.agenda[0]!.id };
    const input = { agenda: [{ ...named, confidentiality: 'MEMBERS' as const }] };
    expect(await world.as('secretariat').refusal(updateEvent, { id, input })).toEqual(
      notAllowed('agenda.0.confidentiality'),
    );
    await world.as('secretariat').ask(updateEvent, { id, input: { agenda: [{ ...named, room: '3.14' }] } });
  });

  it('while anything may be made stricter, and a copy begins anew', async () => {
    const id = await registered({ participantList: 'MEMBERS', confidentiality: 'OPEN' });
    const stricter = { participantList: 'PARTICIPANTS', confidentiality: 'CLOSED', chathamHouseRule: true } as const;
    await world.as('secretariat').ask(updateEvent, { id, input: stricter });
    const copied = graphql('mutation ($id: ID!, $at: EventTime!) { copyEvent(id: $id, startsAt: $at) { id } }');
    const { copyEvent } = await world.as('secretariat').ask(copied, { id, at: '2032-05-20T10:00' });
    const opened = { participantList: 'PUBLIC', confidentiality: 'OPEN', chathamHouseRule: false } as const;
    await world.as('secretariat').ask(updateEvent, { id: copyEvent.id, input: opened });
  });
});
