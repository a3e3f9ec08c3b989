import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  buildSchema,
  type GraphQLInputType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import { graphql } from '../../src/platform/index.js';
import { createEvent, eventInput } from '../support/builders/events.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const rows = async (): Promise<number> =>
  (await world.database.rows<{ count: string }>(`SELECT count(*) FROM event`)).map(({ count }) => Number(count))[0]!;

describe('a wrong value', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['an action that the plan lacks', { actions: ['VI.6', 'VI.12'] }, 'input.actions.1'],
    ['a capacity below nought', { seats: [{ mode: 'ONLINE', capacity: -1 }] }, 'input.seats.0.capacity'],
    ['an end before the start', { endsAt: '2031-05-20T09:00' }, 'input.endsAt'],
    ['a time zone that is none', { timeZone: 'Europe/Atlantis' }, 'input.timeZone'],
    ['a title of nearly a megabyte', { title: [{ locale: 'en', text: 'x'.repeat(1_000_000) }] }, 'input.title.0.text'],
    ['an id that is none', { networks: ['asylum'] }, 'input.networks.0'],
    ['an id of nothing', { networks: ['01890a5d-ac96-774b-bcce-b302099a8057'] }, 'input.networks.0'],
    ['a wall time that clocks skip', { startsAt: '2031-03-30T02:30', endsAt: '2031-03-30T05:00' }, 'input.startsAt'],
    ['a number beyond 32 bits', { seats: [{ mode: 'ONLINE', capacity: 2 ** 31 }] }, 'input.seats.0.capacity'],
    ['a text with a NUL', { title: [{ locale: 'en', text: 'a\u0000b' }] }, 'input.title.0.text'],
    ['half a surrogate', { title: [{ locale: 'en', text: 'a\ud800b' }] }, 'input.title.0.text'],
    ['a year nought', { startsAt: '0000-01-01T00:00' }, 'input.startsAt'],
    ['a field that is not there', { status: 'CLOSED' }, 'input'],
    ['nothing where a value must be', { kind: null }, 'input.kind'],
  ])('is one error with its code and field, and changes nothing: %s', async (_what, changes, field) => {
    const before = await rows();
    const input = { ...eventInput(world), ...changes };
    expect(await world.as('secretariat').refusal(createEvent, { input })).toEqual({
      code: 'BAD_INPUT',
      field,
    });
    expect(await rows()).toBe(before);
  });

  it('is one error with its code and field where it is an address without @', async () => {
    const create = graphql('mutation ($input: CreateMemberInput!) { createMember(input: $input) { id } }');
    const input = { givenNames: 'Ana', familyName: 'Costa', email: 'ana.ministry.example' };
    expect(await world.as('secretariat').refusal(create, { input })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.email',
    });
  });

  it('is named by its argument also when the document holds it, or a variable of another name', async () => {
    expect(await world.as('nobody').refusal('{ events(first: "many") { totalCount } }')).toEqual({
      code: 'BAD_INPUT',
      field: 'first',
    });
    expect(
      await world
        .as('nobody')
        .refusal('query ($amount: Int) { events(first: $amount) { totalCount } }', { amount: 'many' }),
    ).toEqual({ code: 'BAD_INPUT', field: 'first' });
    expect(
      await world
        .as('nobody')
        .refusal('query ($amount: Int) { events(first: $amount) { totalCount } }', { amount: 101 }),
    ).toEqual({ code: 'BAD_INPUT', field: 'first' });
    expect(await world.as('nobody').refusal('{ events(after: "nowhere") { totalCount nodes { id } } }')).toEqual({
      code: 'BAD_INPUT',
      field: 'after',
    });
    expect(await world.as('nobody').refusal('{ event(id: "x") { id } }')).toEqual({ code: 'BAD_INPUT', field: 'id' });
  });

  it('is told with all others at once, in the language of the caller', async () => {
    const seats = [{ mode: 'ONLINE', capacity: 'many' }];
    const wrong = { timeZone: 'Nowhere', seats, seatsPerState: -1 };
    const input = { ...eventInput(world), ...wrong };
    const { errors } = await world.as('secretariat').run(createEvent, { input });
    expect(errors[0]!.extensions.problems!.map(({ field }) => field).sort()).toEqual([
      'input.seats.0.capacity',
      'input.seatsPerState',
      'input.timeZone',
    ]);
    const russian = await world.as('nobody').run('{ event(id: "x") { id } }', {}, { 'accept-language': 'ru' });
    expect(russian.errors[0]!.message).toMatch(/[а-я]/);
  });

  it('is a bad request where the document does not parse or fit, and too complex where it asks too much', async () => {
    expect(await world.as('nobody').refusal('{ events(')).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await world.as('nobody').refusal('{ nothing }')).toMatchObject({ code: 'BAD_REQUEST' });
    const odd = [
      ...[
        'subscription { x }',
        'subscription A { events { id } } query B { plans { id } }',
        'fragment A on Plan { id }',
      ],
      ...[
        'type A { id: ID }',
        '{ plans { id } } { plans { code } }',
        'query A { plans { id } } query A { plans { id } }',
      ],
      ...[
        '{ plans { ...A } } fragment A on Plan { ...A }',
        '{ plans @stream { id } }',
        '{ ... @defer { plans { id } } }',
      ],
      ...['query ($a: Nothing) { plans { id } }', '{ plans }', '', '#', '\u0000'],
    ];
    for (const source of odd) {
      const { status, errors } = await world.as('nobody').run(source);
      expect([source, status, errors.map(({ extensions }) => extensions.code)]).toEqual([
        source,
        400,
        expect.arrayContaining(['BAD_REQUEST']),
      ]);
    }
    const aliases = Array.from({ length: 16 }, (_, index) => `a${index}: plans { id }`).join(' ');
    const lists = `{
      events(first: 100) {
        nodes { registrations(first: 100) { nodes { member { registrations(first: 100) { totalCount } } } } }
      }
    }`;
    for (const source of [lists, `{ ${aliases} }`, `{ plans { ${'id '.repeat(1001)} } }`, deep(11)]) {
      const { status, errors } = await world.as('nobody').run(source);
      expect([status, errors[0]!.extensions.code]).toEqual([400, 'QUERY_TOO_COMPLEX']);
    }
    expect((await world.as('nobody').run(deep(9))).errors).toEqual([]);
  });
});

it('an input that fits no rule is answered with an error of its own, never with a fault of ours', async () => {
  const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
  const fieldsOf = (operation: 'query' | 'mutation', type: GraphQLObjectType) =>
    Object.values(type.getFields()).map((field) => ({ operation, ...field }));
  const fields = [
    ...fieldsOf('mutation', schema.getMutationType()!),
    ...fieldsOf('query', schema.getQueryType()!).filter(({ args }) => args.length > 0),
  ].filter(({ name }) => !['signIn', 'signOut', 'setPassword'].includes(name));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...fields).chain((field) =>
        fc.record({
          field: fc.constant(field),
          variables: fc.record(Object.fromEntries(field.args.map(({ name, type }) => [name, anything(type, 0)]))),
        }),
      ),
      async ({ field: { operation, name: field, args, type: answer }, variables }) => {
        const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
        const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
        const node = String(answer).includes('Connection') ? '{ totalCount nodes { __typename } }' : '{ __typename }';
        const leaf = ['Boolean', 'ID'].includes(String(answer).replace(/[![\]]/g, ''));
        const { status, errors } = await world
          .as('secretariat')
          .run(`${operation} (${declared}) { ${field}(${passed}) ${leaf ? '' : node} }`, variables);
        expect(status).toBeLessThan(500);
        expect(errors.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL');
      },
    ),
    { numRuns: 600 },
  );
});

/** Values that mostly fit their type and now and then do not. */
function anything(type: GraphQLInputType, depth: number): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return anything(type.ofType, depth);
  const rarely = fc.constantFrom<unknown>(
    null,
    '',
    -1,
    'x'.repeat(3000),
    { toString: 1 },
    "'; DROP TABLE event; --",
    '\u202e\u0000',
  );
  const fitting = fittingOf(type, depth);
  return fc.oneof({ weight: 12, arbitrary: fitting }, { weight: 1, arbitrary: rarely });
}

function fittingOf(type: GraphQLInputType, depth: number): fc.Arbitrary<unknown> {
  if (isListType(type)) return fc.array(anything(type.ofType, depth + 1), { maxLength: 3 });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const needed = fields
      .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
      .map(({ name }) => name);
    return fc.record(Object.fromEntries(fields.map((field) => [field.name, anything(field.type, depth + 1)])), {
      requiredKeys: depth > 3 ? [] : needed,
    });
  }
  return isScalarType(type) ? (scalarValues[type.name] ?? fc.string()) : fc.constant(null);
}

const scalarValues: Record<string, fc.Arbitrary<unknown>> = {
  ID: fc.oneof(fc.uuid(), fc.constant('01890a5d-ac96-774b-bcce-b302099a8057')),
  String: fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('VI.6', 'I.4.b', 'a-slug', 'Олена «К»', '"; \' \\'),
  ),
  Int: fc.oneof(fc.integer({ min: -5, max: 3000 }), fc.integer()),
  Float: fc.double(),
  Boolean: fc.boolean(),
  DateTime: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  EventTime: fc.constantFrom(
    '2031-05-20T10:00',
    '2031-05-20T08:00:00Z',
    '2025-03-30T02:30',
    '9999-12-31T23:59:59',
    '0001-01-01T00:00',
  ),
  Date: fc.constantFrom('2025-01-01', '9999-12-31', '0001-01-01', '2024-02-30'),
  TimeZone: fc.constantFrom('Europe/Vienna', 'UTC', 'Asia/Almaty'),
  CountryCode: fc.constantFrom('GE', 'EL', 'ZZ', 'XK'),
  Locale: fc.constantFrom('en', 'ru', 'uk', 'de-AT'),
  EmailAddress: fc.constantFrom('a@b.example', 'nobody@cast.example'),
  URL: fc.constantFrom('https://a.example', 'https://xn--80ak6aa92e.example/ы'),
};

function deep(levels: number): string {
  let source = 'id';
  for (let level = 0; level < levels - 1; level++)
    source = level % 2 === 0 ? `parent { ${source} }` : `subActions { ${source} }`;
  return `{ action(code: "I.1") { ${source} } }`;
}
