import {
  coerceInputValue,
  getDirectiveValues,
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
import { checkNodes, type ListField, listsOf } from './node-limit.js';

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
}

/**
 * Holds every value of an operation against its type and its @limit, once and before any executor sees it.
 * @throws Problem QUERY_TOO_COMPLEX, or BAD_INPUT with all problems found; each field is the path from the argument
 * ("input.seats.0.capacity")
 */
export function checkInput(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): void {
  const problems = new Problems();
  const { places, values, lists } = readingOf(schema, document, operation);
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
  problems.throwIfAny();
  for (const { argument, node } of values) {
    const value = valueFromAST(node, argument.type, coerced);
    checkValue(schema, value, argument.type, [argument.name], limitsOf(schema, argument), problems);
  }
  problems.throwIfAny();
  checkNodes(lists, coerced);
}

/** What there is to check in an operation, whatever its variables hold. */
interface Reading {
  /** Where each variable is first used, as a path from the argument: clients may name their variables as they like. */
  places: ReadonlyMap<string, string>;
  values: readonly { argument: GraphQLArgument; node: ValueNode }[];
  lists: readonly ListField[];
}

const readings = new WeakMap<OperationDefinitionNode, Reading>();

/** Documents come again, and walking one costs more than checking its values. */
function readingOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Reading {
  let reading = readings.get(operation);
  if (!reading) {
    reading = {
      places: placesOfVariables(document),
      values: valuesOf(schema, document),
      lists: listsOf(schema, document, operation),
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
      if (items.length > (limit.maxItems ?? Infinity))
        return refuse({ en: `At most ${limit.maxItems} at a time.`, ru: `Не более ${limit.maxItems} за один раз.` });
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
  for (const { minLength = 0, maxLength = Infinity, pattern } of limits) {
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
    if (pattern && !new RegExp(pattern, 'u').test(text))
      return refuse({ en: `This does not have the form ${pattern}`, ru: `Значение не соответствует виду ${pattern}` });
  }
}

/** Characters that show nothing alone: spaces, format and control characters, and the blanks of Hangul and Braille. */
const isInvisible = (text: string): boolean => /^[\s\p{C}\p{M}\u115F\u1160\u3164\uFFA0\u2800]*$/u.test(text);

function checkNumber(value: number, limits: readonly Limit[], refuse: (message: Message) => void): void {
  for (const { min = -Infinity, max = Infinity } of limits) {
    if (value < min) return refuse({ en: `Not less than ${min}.`, ru: `Не меньше ${min}.` });
    if (value > max) return refuse({ en: `Not more than ${max}.`, ru: `Не больше ${max}.` });
  }
}

const boundsTexts = (limit: Limit): boolean => limit.maxLength !== undefined;
const known = new WeakMap<GraphQLArgument | GraphQLInputField, readonly Limit[]>();

function limitsOf(schema: GraphQLSchema, element: GraphQLArgument | GraphQLInputField): readonly Limit[] {
  let limits = known.get(element);
  if (!limits) {
    const directive = schema.getDirective('limit');
    const limit =
      directive instanceof GraphQLDirective && element.astNode
        ? getDirectiveValues(directive, element.astNode)
        : undefined;
    limits = limit ? [limit] : [];
    known.set(element, limits);
  }
  return limits;
}

/** graphql's own words without the value, which may be personal or two megabytes long. */
function plain(message: string): string {
  return message
    .replace(
      /^(Int|Float|String|Boolean|ID) cannot represent (.*?value|value): [\s\S]*$/,
      '$1 cannot represent this value.',
    )
    .slice(0, 300);
}
