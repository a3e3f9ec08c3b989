import {
  type DocumentNode,
  getArgumentValues,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { problem } from '../problem.js';

/** So many objects may one call ask for, lists within lists multiplied. */
const mostNodes = 25_000;
const usualPage = 20;

/**
 * Refuses what would answer with too much, before any statement runs: the library's limits count fields, not what lists multiply to.
 * @throws Problem QUERY_TOO_COMPLEX
 */
export function checkNodes(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  const types = new TypeInfo(schema);
  const sizes: number[] = [1];
  let total = 0;
  // Fragments are walked where they are defined, as part of the whole: a list inside one counts as if it stood at the top.
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
          const field = types.getFieldDef();
          const isList = field?.args.some(({ name }) => name === 'first') ?? false;
          const size = isList && field ? pageSize(getArgumentValues(field, node, variables)) : 1;
          sizes.push(sizes.at(-1)! * size);
          if (isList) total += sizes.at(-1)!;
        },
        leave: () => {
          sizes.pop();
        },
      },
    }),
  );
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
