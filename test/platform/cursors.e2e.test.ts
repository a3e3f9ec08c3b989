import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, isInputObjectType, isEnumType, type GraphQLField } from 'graphql';
import { RunningSchema } from '../../src/platform/index.js';
import { fullWorld } from '../support/builders/full-world.js';
import { startWorld, type World } from '../support/harness/world.js';

interface Page {
  list: { edges: { cursor: string; node: { id: string } }[] };
}

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await fullWorld(world, 3);
});
afterAll(async () => {
  await world.stop();
});

/** Every list at the root of the schema, as it is, in each of its orders, and searched. */
function lists(): string[] {
  const fields = Object.values(world.apps[0]!.get(RunningSchema).get().getQueryType()!.getFields());
  return fields.filter(({ type }) => getNamedType(type).name.endsWith('Connection')).flatMap(variants);
}

function variants({ name, args }: GraphQLField<unknown, unknown>): string[] {
  const [order, filter] = ['order', 'filter'].map((wanted) => args.find((argument) => argument.name === wanted)?.type);
  const orders = order && getNamedType(order);
  const filters = filter && getNamedType(filter);
  const searched = isInputObjectType(filters) && 'search' in filters.getFields();
  return [
    `${name}(*)`,
    ...(isEnumType(orders) ? orders.getValues().map((value) => `${name}(*, order: ${value.name})`) : []),
    ...(searched ? [`${name}(*, filter: { search: "in" })`] : []),
  ];
}

const asked = (list: string, page: string): string =>
  `query ${page.includes('$') ? '($cursor: String)' : ''} {
    list: ${list.replace('*', page)} { edges { cursor node { id } } }
  }`;

const written = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** In place of each value of a true cursor. */
const oddValues = [
  ...['', 'null', 'x', '-1', '2147483648', '-99999999999', '999999999999999', '1e3', ' 1', '0000-01-01', '2025-02-30'],
  ...['0000-00-00T00:00:00Z', '2025-02-30T00:00:00Z', '2025-02-28T24:00:00Z', '9999-12-31T23:59:59.999999Z'],
  ...['00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF', '\ud800', 'a\0b', '’'.repeat(40)],
  ...[null, 1, true, [], {}, ['x']],
];

const oddCursors = ['', ' ', 'x', '%', '\0', '🙂', written(null), written([]), written({}), written('['.repeat(100))];

describe('cursors', () => {
  it('of every row lead to the next one, forwards and backwards', async () => {
    const broken: unknown[] = [];
    for (const list of lists()) {
      const { data } = await world.as('secretariat').run<Page>(asked(list, 'first: 100'));
      const { edges } = data!.list;
      // What follows the last of a page that is full is on the next one.
      const known = edges.length === 100 ? edges.slice(0, -1) : edges;
      for (const [index, { cursor }] of known.entries()) {
        const after = await world.as('secretariat').run<Page>(asked(list, 'first: 1, after: $cursor'), { cursor });
        const before = await world.as('secretariat').run<Page>(asked(list, 'last: 1, before: $cursor'), { cursor });
        const found = [after, before].map((answer) => answer.data?.list.edges[0]?.node.id);
        const wanted = [edges[index + 1]?.node.id, edges[index - 1]?.node.id];
        if (JSON.stringify(found) !== JSON.stringify(wanted)) broken.push({ list, index, found, wanted });
      }
    }
    expect(broken).toEqual([]);
  }, 180_000);

  it('that are odd are read or refused on their field, never a fault of ours', async () => {
    const faults: unknown[] = [];
    let refusals = 0;
    const attempt = async (list: string, cursor: string, what: unknown) => {
      for (const page of ['first: 2, after: $cursor', 'last: 2, before: $cursor']) {
        const { errors } = await world.as('secretariat').run(asked(list, page), { cursor });
        const [{ code, field } = { code: 'none', field: null }] = errors.map(({ extensions }) => extensions);
        if (code === 'BAD_INPUT' && page.includes(field!)) refusals++;
        else if (code !== 'none') faults.push({ list, what, page, code });
      }
    };
    for (const list of lists()) {
      for (const cursor of oddCursors) await attempt(list, cursor, cursor);
      const { data } = await world.as('secretariat').run<Page>(asked(list, 'first: 1'));
      for (const { cursor } of data!.list.edges) {
        const values = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
        for (const place of values.keys())
          for (const odd of oddValues) await attempt(list, written(values.with(place, odd)), [place, odd]);
      }
    }
    expect(faults).toEqual([]);
    expect(refusals).toBeGreaterThan(200);
  }, 180_000);
});
