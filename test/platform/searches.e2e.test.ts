import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  type GraphQLNamedType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import request from 'supertest';
import { RunningSchema } from '../../src/platform/index.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
});
afterAll(async () => {
  await world.stop({ replay: false });
});

interface Place {
  argument: string;
  /** A field of an object, "Query.events". */
  of: string;
  type: GraphQLInputType;
  /** From the argument. */
  path: string;
}

/** Every place of the schema where something can be searched for. */
function places(): Place[] {
  const types = Object.values(world.apps[0]!.get(RunningSchema).get().getTypeMap()).filter(isObjectType);
  return types.flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap((argument) =>
        pathsIn(argument.name, argument.type).map((path) => ({
          ...{ argument: argument.name, of: `${type.name}.${field.name}`, type: argument.type, path },
        })),
      ),
    ),
  );
}

function pathsIn(path: string, given: GraphQLInputType, within: readonly GraphQLNamedType[] = []): string[] {
  const type = getNamedType(given);
  if (!isInputObjectType(type)) return /(^|\.)search$/.test(path) ? [path] : [];
  if (within.includes(type)) return [];
  return Object.values(type.getFields()).flatMap((field) =>
    pathsIn(`${path}${isListType(getNullableType(given)) ? '.0' : ''}.${field.name}`, field.type, [...within, type]),
  );
}

const events = 'query ($filter: EventFilter) { events(filter: $filter) { totalCount } }';
const search = (text: string) => world.as('nobody').run(events, { filter: { search: text } });

describe('a search', () => {
  it('for less than two letters is refused wherever the schema has one', async () => {
    const all = places();
    const roots = all.filter(({ of }) => of.startsWith('Query.'));
    expect(roots.map(({ of }) => of)).toEqual(expect.arrayContaining(['Query.events', 'Query.members']));
    for (const { argument, of, type, path } of roots) {
      const text = `query ($value: ${String(type)}) { ${of.split('.')[1]}(${argument}: $value) { __typename } }`;
      const value = path
        .split('.')
        .slice(1)
        .reduceRight<unknown>((inner, name) => ({ [name]: inner }), 'e');
      const refused = await world.as('secretariat').refusal(text, { value });
      expect([of, refused]).toEqual([of, { code: 'BAD_INPUT', field: path }]);
    }
  });

  it.each(['e', ' e ', 'е', '%', '--', '_é', '"a"', 'e\u0301'])('for %j is refused', async (text) => {
    const [error, ...others] = (await search(text)).errors;
    expect([error?.extensions.code, error?.extensions.field, others]).toEqual(['BAD_INPUT', 'filter.search', []]);
  });

  it.each(['', '  ', 'de', 'III', '7a', '国', 'ก', '한', 'あ', '100%'])('for %j is made', async (text) => {
    expect((await search(text)).errors).toEqual([]);
  });

  it('is refused in a fragment and in what is written out, at its field', async () => {
    const inFragment = '{ ...A } fragment A on Query { events(filter: { search: "e" }) { totalCount } }';
    expect(await world.as('nobody').refusal(inFragment)).toEqual({ code: 'BAD_INPUT', field: 'filter.search' });
  });

  const tooMany = { code: 'QUERY_TOO_COMPLEX', field: null };
  const one = (name: string, words = '"ab"') => `${name}: events(filter: { search: ${words} }) { totalCount }`;
  it.each([
    ['aliases', `{ ${one('a')} ${one('b')} ${one('c')} }`, {}],
    ['variables', `query ($s: String) { ${['a', 'b', 'c'].map((name) => one(name, '$s')).join(' ')} }`, { s: 'ab' }],
    [
      'fragments that are spread',
      `{ a: network(slug: "x") { ...A } b: network(slug: "y") { ...A } c: network(slug: "z") { ...A } }
       fragment A on Network { events(filter: { search: "ab" }) { totalCount } }`,
      {},
    ],
    [
      'whole filters',
      `query ($filter: EventFilter) {
         a: events(filter: $filter) { totalCount } b: events(filter: $filter) { totalCount }
         c: events(filter: $filter) { totalCount } }`,
      { filter: { search: 'ab' } },
    ],
    ['defaults', `query ($s: String = "ab") { ${['a', 'b', 'c'].map((name) => one(name, '$s')).join(' ')} }`, {}],
  ])('is made twice a call at most, counted with %s', async (_how, query, variables) => {
    expect(await world.as('nobody').refusal(query, variables)).toEqual(tooMany);
  });

  it('is made twice a call, and an empty one is none', async () => {
    const query = `{ ${one('a')} ${one('b')} ${one('c', '""')} ${one('d', '" "')} }`;
    expect((await world.as('nobody').run(query)).errors).toEqual([]);
  });
});

describe('very many searches', () => {
  const from = (address: string, process: number) =>
    request(world.urls[process]!)
      .post('/graphql')
      .set('x-forwarded-for', address)
      .send({ query: events, variables: { filter: { search: 'ab' } } });
  const isRefused = ({ text }: { text: string }) => text.includes('"RATE_LIMITED"');

  it('are refused to one network, whichever process it asks, and to nobody else', async () => {
    let answered = 0;
    for (let round = 0; round < 50; round++) {
      const asked = Array.from({ length: 16 }, (_, index) => from(`2001:db8::${index + 1}`, index % 2));
      answered += (await Promise.all(asked)).filter((answer) => !isRefused(answer)).length;
    }
    expect([answered >= 540, answered <= 660]).toEqual([true, true]);
    expect(await Promise.all([0, 1].map(async (process) => isRefused(await from('2001:db8::77', process))))).toEqual([
      true,
      true,
    ]);
    expect(isRefused(await from('2001:db8:0:1::1', 0))).toBe(false);
    expect((await world.as('expert').run(events, { filter: { search: 'ab' } })).errors).toEqual([]);
    // What does not search is answered still.
    const plain = request(world.urls[0]!).post('/graphql').set('x-forwarded-for', '2001:db8::1');
    expect((await plain.send({ query: '{ events { totalCount } }' })).text).toContain('totalCount');
  }, 120_000);

  it('cost no statement but their own, as people search', async () => {
    const ask = (words: string) => world.as('expert2').run(events, { filter: { search: words } });
    await ask('warm up');
    const plain = await statementsOf(() => world.as('expert2').run(events, { filter: { states: ['GE'] } }));
    let searched = 0;
    for (const words of ['ab', 'abc', 'abcd']) searched += await statementsOf(() => ask(words));
    expect(searched).toBe(3 * plain);
  });
});
