import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

interface AskedDocument {
  schema: GraphQLSchema;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  variableValues: Readonly<Record<string, unknown>>;
}

const places = new WeakMap<FieldNode, number>();
let lastPlace = 0;

function placeOf(field: FieldNode): number {
  const place = places.get(field) ?? (lastPlace += 1);
  places.set(field, place);
  return place;
}

/**
 * What a query asks of the fields of one type: looked at before the one statement is written that answers it.
 * Conditions (@skip, @include, types of fragments) count as met: it may tell of more than is asked, never of less.
 */
export class Selection {
  private readonly fields = new Map<string, FieldNode[]>();

  private constructor(
    private readonly type: GraphQLNamedType | undefined,
    private readonly at: readonly FieldNode[],
    private readonly document: AskedDocument,
    /** Of the rows of a list: whether its total is asked for as well. */
    readonly withTotal = false,
  ) {
    // As graphql does: once each, however often a fragment is spread here.
    const spread = new Set<FragmentDefinitionNode>();
    for (const { selectionSet } of at) if (selectionSet) this.collect(selectionSet, spread);
  }

  /** What is asked of the answer of the field that is being resolved. */
  static of(info: GraphQLResolveInfo): Selection {
    return new Selection(getNamedType(info.returnType), info.fieldNodes, info);
  }

  /** The names of the fields that are asked for. */
  get names(): Iterable<string> {
    return this.fields.keys();
  }

  has(name: string): boolean {
    return this.fields.has(name);
  }

  /** What is asked within a field, wherever it stands; nothing where it is not asked for. */
  within(name: string): Selection {
    return new Selection(this.typeOf(name), this.fields.get(name) ?? [], this.document);
  }

  /** What is asked of the rows of a connection, as nodes and as nodes of edges. */
  get rows(): Selection {
    const { fields } = this.within('edges');
    const nodes = [...(this.fields.get('nodes') ?? []), ...(fields.get('node') ?? [])];
    return new Selection(this.typeOf('nodes'), nodes, this.document, this.has('totalCount'));
  }

  /** The arguments of a field; null where it stands more than once, as each may have others. */
  argumentsOf<Arguments>(name: string): Arguments | null {
    const [field, another] = this.fields.get(name) ?? [];
    const definition = isObjectType(this.type) ? this.type.getFields()[name] : undefined;
    return field && !another && definition
      ? (getArgumentValues(definition, field, this.document.variableValues) as Arguments)
      : null;
  }

  /** Where in the document it stands, so that rows of the same field are read together. */
  toJSON(): unknown {
    return this.at.map(placeOf);
  }

  private typeOf(name: string): GraphQLNamedType | undefined {
    const definition = isObjectType(this.type) ? this.type.getFields()[name] : undefined;
    return definition && getNamedType(definition.type);
  }

  private collect({ selections }: SelectionSetNode, spread: Set<FragmentDefinitionNode>): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const known = this.fields.get(selection.name.value);
        if (known) known.push(selection);
        else this.fields.set(selection.name.value, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.collect(selection.selectionSet, spread);
      } else {
        const fragment = this.document.fragments[selection.name.value];
        if (!fragment || spread.has(fragment)) continue;
        spread.add(fragment);
        this.collect(fragment.selectionSet, spread);
      }
    }
  }
}
