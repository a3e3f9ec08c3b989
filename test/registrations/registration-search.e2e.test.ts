import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { publishedEvent } from '../support/builders/events.js';
import { newOrganisation, updateMember } from '../support/builders/people.js';
import { inviteMembers, registerFor, withdraw } from '../support/builders/registrations.js';
import { english } from '../support/builders/texts.js';
import type { Person } from '../support/harness/cast.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const list = graphql(`
  query ($event: ID!, $filter: RegistrationFilter) {
    event(id: $event) { registrations(filter: $filter, first: 100) { totalCount nodes { member { id } } } }
  }
`);
const everywhere = graphql(`
  query ($filter: RegistrationFilter) {
    registrations(filter: $filter, first: 100) { totalCount nodes { member { id } event { id } } }
  }
`);
const write = graphql(`
  mutation ($event: ID!, $input: MessageInput!) {
    messageParticipants(event: $event, input: $input, dryRun: true) { recipients }
  }
`);

/** Whom a filter finds, in the list of an event, and the same in that of all events, narrowed to it or not. */
async function found(
  event: string,
  filter: Input<'RegistrationFilter'>,
  who: Person = 'secretariat',
): Promise<string[]> {
  const { event: one } = await world.as(who).ask(list, { event, filter });
  const { registrations: narrowed } = await world.as(who).ask(everywhere, { filter: { ...filter, events: [event] } });
  const { registrations: all } = await world.as(who).ask(everywhere, { filter });
  const ids = one.registrations.nodes.map(({ member }) => member.id);
  const ofEvent = { totalCount: ids.length, nodes: ids.map((id) => ({ member: { id }, event: { id: event } })) };
  expect(one.registrations.totalCount).toBe(ids.length);
  expect(narrowed).toEqual(ofEvent);
  expect(all.nodes.filter((node) => node.event.id === event)).toEqual(ofEvent.nodes);
  expect(all.totalCount).toBe(all.nodes.length);
  return ids;
}

const reached = async (event: string, to: Input<'MessageInput'>['to']): Promise<number> => {
  const input = { to, subject: english('Where'), body: english('Here.') };
  const { data, errors } = await world.as('secretariat').run(write, { event, input });
  if (errors.length === 0) return data!.messageParticipants!.recipients;
  expect(errors.map(({ extensions }) => extensions.field)).toEqual(['input.to']);
  return 0;
};

describe('a search of registrations', () => {
  it('finds names, posts and organisations, in any order of words and without accents', async () => {
    const { id: event } = await publishedEvent(world, { title: english('Annual review workshop') });
    const named: [string, string, string[]][] = [
      ['Jürgen', 'Müller', ['Müller', 'muller', 'Mueller jurgen', 'JUERGEN', 'Мюллер']],
      ['Øystein', 'Bø', ['Øystein', 'oystein', 'Oeystein']],
      ['Đorđe', 'Đaković', ['Đorđe', 'Dorde', 'Djordje', 'Dakovic', 'Ђаковић']],
      ['Семён', 'Ёлкин', ['ёлкин', 'Елкин', 'семен елкин', 'Elkin', 'Yolkin']],
      ['José', 'Nuñez', ['nunez jose', 'José']],
    ];
    for (const [given, family, searches] of named) {
      const id = await world.newMember(given, family, 'GE');
      await registerFor(world, event, id);
      for (const search of searches) expect([search, await found(event, { search })]).toEqual([search, [id]]);
    }
    for (const search of ['Annual', 'workshop', 'Ann']) expect(await found(event, { search })).toEqual([]);
  });

  it('finds by the post, its organisation, and the organisation that somebody speaks for', async () => {
    const { id: event } = await publishedEvent(world);
    const guard = await newOrganisation(world, 'État-major des garde-frontières', { shortName: 'EMGF' });
    const other = await newOrganisation(world, 'Přátelé svobody');
    const id = await world.newMember('Ana', 'Sousa', null);
    const post = { title: 'Conseillère spéciale', organisation: guard, from: '2020-01-01' };
    await world.as('secretariat').ask(updateMember, { id, input: { post } });
    await registerFor(world, event, id, { representing: { organisation: other } });
    const searches = ['conseillere', 'etat-major', 'EMGF sousa', 'sousa speciale frontieres', 'pratele', 'ana svobody'];
    for (const search of searches) expect([search, await found(event, { search })]).toEqual([search, [id]]);
    expect(await found(event, { search: 'sousa ministry' })).toEqual([]);
  });

  it('finds nobody by what the reader does not see', async () => {
    const { id: event } = await publishedEvent(world, { participantList: 'MEMBERS' });
    const id = await world.newMember('Quentin', 'Verborgen', 'GE', 'quentin@cast.example');
    await registerFor(world, event, id, { consents: ['PARTICIPANT_LIST'] });
    const search = 'verborgen';
    for (const who of ['secretariat', 'organiser', 'contactPoint', 'observer'] as const)
      expect([who, await found(event, { search }, who)]).toEqual([who, [id]]);
    const visibility = [{ field: 'NAME' as const, visibility: 'CONTACT_POINT' as const }];
    await world.as('secretariat').ask(updateMember, { id, input: { visibility } });
    for (const [who, count] of [
      ['secretariat', 1],
      ['contactPoint', 1],
      ['organiser', 0],
      ['observer', 0],
    ] as const)
      expect([who, (await found(event, { search }, who)).length]).toEqual([who, count]);
    expect(await found(event, { search: 'adviser' }, 'observer')).toEqual([id]);
  });
});

describe('the same conditions', () => {
  it('find the same people in list and message, by their present registration', async () => {
    const { id: event } = await publishedEvent(world, { title: english('Annual review workshop') });
    const [ann, back, gone, asked] = await Promise.all([
      world.newMember('Ann', 'Present', 'GE', 'ann@cast.example'),
      world.newMember('Bea', 'Returned', 'GE', 'bea@cast.example'),
      world.newMember('Cid', 'Gone', 'GE', 'cid@cast.example'),
      world.newMember('Dan', 'Asked', 'GE', 'dan@cast.example'),
    ]);
    await registerFor(world, event, ann);
    for (const member of [back, gone]) {
      const { id } = await registerFor(world, event, member);
      await world.as('secretariat').ask(withdraw, { id });
    }
    await registerFor(world, event, back);
    await world.as('secretariat').ask(inviteMembers, { event, members: [asked] });

    for (const filter of [
      { statuses: ['WITHDRAWN'], search: '' },
      { statuses: ['WITHDRAWN', 'CONFIRMED'] },
      { statuses: ['CONFIRMED'], search: 'Ann' },
      { statuses: ['INVITED', 'CONFIRMED'], states: ['GE'] },
      { statuses: [] },
    ] as Input<'RegistrationFilter'>[])
      expect([filter, await reached(event, filter)]).toEqual([filter, (await found(event, filter)).length]);
    expect(await found(event, { statuses: ['WITHDRAWN'] })).toEqual([gone]);
    expect(await reached(event, { search: 'Ann' })).toBe(1);
    // Left out, the list shows every registration, and a message reaches who is active.
    expect(await found(event, {})).toHaveLength(5);
    expect(await reached(event, {})).toBe(3);
    const { text } = await world.as('secretariat').get(`/events/${event}/participants`);
    expect(text).toContain('Confirmed participants in the order of states: 2');
  });
});
