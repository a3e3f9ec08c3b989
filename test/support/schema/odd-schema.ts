import {
  buildSchema,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  isScalarType,
} from 'graphql';

const definitions = `
  scalar Day
  enum Colour { RED GREEN }
  input Wish { text: String colour: Colour! = GREEN day: Day inner: Wish numbers: [Int!] id: ID }
  interface Shape { name: String }
  type Circle implements Shape { name: String radius: Float! }
  type Square implements Shape { name: String side: Int! parent: Thing }
  union Any = Circle | Square | Thing
  type Thing {
    name: String! nick: String day: Day colour: Colour number: Int list: [String!] sparse: [String]
    throws: String rejects: String rejectsHard: String! failed: String wrong: Int noList: [Int] noColour: Colour
    hard: Hard laterHard: Hard
    called: Int! calledThing: Thing promised: Int promisedThing: Thing promisedList: [Int!]
    child: Thing hardChild: Thing! children: [Thing] hardChildren: [Thing!]!
    laterChildren: [Thing] laterHardChildren: [Thing!]
    mixed: [String] mixedHard: [String!]
    shape: Shape hardShape: Shape! shapes: [Shape!] noShape: Shape any: Any
    echo(
      wish: Wish, text: String = "as usual", day: Day, id: ID, numbers: [Int!] = [1, 2], colour: Colour! = RED,
      flag: Boolean
    ): String
    echoed(text: String): String
    told(number: Int): String
  }
  type Hard {
    fine: String! throws: String! rejects: String! failed: Int! wrong: Int! missing: String! hard: Hard! thing: Thing!
    echo(colour: Colour! = RED): String!
  }
  type Query {
    thing(id: ID): Thing hardThing: Thing! things(first: Int! = 2): [Thing!]!
    plain: String word(text: String): String nothing: Thing
  }
`;

type Resolvers = Record<string, GraphQLFieldResolver<unknown, unknown>>;

/**
 * What may not fail hard at once: in a list beside an item that fails later, graphql 16 itself leaves a rejection that
 * nobody handles. So that is kept to a type whose parents can all be null.
 */
const hard = { fine: 'fine', failed: new Error('failed hard'), wrong: Number.NaN };

/** A schema in which everything goes wrong that can: what it answers must be the same from both executors. */
export function oddSchema(): GraphQLSchema {
  const schema = buildSchema(definitions);
  resolve(schema, 'Query', {
    thing: () => thing(0),
    hardThing: async () => thing(1),
    things: (_source, { first }: { first: number }) =>
      Array.from({ length: Math.min(first, 3) }, (_, index) => thing(index)),
    plain: () => 'plain',
    word: async (_source, { text }: { text?: string }) => text ?? 'no word',
    nothing: async () => null,
  });
  resolve(schema, 'Thing', {
    throws: () => fail('thrown'),
    rejects: async () => fail('rejected'),
    rejectsHard: async () => fail('rejected hard'),
    child: () => thing(2),
    hardChild: async () => thing(3),
    children: () => [thing(4), null, thing(5)],
    hardChildren: async () => [thing(6), thing(7)],
    laterChildren: () => [Promise.resolve(thing(8)), Promise.reject(new Error('no child')), null],
    laterHardChildren: async () => [Promise.resolve(thing(9)), Promise.resolve(thing(10))],
    laterHard: async () => hard,
    mixed: () => ['one', new Error('an item'), null, Promise.resolve('four')],
    mixedHard: () => ['one', null, 'three'],
    echo: (_source, given) => JSON.stringify(given),
    told: (_source, { number }: { number?: number }, _context, info) =>
      JSON.stringify([
        number,
        info.fieldName,
        pathOf(info.path),
        info.variableValues,
        info.schema === schema,
        info.parentType === schema.getType('Thing'),
        info.returnType === info.parentType.getFields()['told']?.type,
        info.fieldNodes.map(({ loc }) => loc?.start),
        info.operation.variableDefinitions?.length,
        Object.keys(info.fragments),
      ]),
  });
  resolve(schema, 'Hard', {
    throws: () => fail('thrown hard'),
    rejects: async () => fail('rejected hard'),
    hard: async () => hard,
    thing: () => thing(11),
    echo: (_source, given) => JSON.stringify(given),
  });
  const shape = schema.getType('Shape');
  const any = schema.getType('Any');
  if (isAbstractType(shape)) shape.resolveType = async (value) => (value as { kind: string }).kind;
  if (isAbstractType(any)) any.resolveType = (value) => (value as { kind: string }).kind;
  const day = schema.getType('Day');
  if (isScalarType(day)) {
    day.serialize = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : fail('not a day'));
    day.parseValue = (value: unknown) => new Date(`${String(value)}T00:00:00Z`);
  }
  return schema;
}

/** Names and values by which a query of this schema may go wrong. */
export const oddSamples = {
  first: [0, 1, 2, 3],
  ID: ['0', 'x'],
  String: ['', 'text', '"quoted" \\ {}', '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d0'],
  Int: [0, -1, 2147483647],
  Boolean: [true, false],
  Day: ['2026-01-31', '1999-12-01'],
};

function resolve(schema: GraphQLSchema, typeName: string, resolvers: Resolvers): void {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`No type ${typeName}`);
  for (const [name, resolver] of Object.entries(resolvers)) type.getFields()[name]!.resolve = resolver;
}

/** Compiled code does not say of which type each step is. */
function pathOf(path: GraphQLResolveInfo['path'] | undefined): (string | number)[] {
  return path ? [...pathOf(path.prev), path.key] : [];
}

function fail(message: string): never {
  throw new Error(message);
}

function thing(number: number): Record<string, unknown> {
  return {
    kind: 'Thing',
    name: `Thing ${number}`,
    nick: number % 2 === 0 ? null : 'nick',
    day: new Date(Date.UTC(2026, 0, 1 + number)),
    colour: 'RED',
    number,
    list: new Set(['a', 'b']),
    sparse: ['a', null],
    failed: new Error('failed'),
    wrong: 'three',
    hard,
    noList: 5,
    noColour: 'BLUE',
    called: () => number,
    calledThing: async () => thing(number + 20),
    promised: Promise.resolve(number),
    promisedThing: Promise.resolve({ name: 'promised' }),
    promisedList: Promise.resolve([1, 2]),
    shape: { kind: 'Circle', name: 'circle', radius: 1.5 },
    hardShape: { kind: 'Square', name: 'square', side: 2, parent: { name: 'parent' } },
    shapes: [{ kind: 'Circle', radius: 2 }, { kind: 'Square' }],
    noShape: { kind: 'Triangle' },
    any: number % 3 === 0 ? thing(100 + number + 1) : { kind: 'Circle', name: 'any', radius: 3 },
    echoed: ({ text }: { text?: string }) => `echo of ${text}`,
  };
}
