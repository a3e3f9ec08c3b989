import fc from 'fast-check';
import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  GraphQLNonNull,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
} from 'graphql';

export interface GeneratedQuery {
  text: string;
  variables: Record<string, unknown>;
}

/** Values that arguments take: by "field.argument", else by the argument's name, else by the type's. */
export type Samples = Readonly<Record<string, readonly unknown[]>>;

/** Queries over a whole schema: seldom sensible, mostly valid; whoever uses them leaves out what does not validate. */
export function generatedQueries(schema: GraphQLSchema, samples: Samples, left: ReadonlySet<string>) {
  return fc.gen().map((generate): GeneratedQuery => {
    const choose = (count: number): number => generate(fc.nat, { max: count - 1 });
    return new QueryWriter(schema, samples, left, choose).write();
  });
}

type Written = { given: false } | { given: true; value: unknown };

/** Writes one query; `choose(n)` answers a number from 0 to n - 1. */
class QueryWriter {
  private readonly fragments: { name: string; type: string; text: string }[] = [];
  private readonly definitions: string[] = [];
  private readonly variables: Record<string, unknown> = {};
  private names = 0;
  /** Half of the queries hold nothing that keeps them from being compiled. */
  private readonly plain: boolean;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly samples: Samples,
    private readonly left: ReadonlySet<string>,
    private readonly choose: (count: number) => number,
  ) {
    this.plain = this.one(2);
  }

  write(): GeneratedQuery {
    const selection = this.selection(this.schema.getQueryType()!, 1 + this.choose(5));
    const head = this.definitions.length > 0 ? `query Generated(${this.definitions.join(', ')})` : 'query Generated';
    const fragments = this.fragments.map(({ name, type, text }) => `fragment ${name} on ${type} ${text}`);
    return { text: [`${head} ${selection}`, ...fragments].join('\n'), variables: this.variables };
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const parts = Array.from({ length: 1 + this.choose(4) }, () => this.part(type, depth)).filter(
      (part) => part !== '',
    );
    return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
  }

  private part(type: GraphQLCompositeType, depth: number): string {
    if (this.one(12)) return `${this.one(3) ? `${this.name('t')}: ` : ''}__typename`;
    if (this.one(10)) return `... ${this.condition(type)}${this.directives()} ${this.selection(type, depth)}`;
    if (this.one(10)) return `...${this.fragmentOn(type, depth)}${this.directives()}`;
    if (isAbstractType(type) && this.one(2)) {
      const possible = this.schema.getPossibleTypes(type);
      const object = possible[this.choose(possible.length)]!;
      return `... on ${object.name}${this.directives()} ${this.selection(object, depth)}`;
    }
    return 'getFields' in type ? this.field(Object.values(type.getFields()), depth) : '';
  }

  private field(fields: readonly GraphQLField<unknown, unknown>[], depth: number): string {
    const possible = fields.filter(
      ({ name, type }) =>
        !this.left.has(name) &&
        (depth > 1 || isLeafType(getNamedType(type))) &&
        (!this.plain || !isAbstractType(getNamedType(type))),
    );
    if (possible.length === 0) return '';
    const field = possible[this.choose(possible.length)]!;
    const values = field.args.map((argument) => this.argument(field.name, argument)).filter((text) => text !== '');
    const alias = field.args.length > 0 || this.one(6) ? `${this.name('a')}: ` : '';
    const inner = getNamedType(field.type);
    const selection = isCompositeType(inner) ? ` ${this.selection(inner, depth - 1)}` : '';
    return `${alias}${field.name}${values.length > 0 ? `(${values.join(', ')})` : ''}${this.directives()}${selection}`;
  }

  private condition(type: GraphQLCompositeType): string {
    const wider = isObjectType(type) ? type.getInterfaces() : [];
    return this.one(3) && wider.length > 0 ? `on ${wider[0]!.name}` : this.one(2) ? `on ${type.name}` : '';
  }

  private fragmentOn(type: GraphQLCompositeType, depth: number): string {
    const known = this.fragments.filter((fragment) => fragment.type === type.name);
    if (known.length > 0 && this.one(2)) return known[this.choose(known.length)]!.name;
    const text = this.selection(type, depth);
    const name = this.name('F');
    this.fragments.push({ name, type: type.name, text });
    return name;
  }

  private directives(): string {
    if (this.plain || !this.one(8)) return '';
    const condition = this.one(3)
      ? String(this.one(2))
      : this.variable(new GraphQLNonNull(this.schema.getType('Boolean') as never), this.one(2));
    return ` @${this.one(2) ? 'skip' : 'include'}(if: ${condition})`;
  }

  private argument(field: string, { name, type, defaultValue }: GraphQLArgument): string {
    const needed = isNonNullType(type) && defaultValue === undefined;
    if (!needed && !this.one(3)) return '';
    const written = this.value(type, [`${field}.${name}`, name]);
    return written === null ? '' : `${name}: ${written}`;
  }

  /** A value as it is written: literal, variable, or an object with variables in it. */
  private value(type: GraphQLInputType, keys: readonly string[]): string | null {
    if (this.one(2)) {
      const sample = this.sample(type, keys, 3);
      if (!sample.given) return null;
      return !isNonNullType(type) && this.one(6) ? this.variable(type) : this.variable(type, sample.value);
    }
    const inner = isNonNullType(type) ? type.ofType : type;
    if (inner !== type || !this.one(12)) {
      if (isInputObjectType(inner)) return this.object(Object.values(inner.getFields()));
      const sample = this.sample(inner, keys, 3);
      return sample.given ? literal(inner, sample.value) : null;
    }
    return 'null';
  }

  private object(fields: readonly { name: string; type: GraphQLInputType; defaultValue?: unknown }[]): string | null {
    const parts: string[] = [];
    for (const { name, type, defaultValue } of fields) {
      const needed = isNonNullType(type) && defaultValue === undefined;
      if (!needed && !this.one(4)) continue;
      const written = this.value(type, [name]);
      if (written !== null) parts.push(`${name}: ${written}`);
      else if (needed) return null;
    }
    return `{ ${parts.join(', ')} }`;
  }

  private variable(type: GraphQLInputType, ...value: unknown[]): string {
    const name = this.name('v');
    const fallback = value.length > 0 && this.one(4) ? literal(type, value[0]) : null;
    this.definitions.push(`$${name}: ${String(type)}${fallback === null ? '' : ` = ${fallback}`}`);
    if (value.length > 0 && !(fallback !== null && this.one(2))) this.variables[name] = value[0];
    return `$${name}`;
  }

  private sample(type: GraphQLInputType, keys: readonly string[], most: number): Written {
    if (isNonNullType(type)) return this.sample(type.ofType, keys, most);
    if (isListType(type)) {
      const items = Array.from({ length: this.choose(most) }, () => this.sample(type.ofType, keys, most));
      return { given: true, value: items.flatMap((item) => (item.given ? [item.value] : [])) };
    }
    if (isInputObjectType(type)) {
      const value: Record<string, unknown> = {};
      for (const field of Object.values(type.getFields())) {
        const needed = isNonNullType(field.type) && field.defaultValue === undefined;
        const item = needed || this.one(4) ? this.sample(field.type, [field.name], most) : { given: false as const };
        if (item.given) value[field.name] = item.value;
        else if (needed) return { given: false };
      }
      return { given: true, value };
    }
    const values = [...keys, type.name].map((key) => this.samples[key]).find((known) => known !== undefined);
    const all = values ?? (isEnumType(type) ? type.getValues().map(({ name }) => name) : []);
    return all.length > 0 ? { given: true, value: all[this.choose(all.length)] } : { given: false };
  }

  private name(kind: string): string {
    return `${kind}${!this.plain && this.one(8) ? '_' : ''}${(this.names += 1)}`;
  }

  private one(of: number): boolean {
    return this.choose(of) === 0;
  }
}

function literal(type: GraphQLInputType, value: unknown): string {
  if (isNonNullType(type)) return literal(type.ofType, value);
  if (value === null) return 'null';
  if (isListType(type)) {
    const item = type.ofType;
    return Array.isArray(value) ? `[${value.map((one) => literal(item, one)).join(', ')}]` : literal(item, value);
  }
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const parts = Object.entries(value as object).map(([name, one]) => `${name}: ${literal(fields[name]!.type, one)}`);
    return `{ ${parts.join(', ')} }`;
  }
  return isEnumType(type) && typeof value === 'string' ? value : JSON.stringify(value);
}
