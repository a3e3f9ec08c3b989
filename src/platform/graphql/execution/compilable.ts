import {
  BREAK,
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { fieldsAskedBy } from '../input/asked-objects.js';

/** Fields of a document with its fragments written out; more is seldom asked for and slow to compile. */
const mostFields = 500;
const plainName = /^[A-Za-z][A-Za-z0-9]*$/;

/**
 * Whether a valid document may be turned into code: a single query with plain names. Left to graphql is what
 * graphql-jit 0.8.9 answers otherwise:
 * @skip and @include where selections merge, abstract types that are resolved later, names with underscores (it joins
 * names with them into its own).
 */
export function isCompilable(schema: GraphQLSchema, document: DocumentNode): boolean {
  const [operation, another] = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION || another) return false;
  if (operation.operation !== OperationTypeNode.QUERY) return false;
  if (fieldsAskedBy(schema, document, operation) > mostFields) return false;
  let compilable = true;
  const refuse = (): typeof BREAK => {
    compilable = false;
    return BREAK;
  };
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Directive: refuse,
      Field: (field) => (hasPlainName(field) && !isAbstractType(getNamedType(types.getType())) ? undefined : refuse()),
    }),
  );
  return compilable;
}

function hasPlainName({ name, alias }: FieldNode): boolean {
  return (name.value === '__typename' || plainName.test(name.value)) && (!alias || plainName.test(alias.value));
}
