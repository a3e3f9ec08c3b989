import {
  type DocumentNode,
  type FieldNode,
  getArgumentValues,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { problem } from '../../problem.js';

/** So many objects may one call ask for, lists within lists multiplied. */
const mostNodes = 25_000;
const usualPage = 20;

/** A list that an operation asks for, with the list that it stands in; lists stand before those within them. */
export interface ListField {
  definition: GraphQLField<unknown, unknown>;
  node: FieldNode;
  within: ListField | null;
}

/** The lists of an operation, in the order of the document. */
export function listsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ListField[] {
  const types = new TypeInfo(schema);
  const lists: ListField[] = [];
  const open: (ListField | null)[] = [null];
  // Fragments are walked where they are defined, as part of the whole: a list inside one counts as if it stood at the
  // top.
  visit(
    {
      ...document,
      definitions: document.definitions.filter(
        (definition) => definition.kind !== Kind.OPERATION_DEFINITION || definition === operation,
      ),
    },
    visitWithTypeInfo(types, {
      Field: {
        enter: (node) => {
          const definition = types.getFieldDef();
          const within = open.at(-1) ?? null;
          const list = definition?.args.some(({ name }) => name === 'first') ? { definition, node, within } : null;
          if (list) lists.push(list);
          open.push(list ?? within);
        },
        leave: () => {
          open.pop();
        },
      },
    }),
  );
  return lists;
}

/**
 * Refuses what would answer with too much, before any statement runs: the library's limits count fields, not what lists
 * multiply to.
 * @throws Problem QUERY_TOO_COMPLEX
 */
export function checkNodes(lists: readonly ListField[], variables: Readonly<Record<string, unknown>>): void {
  const sizes = new Map<ListField, number>();
  let total = 0;
  for (const list of lists) {
    const size =
      (list.within ? sizes.get(list.within)! : 1) * pageSize(getArgumentValues(list.definition, list.node, variables));
    sizes.set(list, size);
    total += size;
  }
  if (total > mostNodes) {
    throw problem('QUERY_TOO_COMPLEX', {
      en: `This asks for up to ${total} objects at once; the limit of ${mostNodes} is exceeded.`,
      ru: `Запрос охватывает до ${total} объектов; допустимо не более ${mostNodes}.`,
    });
  }
}

function pageSize({ first, last }: Record<string, unknown>): number {
  return typeof first === 'number' ? first : typeof last === 'number' ? last : usualPage;
}
