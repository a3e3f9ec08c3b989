import {
  BREAK,
  type ConstDirectiveNode,
  type DocumentNode,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Whatever the SDL can mark with @secret. */
interface Marked {
  astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
}

const isSecret = ({ astNode }: Marked): boolean =>
  astNode?.directives?.some(({ name }) => name.value === 'secret') ?? false;

/**
 * Whether a mutation takes a secret, or makes one: answers something that has one and cannot be asked for again by its
 * id.
 */
export function handlesSecret({ args, type }: Pick<GraphQLField<unknown, unknown>, 'args' | 'type'>): boolean {
  const answered = getNamedType(type);
  const makesSecret =
    isObjectType(answered) &&
    answered.getInterfaces().every(({ name }) => name !== 'Node') &&
    Object.values(answered.getFields()).some(isSecret);
  return makesSecret || args.some((argument) => isSecret(argument) || holdsSecret(getNamedType(argument.type)));
}

function holdsSecret(type: GraphQLNamedType, within: readonly GraphQLNamedType[] = []): boolean {
  if (!isInputObjectType(type) || within.includes(type)) return false;
  return Object.values(type.getFields()).some(
    (field) => isSecret(field) || holdsSecret(getNamedType(field.type), [...within, type]),
  );
}

/** Whether a document asks for a field that is a secret, wherever it stands. */
export function asksForSecret(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let asks = false;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: () => {
        asks = isSecret(types.getFieldDef() ?? {});
        return asks ? BREAK : undefined;
      },
    }),
  );
  return asks;
}
