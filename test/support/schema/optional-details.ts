import { getNamedType, type GraphQLInputField, type GraphQLSchema, isInputObjectType, isObjectType } from 'graphql';

/**
 * What may be left out of an input, is one plain value, and is answered as it was said by the type that the input is
 * about: each with two values that it can take.
 */
export function optionalDetails(schema: GraphQLSchema, input: string, type: string): Map<string, [unknown, unknown]> {
  const [inputType, outputType] = [schema.getType(input), schema.getType(type)];
  if (!isInputObjectType(inputType) || !isObjectType(outputType)) throw new Error(`${input} or ${type} is unknown`);
  const answered = outputType.getFields();
  const optional = Object.values(inputType.getFields()).filter((field) => field.type === answered[field.name]?.type);
  return new Map(optional.flatMap((field) => (valuesOf(field) ? [[field.name, valuesOf(field)!]] : [])));
}

function valuesOf({ name, type }: GraphQLInputField): [unknown, unknown] | null {
  switch (getNamedType(type) === type && type.name) {
    case 'String':
      return [`The ${name} of “Б. Д.”; --`, `Another '${name}'`];
    case 'URL':
      return [`https://meet.example/${name}`, `https://meet.example/another/${name}`];
    case 'Int':
      return [72, 24];
    case 'Float':
      return [0.8, 0.5];
    default:
      return null;
  }
}
