import { getDirective } from '@graphql-tools/utils';
import { defaultFieldResolver, getNamedType, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { handlesSecret } from '../idempotency/secrets.js';
import { everyText, textIn, type Texts } from '../wording/texts.js';
import type { CallContext, Gate } from './context.js';

type Field = GraphQLField<Record<string, unknown>, CallContext, { locale?: string | null }>;
type Resolver = NonNullable<Field['resolve']>;
type RootType = 'Query' | 'Mutation';

/**
 * Makes a schema of our own SDL ready to run: every root field behind the gate, every @localised field answered from
 * the row's texts.
 * @throws Error when an operation does not say who may call it
 */
export function prepareSchema(schema: GraphQLSchema, gate: Gate): GraphQLSchema {
  gate.inspect(schema);
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields()) as Field[]) {
      if (type.name === 'Query' || type.name === 'Mutation') putBehindGate(field, type.name, gate);
      else answerInLanguage(schema, field);
    }
  }
  return schema;
}

function putBehindGate(field: Field, operation: RootType, gate: Gate): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const guarded: Resolver = (source, argument, context, info) => {
    const refusal = gate.refusal(operation, field.name, context.caller);
    if (refusal) throw refusal;
    return resolve(source, argument, context, info);
  };
  const heedsKey = !handlesSecret(field);
  const confirmed: Resolver = async (source, argument, context, info) => {
    // Reads may go by who it was a second ago, changes may not; the first of a call's changes looks for them all.
    if (context.caller.confirm) context.caller = await context.caller.confirm();
    if (!context.keyed || !heedsKey) return guarded(source, argument, context, info);
    return context.keyed.answer(String(info.path.key), context.caller.memberId, (isBegun) =>
      (isBegun ? resolve : guarded)(source, argument, context, info),
    );
  };
  field.resolve = operation === 'Query' ? guarded : confirmed;
}

function answerInLanguage(schema: GraphQLSchema, field: Field): void {
  const [directive] = getDirective(schema, field, 'localised') ?? [];
  if (!directive) return;
  const property = String(directive['in']);
  const answer = getNamedType(field.type).name === 'LocalisedText' ? everyText : textIn;
  field.resolve = (row, { locale }, { caller }) => answer(row[property] as Texts | null, locale ?? caller.locale);
}
