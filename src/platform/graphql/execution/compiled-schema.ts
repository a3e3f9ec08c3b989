import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  defaultFieldResolver,
  type FieldNode,
  getArgumentValues,
  type GraphQLFieldConfig,
  type GraphQLFieldResolver,
  GraphQLObjectType,
  type GraphQLSchema,
  isLeafType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import type { CallContext } from '../context.js';

/**
 * The context of compiled code: that of the call, the operation as it was written, and its variables as graphql read
 * them.
 */
export interface Run {
  context: CallContext;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
  /** Those of each field, read once for all rows. */
  arguments: Map<FieldNode, Arguments>;
}

type Arguments = Record<string, unknown>;

type CompiledField = GraphQLFieldConfig<unknown, Run>;

/**
 * The schema that graphql-jit compiles for. It knows no arguments: graphql reads them, and no value that a caller wrote
 * gets into code (graphql-jit 0.8.9 writes certain texts of a document into its code as they are, so that a caller
 * could run code of their own). Where there is a resolver it is called with what graphql would give it; other
 * properties are read as they are.
 */
export function compiledSchema(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_TYPE]: (type) => new GraphQLObjectType({ ...type.toConfig(), isTypeOf: isThere }),
    [MapperKind.OBJECT_FIELD]: (field: CompiledField, name, typeName): CompiledField => {
      const resolve = calledByGraphql(schema, typeName, name);
      return resolve ? { ...field, args: {}, resolve } : field;
    },
  });
}

/** How leaves are written by compiled code, by type; throws for what is not there yet. */
export function watchedSerializers(schema: GraphQLSchema): Record<string, (value: unknown) => unknown> {
  const leaves = Object.values(schema.getTypeMap()).filter(isLeafType);
  const watched = leaves.map((type) => {
    const serialize = (value: unknown): unknown => {
      if (!isThere(value)) throw new TypeError(`${type.name} is not there yet`);
      return type.serialize(value);
    };
    return [type.name, serialize] as const;
  });
  return Object.fromEntries(watched);
}

function calledByGraphql(
  schema: GraphQLSchema,
  typeName: string,
  name: string,
): GraphQLFieldResolver<unknown, Run> | null {
  const parentType = schema.getType(typeName);
  const field = isObjectType(parentType) ? parentType.getFields()[name] : undefined;
  // The one property that our rows leave to be called, so that nothing is counted in vain.
  if (!isObjectType(parentType) || !field || !(field.resolve || field.args.length > 0 || name === 'totalCount'))
    return null;
  const { resolve = defaultFieldResolver, args, type: returnType } = field;
  const argumentsFor = (run: Run, node: FieldNode): Arguments => {
    if (args.length === 0) return nothing;
    const known = run.arguments.get(node) ?? getArgumentValues(field, node, run.variables);
    run.arguments.set(node, known);
    return known;
  };
  // A resolver that names up to three parameters reads no more: to put together all about the field, row by row, costs
  // more than most of them do.
  if (resolve.length >= 1 && resolve.length <= 3)
    return (source, _none, run, info) => resolve(source, argumentsFor(run, info.fieldNodes[0]!), run.context, info);
  return (source, _none, run, info) =>
    resolve(source, argumentsFor(run, info.fieldNodes[0]!), run.context, {
      ...info,
      schema,
      parentType,
      returnType,
      operation: run.operation,
      variableValues: run.variables,
    });
}

const nothing: Arguments = Object.freeze({});

/** Compiled code cannot call or wait for a property: such a one makes an error, and graphql answers. */
function isThere(value: unknown): boolean {
  return typeof value !== 'function' && typeof (value as { then?: unknown } | null)?.then !== 'function';
}
