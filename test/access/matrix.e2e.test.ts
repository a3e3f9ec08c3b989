import { readFileSync } from 'node:fs';
import { getDirective } from '@graphql-tools/utils';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import type { Person } from '../support/harness/cast.js';
import { Visitor } from '../support/harness/visitor.js';
import { startWorld, type World } from '../support/harness/world.js';
import { matrix } from './matrix.js';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

/** Who of the cast holds each role. */
const holders = {
  ANYONE: 'nobody',
  APPLICANT: { email: 'applicant@cast.example' },
  MEMBER: 'expert',
  CONTACT_POINT: 'contactPoint',
  ORGANISER: 'organiser',
  SECRETARIAT: 'secretariat',
  OBSERVER: 'observer',
} as const satisfies Record<string, Person | 'nobody' | { email: string }>;
type Role = keyof typeof holders;
type Cell = 'yes' | 'own' | '-';

const linesOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
const [head, ...rows] = linesOf(matrix) as [Role[], ...string[][]];
const expected = new Map(
  rows.map(([name, ...cells]) => [name!, new Map(head.map((role, index) => [role, cells[index] as Cell]))]),
);
const operations = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, type: type.name, field })),
);
// Whoever signs out is signed in no more.
operations.sort((one, other) => Number(one.field.name === 'signOut') - Number(other.field.name === 'signOut'));

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await new Visitor(world).newApplicant(holders.APPLICANT.email);
});
afterAll(async () => {
  await world.stop();
});

describe('who may call what', () => {
  it('is said of every operation for every role, and of nothing else', () => {
    expect(head).toEqual(Object.keys(holders));
    expect([...expected.keys()].sort()).toEqual(operations.map(({ name }) => name).sort());
    const cells = rows.flatMap(([, ...said]) => said);
    expect(cells).toHaveLength(rows.length * head.length);
    expect(cells.filter((cell) => !['yes', 'own', '-'].includes(cell))).toEqual([]);
  });

  it.each(head)('is as it says for %s', async (role) => {
    const who = holders[role];
    const refusal = who === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    const wrong: string[] = [];
    for (const { name, type, field } of operations) {
      const { errors, status } = await world.as(who).run(...callOf(type, field));
      const codes = errors.filter(({ path }) => path?.length === 1).map(({ extensions }) => extensions.code);
      const isRefused = codes.some((code) => code === 'UNAUTHENTICATED' || code === 'FORBIDDEN');
      const cell = expected.get(name)?.get(role);
      const fits = { yes: !isRefused, own: isRefused, '-': codes[0] === refusal }[cell ?? '-'];
      // What the call says is valid, or it would not have come as far as the gate.
      const isBroken = status >= 500 || codes.includes('INTERNAL') || errors.some(({ path }) => !path);
      if (!fits || isBroken) wrong.push(`${name}: ${codes.join() || status} where the matrix says ${cell}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is what @allow says, but for what is refused beyond the gate', () => {
    const allowed = (field: GraphQLField<unknown, unknown>, role: Role): boolean => {
      const to = getDirective(schema, field, 'allow')![0]!['to'] as string[];
      return [role, 'ANYONE', ...(role === 'ANYONE' || role === 'APPLICANT' ? [] : ['MEMBER'])].some((held) =>
        to.includes(held),
      );
    };
    const wrong = operations.flatMap(({ name, field }) =>
      head
        .filter((role) => allowed(field, role) !== (expected.get(name)?.get(role) !== '-'))
        .map((role) => `${name} for ${role}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** A call that fits the schema and means nothing: ids of nothing, texts that say little. */
function callOf(type: string, field: GraphQLField<unknown, unknown>): [string, Record<string, unknown>] {
  const required = field.args.filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined);
  const declared = required.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const passed = required.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const variables = Object.fromEntries(
    required.map(({ name, type: asked }) => [name, named[`${field.name}.${name}`] ?? sample(asked)]),
  );
  const leaf = ['Boolean', 'ID', 'Int', 'String'].includes(String(field.type).replace(/[![\]]/g, ''));
  const operation = `${type.toLowerCase()} ${declared && `(${declared})`}`;
  return [`${operation} { ${field.name}${passed && `(${passed})`} ${leaf ? '' : '{ __typename }'} }`, variables];
}

/** What a limit asks more of. */
const named: Record<string, unknown> = { 'setPassword.new': 'four words that fit together' };

const samples: Record<string, unknown> = {
  ID: '01890a5d-ac96-774b-bcce-b302099a8057',
  String: 'a-text-of-sorts',
  Int: 2026,
  Float: 1,
  Boolean: false,
  DateTime: '2031-01-01T00:00:00Z',
  EventTime: '2031-01-01T00:00:00Z',
  Date: '2031-01-01',
  TimeZone: 'UTC',
  CountryCode: 'GE',
  Locale: 'en',
  EmailAddress: 'nobody@nowhere.example',
  URL: 'https://nowhere.example',
};

function sample(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sample(type.ofType);
  if (isListType(type)) return [sample(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isScalarType(type)) return samples[type.name];
  if (!isInputObjectType(type)) return null;
  const required = Object.values(type.getFields()).filter(
    (field) => isNonNullType(field.type) && field.defaultValue === undefined,
  );
  return Object.fromEntries(required.map((field) => [field.name, sample(field.type)]));
}
