import {
  coerceInputValue,
  getDirectiveValues,
  getNullableType,
  GraphQLDirective,
  GraphQLID,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  Kind,
  type DocumentNode,
  type OperationDefinitionNode,
  type ValueNode,
  typeFromAST,
  TypeInfo,
  valueFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { isId } from '../../database/id.js';
import { type Message, Problems, valueRequired } from '../../problem.js';
import type { Caller } from '../context.js';
import { type Asked, askedBy, checkSize } from './asked-objects.js';
import { saysTooLittle, searchName } from './searchable.js';
import { checkSearches } from './searches.js';

type Path = readonly (string | number)[];
type Variables = Readonly<Record<string, unknown>>;

interface Limit {
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  min?: number;
  max?: number;
  pattern?: string;
  isSearch?: boolean;
}

/**
 * Holds every value of an operation against its type and its @limit, once and before any executor sees it.
 * Answers how often the operation searches.
 * @throws Problem QUERY_TOO_COMPLEX, or BAD_INPUT with all problems found; each field is the path from the argument
 * ("input.seats.0.capacity")
 */
export function checkInput(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  caller: Pick<Caller, 'memberId'>,
): number {
  const problems = new FirstProblems();
  const { places, values, uses, asked } = readingOf(schema, document, operation);
  // Before anything is coerced, as each item of very many that are wrong would have a message of its own.
  for (const use of uses) checkCounts(schema, variables[use.variable], use, problems);
  problems.throwIfAny();
  const coerced: Record<string, unknown> = {};
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    if (!type || !isInputType(type)) continue;
    const place = places.get(name) ?? name;
    if (!Object.hasOwn(variables, name)) {
      if (definition.defaultValue) coerced[name] = valueFromAST(definition.defaultValue, type);
      else if (isNonNullType(type)) problems.add(place, valueRequired);
      continue;
    }
    coerced[name] = coerceInputValue(variables[name], type, (path, _value, error) => {
      const absent = /^Field "(\w+)" of required type/.exec(error.message)?.[1];
      if (absent) problems.add([place, ...path, absent].join('.'), valueRequired);
      else
        problems.add([place, ...path].join('.'), {
          en: plain(error.message),
          ru: `Значение не подходит. ${plain(error.message)}`,
        });
    });
  }
  // What could not be read is left out there: the rest is looked at along with it, so that a form tells all at once.
  for (const { argument, node } of values) {
    const value = valueFromAST(node, argument.type, coerced);
    checkValue(schema, value, argument.type, [argument.name], limitsOf(schema, argument), problems);
  }
  problems.throwIfAny();
  checkSize(asked, coerced, caller.memberId === null ? 'nobody' : 'member');
  return checkSearches(asked, coerced);
}

/** After so many nobody reads on. */
const mostProblems = 50;

/** Problems that are thrown as soon as there are many. */
class FirstProblems extends Problems {
  override add(field: string, message: Message): void {
    super.add(field, message);
    if (this.count >= mostProblems) this.throwIfAny();
  }
}

/** What there is to check in an operation, whatever its variables hold. */
interface Reading {
  /** Where each variable is first used, as a path from the argument: clients may name their variables as they like. */
  places: ReadonlyMap<string, string>;
  values: readonly { argument: GraphQLArgument; node: ValueNode }[];
  uses: readonly Use[];
  asked: Asked;
}

const readings = new WeakMap<OperationDefinitionNode, Reading>();

/** Documents come again, and walking one costs more than checking its values. */
function readingOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Reading {
  let reading = readings.get(operation);
  if (!reading) {
    const values = valuesOf(schema, document);
    reading = {
      places: placesOfVariables(document),
      values,
      uses: values.flatMap(({ argument, node }) => [...usesIn(schema, node, useOf(schema, argument, []))]),
      asked: askedBy(schema, document, operation),
    };
    readings.set(operation, reading);
  }
  return reading;
}

function placesOfVariables(document: DocumentNode): Map<string, string> {
  const places = new Map<string, string>();
  visit(document, {
    Argument: (argument) => {
      namePlaces(argument.value, argument.name.value);
    },
  });
  return places;

  function namePlaces(value: ValueNode, path: string): void {
    if (value.kind === Kind.VARIABLE && !places.has(value.name.value)) places.set(value.name.value, path);
    if (value.kind === Kind.LIST) value.values.forEach((item, index) => namePlaces(item, `${path}.${index}`));
    if (value.kind === Kind.OBJECT)
      value.fields.forEach((field) => namePlaces(field.value, `${path}.${field.name.value}`));
  }
}

function valuesOf(schema: GraphQLSchema, document: DocumentNode): Reading['values'] {
  const types = new TypeInfo(schema);
  const values: { argument: GraphQLArgument; node: ValueNode }[] = [];
  visit(
    document,
    visitWithTypeInfo(types, {
      Argument: ({ value }) => {
        const argument = types.getArgument();
        if (argument && !types.getDirective()) values.push({ argument, node: value });
      },
    }),
  );
  return values;
}

/** A place in an argument where a variable stands. */
interface Use {
  variable: string;
  type: GraphQLInputType;
  path: Path;
  limits: readonly Limit[];
}

function* usesIn(schema: GraphQLSchema, node: ValueNode, use: Omit<Use, 'variable'>): Generator<Use> {
  const type = getNullableType(use.type);
  if (node.kind === Kind.VARIABLE) yield { ...use, variable: node.name.value };
  else if (node.kind === Kind.LIST && isListType(type))
    for (const [index, item] of node.values.entries())
      yield* usesIn(schema, item, { ...use, type: type.ofType, path: [...use.path, index] });
  else if (node.kind === Kind.OBJECT && isInputObjectType(type))
    for (const { name, value } of node.fields) {
      const field = type.getFields()[name.value];
      if (field) yield* usesIn(schema, value, useOf(schema, field, use.path));
    }
}

const useOf = (
  schema: GraphQLSchema,
  element: GraphQLArgument | GraphQLInputField,
  path: Path,
): Omit<Use, 'variable'> => ({
  type: element.type,
  path: [...path, element.name],
  limits: limitsOf(schema, element),
});

/** Looks at how many items each list has, and at nothing else; at none of a list that is too long. */
function checkCounts(
  schema: GraphQLSchema,
  value: unknown,
  { type: given, path, limits }: Omit<Use, 'variable'>,
  problems: Problems,
): void {
  const type = getNullableType(given);
  if (isListType(type) && Array.isArray(value)) {
    const most = Math.min(...limits.map(({ maxItems = Infinity }) => maxItems));
    if (value.length > most) return problems.add(path.join('.'), atMostItems(most));
    for (const [index, item] of value.entries())
      checkCounts(schema, item, { type: type.ofType, path: [...path, index], limits }, problems);
  } else if (isInputObjectType(type) && typeof value === 'object' && value !== null) {
    for (const field of Object.values(type.getFields()))
      if (Object.hasOwn(value, field.name))
        checkCounts(schema, (value as Variables)[field.name], useOf(schema, field, path), problems);
  }
}

const atMostItems = (most: number): Message => ({
  en: `At most ${most} at a time.`,
  ru: `Не более ${most} за один раз.`,
});

function checkValue(
  schema: GraphQLSchema,
  value: unknown,
  type: GraphQLInputType,
  path: Path,
  limits: readonly Limit[],
  problems: Problems,
): void {
  if (value === null || value === undefined) return;
  if (isNonNullType(type)) return checkValue(schema, value, type.ofType, path, limits, problems);
  const refuse = (message: Message): void => problems.add(path.join('.'), message);
  if (isListType(type)) {
    const items = value as unknown[];
    for (const limit of limits) {
      if (items.length > (limit.maxItems ?? Infinity)) return refuse(atMostItems(limit.maxItems!));
      if (items.length < (limit.minItems ?? 0))
        refuse({ en: `At least ${limit.minItems} needed.`, ru: `Требуется не менее ${limit.minItems}.` });
    }
    const itemType = type.ofType;
    return items.forEach((item, index) => checkValue(schema, item, itemType, [...path, index], limits, problems));
  }
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    for (const [name, item] of Object.entries(value)) {
      const field = fields[name]!;
      checkValue(
        schema,
        item,
        field.type,
        [...path, name],
        [...limits.filter(boundsTexts), ...limitsOf(schema, field)],
        problems,
      );
    }
    return;
  }
  if (type === GraphQLID && !(typeof value === 'string' && isId(value)))
    return refuse({ en: 'This is not an id.', ru: 'Это не идентификатор.' });
  if (typeof value === 'string') checkText(value, limits, refuse);
  if (typeof value === 'number') checkNumber(value, limits, refuse);
}

function checkText(text: string, limits: readonly Limit[], refuse: (message: Message) => void): void {
  if (text.includes('\0') || !text.isWellFormed())
    return refuse({
      en: 'This text holds characters that cannot be kept.',
      ru: 'Текст содержит недопустимые символы.',
    });
  for (const { minLength = 0, maxLength = Infinity, pattern, isSearch } of limits) {
    if (text.length > maxLength)
      return refuse({
        en: `At most ${maxLength} characters; these are ${text.length}.`,
        ru: `Не более ${maxLength} знаков, сейчас ${text.length}.`,
      });
    if (text.trim().length < minLength || (minLength > 0 && isInvisible(text))) {
      return refuse(
        minLength > 1
          ? { en: `At least ${minLength} characters.`, ru: `Не менее ${minLength} знаков.` }
          : valueRequired,
      );
    }
    if (isSearch && saysTooLittle(text))
      return refuse({ en: 'Search for at least two letters.', ru: 'Введите для поиска не менее двух букв.' });
    if (pattern && !new RegExp(pattern, 'u').test(text))
      return refuse({ en: `This does not have the form ${pattern}`, ru: `Значение не соответствует виду ${pattern}` });
  }
}

/** Characters that show nothing alone: spaces, format and control characters, and the blanks of Hangul and Braille. */
export const isInvisible = (text: string): boolean => /^[\s\p{C}\p{M}\u115F\u1160\u3164\uFFA0\u2800]*$/u.test(text);

function checkNumber(value: number, limits: readonly Limit[], refuse: (message: Message) => void): void {
  for (const { min = -Infinity, max = Infinity } of limits) {
    if (value < min) return refuse({ en: `Not less than ${min}.`, ru: `Не меньше ${min}.` });
    if (value > max) return refuse({ en: `Not more than ${max}.`, ru: `Не больше ${max}.` });
  }
}

const boundsTexts = (limit: Limit): boolean => limit.maxLength !== undefined;
const known = new WeakMap<GraphQLArgument | GraphQLInputField, Limit[]>();

function limitsOf(schema: GraphQLSchema, element: GraphQLArgument | GraphQLInputField): readonly Limit[] {
  let limits = known.get(element);
  if (!limits) {
    const directive = schema.getDirective('limit');
    const limit =
      directive instanceof GraphQLDirective && element.astNode
        ? getDirectiveValues(directive, element.astNode)
        : undefined;
    limits = limit ? [limit] : [];
    if (element.name === searchName) limits.push({ isSearch: true });
    known.set(element, limits);
  }
  return limits;
}

/** graphql's own words without the value, which may be personal or two megabytes long. */
function plain(message: string): string {
  return message
    .replace(/ Did you mean [\s\S]*$/, '')
    .replace(
      /^(Int|Float|String|Boolean|ID) cannot represent (.*?value|value): [\s\S]*$/,
      '$1 cannot represent this value.',
    )
    .slice(0, 300);
}
