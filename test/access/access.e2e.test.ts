import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  type GraphQLField,
} from 'graphql';
import type { Person } from '../support/harness/cast.js';
import { startWorld, type World } from '../support/harness/world.js';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const roles: Record<Person | 'nobody', string[]> = {
  nobody: ['ANYONE'],
  expert: ['ANYONE', 'MEMBER'],
  expert2: ['ANYONE', 'MEMBER'],
  organiser: ['ANYONE', 'MEMBER', 'ORGANISER'],
  otherOrganiser: ['ANYONE', 'MEMBER', 'ORGANISER'],
  contactPoint: ['ANYONE', 'MEMBER', 'CONTACT_POINT'],
  observer: ['ANYONE', 'MEMBER', 'OBSERVER'],
  secretariat: ['ANYONE', 'MEMBER', 'SECRETARIAT'],
  secretariat2: ['ANYONE', 'MEMBER', 'SECRETARIAT'],
};

const operations = (['Query', 'Mutation'] as const).flatMap((type) =>
  Object.values(
    schema.getType(type) && type === 'Query'
      ? schema.getQueryType()!.getFields()
      : schema.getMutationType()!.getFields(),
  ).map((field) => ({ type, field })),
);
const allowedFor = (field: GraphQLField<unknown, unknown>): string[] => {
  const allow = field.astNode!.directives!.find(({ name }) => name.value === 'allow')!;
  return [...JSON.stringify(allow).matchAll(/"EnumValue","value":"(\w+)"/g)].map(([, role]) => role!);
};

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

describe('every operation, for every role', () => {
  it.each(Object.keys(roles) as (Person | 'nobody')[])(
    '%s gets past the gate exactly where @allow says so',
    async (who) => {
      const wrong: string[] = [];
      for (const { type, field } of operations) {
        // These say UNAUTHENTICATED for reasons of their own, or end the session that the others need.
        if (['signIn', 'signOut', 'setPassword'].includes(field.name)) continue;
        const answer = await world.as(who).run(...callOf(type, field));
        const codes = answer.errors.filter(({ path }) => path?.length === 1).map(({ extensions }) => extensions.code);
        const expected = allowedFor(field).some((role) => roles[who].includes(role))
          ? null
          : who === 'nobody'
            ? 'UNAUTHENTICATED'
            : 'FORBIDDEN';
        const refused =
          expected === null ? codes.includes('UNAUTHENTICATED') && who !== 'nobody' : codes[0] !== expected;
        if (refused || codes.includes('INTERNAL') || answer.status >= 500)
          wrong.push(`${field.name}: ${codes.join()} instead of ${expected}`);
      }
      expect(wrong).toEqual([]);
    },
  );
});

/** A call that fits the schema and means nothing: ids of nothing, texts that say little. */
function callOf(type: 'Query' | 'Mutation', field: GraphQLField<unknown, unknown>): [string, Record<string, unknown>] {
  const required = field.args.filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined);
  const declared = required.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const passed = required.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const variables = Object.fromEntries(required.map((argument) => [argument.name, sample(argument.type)]));
  const leaf = ['Boolean', 'ID', 'Int', 'String'].includes(String(field.type).replace(/[![\]]/g, ''));
  const head = `${type.toLowerCase()} ${declared && `(${declared})`}`;
  return [`${head} { ${field.name}${passed && `(${passed})`} ${leaf ? '' : '{ __typename }'} }`, variables];
}

const samples: Record<string, unknown> = {
  ID: '01890a5d-ac96-774b-bcce-b302099a8057',
  String: 'a-text',
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
