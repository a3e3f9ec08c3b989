import { type ASTNode, type DocumentNode, GraphQLError, Kind, type ValidationRule, visit } from 'graphql';

/**
 * Values written into the document fail validation, not coercion: their place is found so that they are refused like
 * any other value.
 */
export function fieldOfLiteral(document: DocumentNode, error: GraphQLError): string | null {
  const culprit = error.nodes?.[0];
  if (!culprit || !isValue(culprit)) return null;
  let field: string | null = null;
  visit(document, {
    enter(node, _key, parent, _path, ancestors) {
      if (node === culprit) field = pathOf([...ancestors, ...(parent ? [parent] : []), node]);
    },
  });
  return field;
}

/** So often may one field stand in one place; once is enough. */
const mostRepeated = 10;

/** Refuses fields that are repeated over and over, which each walk over the document would read anew. */
export const seldomRepeated: ValidationRule = (context) => ({
  SelectionSet({ selections }) {
    const times = new Map<string, number>();
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) continue;
      const name = (selection.alias ?? selection.name).value;
      const count = (times.get(name) ?? 0) + 1;
      times.set(name, count);
      if (count !== mostRepeated + 1) continue;
      const message = `A field stands here many times; the limit of ${mostRepeated} exceeded.`;
      context.reportError(new GraphQLError(message, { nodes: selection }));
    }
  },
});

/** Refuses operations of a kind that the schema has not: nothing in them has a type that other rules could look at. */
export const knownOperations: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (!context.getSchema().getRootType(node.operation))
      context.reportError(new GraphQLError(`There is no ${node.operation} here.`, { nodes: node }));
  },
});

function isValue(node: ASTNode): boolean {
  const values: string[] = [
    Kind.INT,
    Kind.FLOAT,
    Kind.STRING,
    Kind.BOOLEAN,
    Kind.NULL,
    Kind.ENUM,
    Kind.LIST,
    Kind.OBJECT,
    Kind.OBJECT_FIELD,
  ];
  return values.includes(node.kind);
}

function pathOf(ancestors: readonly (ASTNode | readonly ASTNode[])[]): string | null {
  const start = ancestors.findIndex((node) => 'kind' in node && node.kind === Kind.ARGUMENT);
  if (start < 0) return null;
  const path: (string | number)[] = [];
  ancestors.slice(start).forEach((node, index, all) => {
    if (!('kind' in node)) {
      const owner = all[index - 1];
      const item = all[index + 1] as ASTNode | undefined;
      if (item && owner && 'kind' in owner && owner.kind === Kind.LIST) path.push(node.indexOf(item));
    } else if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) {
      path.push(node.name.value);
    }
  });
  return path.join('.');
}
