import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { publishedEvent } from '../support/builders/events.js';
import { manyMembers } from '../support/builders/people.js';
import { registerFor, withdraw } from '../support/builders/registrations.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const createMember = graphql('mutation ($input: CreateMemberInput!) { createMember(input: $input) { id email } }');
const updateRegistration = graphql(`
  mutation ($id: ID!, $input: UpdateRegistrationInput!) { updateRegistration(id: $id, input: $input) { id } }
`);

describe('an id in capital letters', () => {
  it('is the id, as a variable, in the document, in lists and inputs', async () => {
    const { id: event } = await publishedEvent(world);
    const [member] = await manyMembers(world, 1);
    const loud = event.toUpperCase();
    const secretariat = world.as('secretariat');
    const byVariable = graphql('query ($id: ID!) { event(id: $id) { id } node(id: $id) { id } }');
    expect(await secretariat.ask(byVariable, { id: loud })).toEqual({ event: { id: event }, node: { id: event } });
    expect((await secretariat.run(`{ event(id: "${loud}") { id } }`)).data).toEqual({ event: { id: event } });
    const { id } = await registerFor(world, loud, member!.toUpperCase());
    const listed = graphql('query ($ids: [ID!]!) { registrations(filter: { events: $ids }) { nodes { id } } }');
    expect(await secretariat.ask(listed, { ids: [loud] })).toEqual({ registrations: { nodes: [{ id }] } });
    expect(await secretariat.ask(withdraw, { id: id.toUpperCase() })).toEqual({ withdraw: { status: 'WITHDRAWN' } });
  });
});

describe('an address', () => {
  it('may be of a domain in another script, and is kept as it goes over the wire', async () => {
    const addresses = ['ana@xn--e1afmkfd.xn--p1ai', 'olena@пошта.укр', 'nino@ministry.example'];
    const kept = [];
    for (const email of addresses) {
      const input = { givenNames: 'Ana', familyName: 'Berg', email };
      kept.push((await world.as('secretariat').ask(createMember, { input })).createMember.email);
    }
    expect(kept).toEqual(['ana@xn--e1afmkfd.xn--p1ai', 'olena@xn--80a1acn3a.xn--j1amh', 'nino@ministry.example']);
  });

  it.each(['ana@ministry', 'ana@.xn--p1ai', 'ana berg@xn--e1afmkfd.xn--p1ai', 'ana@пошта', '@пошта.укр'])(
    'is not %s',
    async (email) => {
      const input = { givenNames: 'Ana', familyName: 'Berg', email };
      expect(await world.as('secretariat').refusal(createMember, { input })).toEqual({
        code: 'BAD_INPUT',
        field: 'input.email',
      });
    },
  );
});

describe('a name that shows nothing', () => {
  it.each(['\u200B\u2060', '\u00AD', '\u3164', '\u2800 \u2800', '\u202E'])('is empty: %j', async (givenNames) => {
    const input = { givenNames, familyName: 'Berg' };
    expect(await world.as('secretariat').refusal(createMember, { input })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.givenNames',
    });
  });

  it('is no other than that', async () => {
    for (const givenNames of ['李', 'Ж', 'O\u2019\u200BNeil', '3'])
      expect(await world.as('secretariat').ask(createMember, { input: { givenNames, familyName: 'B' } })).toBeDefined();
  });
});

describe('null where there must be a value', () => {
  it.each(['role', 'representing', 'nominationRank'] as const)('is refused for %s of a registration', async (field) => {
    const { id: event } = await publishedEvent(world);
    const [member] = await manyMembers(world, 1);
    const { id } = await registerFor(world, event, member!);
    expect(await world.as('secretariat').refusal(updateRegistration, { id, input: { [field]: null } })).toEqual({
      code: 'BAD_INPUT',
      field: `input.${field}`,
    });
  });
});
