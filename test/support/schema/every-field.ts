import {
  getNamedType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

/**
 * How each field of a type is asked for, those left out that need arguments; lists ask for a few, objects for what
 * tells them apart.
 */
export function everyField(schema: GraphQLSchema, type: string): Map<string, string> {
  return new Map(askable(schema.getType(type)).map((field) => [field.name, written(field)]));
}

/** Whether a field answers many things, as a list or page by page. */
export function answersMany({ type }: { type: GraphQLOutputType }): boolean {
  const named = getNamedType(type);
  return isListType(isNonNullType(type) ? type.ofType : type) || (isObjectType(named) && 'nodes' in named.getFields());
}

function askable(type: unknown): Field[] {
  return isObjectType(type) ? Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument)) : [];
}

/** What leads back to one of the types around it, as a certificate to the one in its place, is left out there. */
function written(field: Field, around: readonly unknown[] = []): string {
  const type = getNamedType(field.type);
  if (isInterfaceType(type)) return `${field.name} { id }`;
  if (!isObjectType(type)) return field.name;
  const fields = type.getFields();
  if ('nodes' in fields) return `${field.name}(first: 3) { totalCount nodes { id } }`;
  const within = [...around, type];
  const inner = askable(type).filter((one) => !within.includes(getNamedType(one.type)));
  return `${field.name} { ${fields['id'] ? 'id' : inner.map((one) => written(one, within)).join(' ')} }`;
}
