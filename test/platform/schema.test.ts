import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  visit,
  type ASTNode,
} from 'graphql';
import { RoleGate } from '../../src/access/role-gate.service.js';

const sdl = readFileSync('schema.graphql', 'utf8');

/** Each definition of the schema that has no description, by its path; `source` is SDL. */
function undescribed(source: string): string[] {
  const described = new Set([
    'ObjectTypeDefinition',
    'InterfaceTypeDefinition',
    'InputObjectTypeDefinition',
    'EnumTypeDefinition',
    'ScalarTypeDefinition',
    'UnionTypeDefinition',
    'FieldDefinition',
    'InputValueDefinition',
    'EnumValueDefinition',
    'DirectiveDefinition',
  ]);
  const missing: string[] = [];
  const path: string[] = [];
  const named = (node: ASTNode): node is ASTNode & { name: { value: string }; description?: { value: string } } =>
    described.has(node.kind);
  visit(parse(source), {
    enter: (node) => {
      if (!named(node)) return;
      path.push(node.name.value);
      if (!node.description?.value.trim()) missing.push(path.join('.'));
    },
    leave: (node) => {
      if (named(node)) path.pop();
    },
  });
  return missing;
}

/** Texts and lists that an input takes without saying how much of them. */
function unbounded(schema: GraphQLSchema): string[] {
  const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
  const fields = inputs.flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })),
  );
  const roots = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) => Object.values(type.getFields()));
  const all = [
    ...fields,
    ...roots.flatMap((root) =>
      root.args.map((argument) => ({ name: `${root.name}(${argument.name})`, field: argument })),
    ),
  ];
  return all
    .filter(({ field }) => {
      const limit = field.astNode?.directives?.find(({ name }) => name.value === 'limit');
      const bounds = limit?.arguments?.map(({ name }) => name.value) ?? [];
      const list = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
      const text = ['String', 'LocalisedInput'].includes(getNamedType(field.type).name);
      return (list && !bounds.includes('maxItems')) || (text && !bounds.includes('maxLength'));
    })
    .map(({ name }) => name);
}

describe('the schema', () => {
  it('describes every element', () => {
    expect(undescribed(sdl)).toEqual([]);
    expect(undescribed('"A." type A { b("C." c: Int): Int }')).toEqual(['A.b']);
  });

  it('bounds every text and every list that it takes', () => {
    expect(unbounded(buildSchema(sdl))).toEqual([]);
    const loose = `
      directive @limit(maxLength: Int) on ARGUMENT_DEFINITION
      type Query { a(b: String, c: String @limit(maxLength: 2)): Int }
      type Mutation { d(e: [ID!]): Int }`;
    expect(unbounded(buildSchema(loose))).toEqual(['a(b)', 'd(e)']);
  });

  it('lets only these be called by anybody', () => {
    const open: string[] = [];
    visit(parse(sdl), {
      FieldDefinition: (field) => {
        const allow = field.directives?.find(({ name }) => name.value === 'allow');
        if (allow && JSON.stringify(allow).includes('ANYONE')) open.push(field.name.value);
      },
    });
    expect(open.sort()).toEqual([
      'action',
      'answerLink',
      'answerWithLink',
      'beginPasskeySignIn',
      'certificate',
      'completeSignIn',
      'confirmEmail',
      'event',
      'events',
      'network',
      'networks',
      'node',
      'outcome',
      'outcomes',
      'plan',
      'plans',
      'programme',
      'programmes',
      'release',
      'releases',
      'requestSignInLink',
      'signIn',
      'signInWithCode',
      'signInWithLink',
      'signInWithPasskey',
      'signUp',
      'state',
      'states',
      'viewer',
    ]);
  });

  it('does not start when an operation says for nobody', () => {
    const roles = 'directive @allow(to: [Role!]!) on FIELD_DEFINITION enum Role { ANYONE }';
    expect(() =>
      new RoleGate().inspect(buildSchema(`${roles} type Query { open: Int @allow(to: [ANYONE]) forgotten: Int }`)),
    ).toThrow('Query.forgotten');
    expect(() =>
      new RoleGate().inspect(buildSchema(`${roles} type Query { open: Int @allow(to: [ANYONE]) }`)),
    ).not.toThrow();
  });
});
