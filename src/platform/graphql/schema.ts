import { getDirective, MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver, getNamedType, type GraphQLFieldConfig, type GraphQLSchema } from 'graphql';
import { everyText, textIn, type Texts } from '../texts.js';
import type { CallContext, Gate } from './context.js';

type Field = GraphQLFieldConfig<Record<string, unknown>, CallContext, { locale?: string | null }>;

/**
 * The schema as it runs: every root field behind the gate, every @localised field answered from the row's texts.
 * @throws Error when an operation does not say who may call it
 */
export function prepareSchema(schema: GraphQLSchema, gate: Gate): GraphQLSchema {
  gate.inspect(schema);
  return mapSchema(schema, {
    [MapperKind.ROOT_FIELD]: (field: Field, name, typeName) =>
      behindGate(field, typeName === 'Mutation' ? 'Mutation' : 'Query', name, gate),
    [MapperKind.OBJECT_FIELD]: (field: Field) => localised(schema, field),
  });
}

function behindGate(field: Field, operation: 'Query' | 'Mutation', name: string, gate: Gate): Field {
  const resolve = field.resolve ?? defaultFieldResolver;
  const guarded: typeof resolve = (source, argument, context, info) => {
    const refusal = gate.refusal(operation, name, context.caller);
    if (refusal) throw refusal;
    return resolve(source, argument, context, info);
  };
  if (operation === 'Query') return { ...field, resolve: guarded };
  return {
    ...field,
    resolve: async (source, argument, context, info) => {
      // Reads may go by who it was a second ago, changes may not; the first of a call's changes looks for them all.
      if (context.caller.confirm) context.caller = await context.caller.confirm();
      return guarded(source, argument, context, info);
    },
  };
}

function localised(schema: GraphQLSchema, field: Field): Field {
  const [directive] = getDirective(schema, field, 'localised') ?? [];
  if (!directive) return field;
  const property = String(directive['in']);
  const answer = getNamedType(field.type).name === 'LocalisedText' ? everyText : textIn;
  return {
    ...field,
    resolve: (row, { locale }, { caller }) => answer(row[property] as Texts | null, locale ?? caller.locale),
  };
}
