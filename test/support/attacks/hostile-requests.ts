import fc from 'fast-check';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';

// Read by the bench as it stands, too: nothing of ours is imported, and types can be stripped.

/** What a client that means no good sends to /graphql. */
export interface HostileRequest {
  query: string;
  variables: Record<string, unknown>;
}

const oddTexts = [
  '',
  ' ',
  '%',
  '_',
  'e',
  '\0',
  '\ud800',
  '"',
  "'; --",
  'de',
  'Бе',
  '国',
  'x'.repeat(300),
  '$1',
  '{{}}',
];
const oddValues: unknown[] = [
  ...[null, true, 0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, '', 'x', '9'.repeat(400), [], {}, [[]], { a: { b: 1 } }],
  ...['2025-13-45', '0000-00-00', '1e9', '__proto__', '99999-01-01T00:00:00Z', '\ud800', 'a\0b', '🦆'.repeat(200)],
];
const oddCursors: unknown[] = [
  ...['', 'x', '=', '%00', 'W10', 'e30', 'bnVsbA', 'WzFd', 'WyJhIiwiYiJd', 'x'.repeat(10_000), 'AAAA', '🦆', null, 1],
  Buffer.from(JSON.stringify(['2025-01-01', { a: [] }])).toString('base64url'),
  Buffer.from(JSON.stringify(Array.from({ length: 1000 }, () => 1e308))).toString('base64url'),
  Buffer.from(`[${'['.repeat(5000)}`).toString('base64url'),
];

/** Requests of many kinds, each as large and as odd as bodies may be; most are to be refused, some are answered. */
export function hostileRequests(schema: GraphQLSchema): fc.Arbitrary<HostileRequest> {
  return fc.gen().map((generate): HostileRequest => {
    const choose = (count: number): number => generate(fc.nat, { max: count - 1 });
    return new HostileWriter(schema, choose).write();
  });
}

/** The same for a schema as it is written: what reads it must be the graphql that built it. */
export const hostileRequestsOf = (sdl: string): fc.Arbitrary<HostileRequest> => hostileRequests(buildSchema(sdl));

/** Writes one request; `choose(n)` answers a number from 0 to n - 1. */
class HostileWriter {
  private readonly schema: GraphQLSchema;
  private readonly choose: (count: number) => number;
  private readonly roots: readonly GraphQLField<unknown, unknown>[];

  constructor(schema: GraphQLSchema, choose: (count: number) => number) {
    this.schema = schema;
    this.choose = choose;
    this.roots = Object.values(schema.getQueryType()!.getFields());
  }

  write(): HostileRequest {
    const kinds = [
      () => this.nestedSpreads(),
      () => this.spreadsThatCircle(),
      () => this.manyAliases(),
      () => this.manyDirectives(),
      () => this.manyOperations(),
      () => this.nestedInlineFragments(),
      () => this.wideSelection(),
      () => this.hugeLists(),
      () => this.deepInput(),
      () => this.oddInput(),
      () => this.oddCursor(),
      () => this.searches(),
      () => this.introspection(),
      () => this.brokenText(),
    ];
    return this.of(kinds)();
  }

  private nestedSpreads(): HostileRequest {
    const [times, levels] = [1 + this.choose(120), 1 + this.choose(8)];
    const objects = Object.values(this.schema.getTypeMap()).filter(
      (type) => isObjectType(type) && !type.name.startsWith('__'),
    );
    const type = this.of(objects).name;
    const fragments = Array.from({ length: levels }, (_, level) => {
      const within = level + 1 < levels ? `...F${level + 1} `.repeat(times) : this.selectionOf(type, 2);
      return `fragment F${level} on ${type} { ${within} }`;
    });
    return { query: `{ node(id: "x") { ...F0 } } ${fragments.join(' ')}`, variables: {} };
  }

  private spreadsThatCircle(): HostileRequest {
    const many = 2 + this.choose(30);
    const fragments = Array.from({ length: many }, (_, index) => {
      const others = Array.from({ length: 1 + this.choose(20) }, () => `...F${this.choose(many)}`);
      return `fragment F${index} on Query { ${others.join(' ')} events { totalCount } }`;
    });
    return { query: `{ ...F0 } ${fragments.join(' ')}`, variables: {} };
  }

  private manyAliases(): HostileRequest {
    const field = this.of(this.roots);
    const selection = this.selected(field, 3);
    const aliases = Array.from({ length: 1 + this.choose(200) }, (_, index) => `a${index}: ${selection}`);
    return { query: `{ ${aliases.join(' ')} }`, variables: {} };
  }

  private manyDirectives(): HostileRequest {
    const directive = this.of(['@include(if: true)', '@skip(if: false)', '@aa', '@deprecated', '@include(if: "x")']);
    const place = this.of(['events', '... ', 'events ']);
    return {
      query: `{ ${place}${directive.repeat(1 + this.choose(600))} { __typename } __typename }`,
      variables: {},
    };
  }

  private manyOperations(): HostileRequest {
    const selection = this.selected(this.of(this.roots), 2);
    const operations = Array.from({ length: 1 + this.choose(150) }, (_, index) => `query Q${index} { ${selection} }`);
    return { query: operations.join(' '), variables: {} };
  }

  private nestedInlineFragments(): HostileRequest {
    const levels = 1 + this.choose(400);
    return { query: `{ ${'... { '.repeat(levels)} __typename ${'} '.repeat(levels)} }`, variables: {} };
  }

  private wideSelection(): HostileRequest {
    const fields = Array.from({ length: 1 + this.choose(6) }, () => this.selected(this.of(this.roots), 9));
    return { query: `{ ${fields.join(' ')} }`, variables: {} };
  }

  private hugeLists(): HostileRequest {
    const length = 10 ** this.choose(6);
    const item = this.of(oddValues);
    return this.withVariables((type) => this.shaped(type, 3, () => Array.from({ length }, () => item)));
  }

  private deepInput(): HostileRequest {
    let deep: unknown = this.of(oddValues);
    const name = this.of(['a', 'filter', 'and', '0']);
    for (let level = 1 + this.choose(1500); level > 0; level--) deep = this.choose(2) ? [deep] : { [name]: deep };
    return this.withVariables((type) => (this.choose(2) ? deep : this.shaped(type, 2, () => deep)));
  }

  private oddInput(): HostileRequest {
    return this.withVariables((type) => this.shaped(type, 4, () => this.of(oddValues)));
  }

  private oddCursor(): HostileRequest {
    const paged = this.roots.filter(({ args }) => args.some(({ name }) => name === 'after'));
    const field = this.of(paged);
    const direction = this.of(['after', 'before']);
    const first = this.of([0, 1, 100, -1, 2 ** 31 - 1]);
    const size = direction === 'after' ? 'first' : 'last';
    return {
      query: `query ($c: String, $n: Int) { ${field.name}(${direction}: $c, ${size}: $n) { edges { cursor } } }`,
      variables: { c: this.of(oddCursors), n: first },
    };
  }

  private searches(): HostileRequest {
    const paged = this.roots.filter(({ args }) =>
      args.some(({ type }) => {
        const inner = getNamedType(type);
        return isInputObjectType(inner) && 'search' in inner.getFields();
      }),
    );
    const fields = Array.from({ length: 1 + this.choose(4) }, (_, index) => {
      const { name } = this.of(paged);
      return `a${index}: ${name}(filter: { search: $s }, first: 100) { totalCount nodes { __typename } }`;
    });
    return { query: `query ($s: String) { ${fields.join(' ')} }`, variables: { s: this.of(oddTexts) } };
  }

  private introspection(): HostileRequest {
    const levels = 1 + this.choose(12);
    const within = `${'fields { name type { '.repeat(levels)} name ${'} } '.repeat(levels)}`;
    return { query: `{ __schema { types { ${within} } } }`, variables: {} };
  }

  private brokenText(): HostileRequest {
    const pieces = ['{', '}', '(', ')', '[', ']', '$', '@', '...', '"', '"""', '#', '&', '|', '!', '\\u', 'query', ':'];
    return {
      query: Array.from({ length: 1 + this.choose(900) }, () => this.of(pieces)).join(this.of(['', ' '])),
      variables: {},
    };
  }

  /** A field that takes arguments, each from a variable with a value made for it. */
  private withVariables(valueFor: (type: GraphQLInputType) => unknown): HostileRequest {
    const field = this.of(this.roots.filter(({ args }) => args.length > 0));
    const definitions = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
    const leaf = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
    return {
      query: `query (${definitions}) { ${field.name}(${given})${leaf} }`,
      variables: Object.fromEntries(field.args.map(({ name, type }) => [name, valueFor(type)])),
    };
  }

  /** A value in the shape that a type asks for, in which something else stands where it can be told. */
  private shaped(given: GraphQLInputType, depth: number, wrong: () => unknown): unknown {
    const type = getNullableType(given);
    if (depth === 0 || this.choose(8) === 0) return wrong();
    if (isListType(type)) {
      const list = wrong();
      return Array.isArray(list) ? list : [this.shaped(type.ofType, depth - 1, wrong)];
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(() => this.choose(3) > 0);
      return Object.fromEntries(fields.map((field) => [field.name, this.shaped(field.type, depth - 1, wrong)]));
    }
    return isEnumType(type) && this.choose(3) ? this.of(type.getValues()).name : wrong();
  }

  private selected(field: GraphQLField<unknown, unknown>, depth: number): string {
    const needed = field.args.filter(
      ({ type, defaultValue }) => type !== getNullableType(type) && defaultValue === undefined,
    );
    const written = needed.map(({ name }) => `${name}: "x"`);
    if (field.args.some(({ name }) => name === 'first')) written.push(`first: ${this.of([1, 20, 100])}`);
    const given = written.length > 0 ? `(${written.join(', ')})` : '';
    const inner = getNamedType(field.type);
    return `${field.name}${given}${isLeafType(inner) ? '' : this.block(inner, depth)}`;
  }

  private block(type: GraphQLNamedType, depth: number): string {
    return ` { ${this.selectionOf(type.name, depth)} }`;
  }

  private selectionOf(typeName: string, depth: number): string {
    const type = this.schema.getType(typeName);
    if (!(isObjectType(type) || isInterfaceType(type))) return '__typename';
    const fields = Object.values(type.getFields()).filter((field) => depth > 1 || isLeafType(getNamedType(field.type)));
    if (fields.length === 0) return '__typename';
    const chosen = Array.from({ length: 1 + this.choose(4) }, () => this.of(fields));
    return chosen.map((field) => this.selected(field, depth - 1)).join(' ');
  }

  private of<T>(values: readonly T[]): T {
    return values[this.choose(values.length)]!;
  }
}
