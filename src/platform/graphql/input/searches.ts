import { getArgumentValues, getNullableType, type GraphQLInputType, isInputObjectType, isListType } from 'graphql';
import { problem } from '../../problem.js';
import { type Asked, type AskedField, summed } from './asked-objects.js';
import { searchName } from './searchable.js';

/** So many may one call make, fragments written out. */
const mostSearches = 2;

/**
 * How often a call searches.
 * @throws Problem QUERY_TOO_COMPLEX where it does more often than one may
 */
export function checkSearches(asked: Asked, variables: Readonly<Record<string, unknown>>): number {
  const searches = summed(
    asked,
    ({ searching }) => searching.reduce((total, field) => total + searchesOf(field, variables), 0),
    (_list, within) => within,
  );
  if (searches > mostSearches)
    throw problem('QUERY_TOO_COMPLEX', {
      en: `This searches ${searches} times at once; the limit of ${mostSearches} is exceeded.`,
      ru: `Запрос содержит ${searches} поисков; допустимо не более ${mostSearches} за один раз.`,
    });
  return searches;
}

function searchesOf({ definition, node }: AskedField, variables: Readonly<Record<string, unknown>>): number {
  const given = getArgumentValues(definition, node, variables);
  return definition.args.reduce((total, { name, type }) => total + searchesIn(given[name], name, type), 0);
}

function searchesIn(value: unknown, name: string, given: GraphQLInputType): number {
  const type = getNullableType(given);
  if (name === searchName && typeof value === 'string') return value.trim() === '' ? 0 : 1;
  if (isListType(type) && Array.isArray(value))
    return value.reduce((total: number, item) => total + searchesIn(item, name, type.ofType), 0);
  if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return 0;
  return Object.values(type.getFields()).reduce(
    (total, field) => total + searchesIn((value as Record<string, unknown>)[field.name], field.name, field.type),
    0,
  );
}
