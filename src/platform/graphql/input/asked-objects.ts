import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getNamedType,
  getNullableType,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  type ValidationRule,
} from 'graphql';
import { problem } from '../../problem.js';
import { canSearch } from './searchable.js';

/** So many objects may one call ask for, pages within pages multiplied. */
const mostObjects = 25_000;
/** So many values, each field of each object, may who has signed in ask for, and who has not. */
const mostValuesOf = { member: 200_000, nobody: 40_000 };
/** So many fields may an operation ask for, with each fragment written out wherever it is spread. */
const mostFields = 2_000;
const usualPage = 20;
/** What lists count for that have no pages: the networks of an event, the posts of a person. */
const usualList = 3;
/** The same of those that are usually longer. */
const longerLists: Readonly<Record<string, number>> = {
  'ActivityReport.eventKinds': 60,
  'ActivityReport.followUps': 60,
  'ActivityReport.gaps': 60,
  'ActivityReport.partners': 60,
  'ActivityReport.programmes': 20,
  'ActivityReport.rows': 60,
  'ActivityReport.states': 60,
  'ActivityReport.subItems': 60,
  'Area.actions': 10,
  'Network.coverage': 60,
  'ActionPlan.areas': 10,
  'Query.states': 60,
  'StateReport.followUps': 60,
  'StateReport.memberships': 60,
};

type Variables = Readonly<Record<string, unknown>>;

/** A field where it is asked for. */
export interface AskedField {
  definition: Field;
  node: FieldNode;
}

/** What a selection asks for. A fragment is the same wherever it is spread, so that walking it takes no longer. */
export interface Asked {
  /** Without those of its lists and parts. */
  fields: number;
  readonly lists: (AskedField & { path: string; within: Asked })[];
  /** Fields that can be asked to look for words. */
  readonly searching: AskedField[];
  /** Fragments, and objects that are no lists. */
  readonly parts: Asked[];
}

/** What an operation asks for; what its document has wrong is left out. */
export function askedBy(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Asked {
  const definitions = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) definitions.set(definition.name.value, definition);
  const fragments = new Map<string, Asked>();
  return askedIn(operation.selectionSet, schema.getRootType(operation.operation), nothing());

  function askedIn({ selections }: SelectionSetNode, type: GraphQLNamedType | undefined | null, asked: Asked): Asked {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) addField(selection, type, asked);
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        askedIn(selection.selectionSet, typeNamed(selection.typeCondition?.name.value) ?? type, asked);
      else asked.parts.push(ofFragment(selection.name.value));
    }
    return asked;
  }

  function addField(node: FieldNode, type: GraphQLNamedType | undefined | null, asked: Asked): void {
    asked.fields += 1;
    const definition = fieldOf(type, node.name.value);
    if (definition?.args.some(({ name, type: given }) => canSearch(name, given)))
      asked.searching.push({ definition, node });
    if (!definition || !node.selectionSet) return;
    const within = askedIn(node.selectionSet, getNamedType(definition.type), nothing());
    if (isPaged(definition) || isListType(getNullableType(definition.type)))
      asked.lists.push({ path: `${type!.name}.${definition.name}`, definition, node, within });
    else asked.parts.push(within);
  }

  function fieldOf(type: GraphQLNamedType | undefined | null, name: string): Field | undefined {
    if (type === schema.getQueryType() && name in ofSchema) return ofSchema[name];
    return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  }

  /** One that is spread within itself, which validation refuses, counts as nothing there. */
  function ofFragment(name: string): Asked {
    const known = fragments.get(name);
    const definition = definitions.get(name);
    if (known || !definition) return known ?? nothing();
    const asked = nothing();
    fragments.set(name, asked);
    return askedIn(definition.selectionSet, typeNamed(definition.typeCondition.name.value), asked);
  }

  function typeNamed(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : schema.getType(name);
  }
}

type Field = GraphQLField<unknown, unknown>;

/** What every schema tells of itself. */
const ofSchema: Readonly<Record<string, Field>> = { __schema: SchemaMetaFieldDef, __type: TypeMetaFieldDef };

const nothing = (): Asked => ({ fields: 0, lists: [], searching: [], parts: [] });

const isPaged = ({ args }: Field): boolean => args.some(({ name }) => name === 'first');

/**
 * Refuses what would answer with too much, before any statement runs: the library's limits count what a document says,
 * not what lists multiply to.
 * @throws Problem QUERY_TOO_COMPLEX
 */
export function checkSize(asked: Asked, variables: Variables, who: 'member' | 'nobody'): void {
  const objects = summed(
    asked,
    () => 0,
    (list, within) => (isPaged(list.definition) ? sizeOf(list, variables) * (1 + within) : within),
  );
  if (objects > mostObjects) {
    throw problem('QUERY_TOO_COMPLEX', {
      en: `This asks for up to ${objects} objects at once; the limit of ${mostObjects} is exceeded.`,
      ru: `Запрос охватывает до ${objects} объектов; допустимо не более ${mostObjects}.`,
    });
  }
  const values = summed(asked, fieldsOf, (list, within) => sizeOf(list, variables) * within);
  const mostValues = mostValuesOf[who];
  if (values > mostValues) {
    throw problem('QUERY_TOO_COMPLEX', {
      en: `This asks for up to ${values} values at once; the limit of ${mostValues} is exceeded.`,
      ru: `Запрос охватывает до ${values} значений; допустимо не более ${mostValues}.`,
    });
  }
}

const fieldsOf = ({ fields }: Asked): number => fields;

/** How many fields an operation asks for, with each fragment written out wherever it is spread. */
export const fieldsAskedBy = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): number => summed(askedBy(schema, document, operation), fieldsOf, (_list, within) => within);

/** Refuses documents whose fragments multiply, however little they say. */
export const boundedFields: ValidationRule = (context) => ({
  Document(document) {
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      const total = fieldsAskedBy(context.getSchema(), document, definition);
      if (total <= mostFields) continue;
      context.reportError(
        new GraphQLError(`This asks for ${total} fields; the limit of ${mostFields} exceeded.`, { nodes: definition }),
      );
    }
  },
});

type AskedList = Asked['lists'][number];

/** Adds up what is asked, each part once however often it stands in others. */
export function summed(
  whole: Asked,
  own: (asked: Asked) => number,
  ofList: (list: AskedList, within: number) => number,
): number {
  const known = new Map<Asked, number>();
  return sum(whole);

  function sum(asked: Asked): number {
    const before = known.get(asked);
    if (before !== undefined) return before;
    known.set(asked, 0);
    let total = own(asked);
    for (const list of asked.lists) total += ofList(list, sum(list.within));
    for (const part of asked.parts) total += sum(part);
    known.set(asked, total);
    return total;
  }
}

function sizeOf({ path, definition, node }: AskedList, variables: Variables): number {
  if (!isPaged(definition)) return longerLists[path] ?? usualList;
  const { first, last } = getArgumentValues(definition, node, variables) as { first?: unknown; last?: unknown };
  return typeof first === 'number' ? first : typeof last === 'number' ? last : usualPage;
}
