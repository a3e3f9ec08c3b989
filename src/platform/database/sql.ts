import template, { join, raw, Sql } from 'sql-template-tag';

export { Sql };

/** A value as PostgreSQL takes it; a list is an array there. */
export type SqlValue = string | number | bigint | boolean | Date | Buffer | null | readonly SqlValue[];

/**
 * A statement or a piece of one. What stands in `${}` is another piece, or a value that travels beside the text: no
 * value ever becomes text, so a name or a condition given as a string is a value, too.
 */
export function sql(text: TemplateStringsArray, ...parts: readonly (Sql | SqlValue)[]): Sql {
  return template(text, ...parts);
}

/**
 * A table, a column or an alias whose name stands in the code, "e" or "e.starts_at".
 * @throws Error for anything else
 */
export const identifier = (name: string): Sql => raw(checked(name));

/** Always true: what a filter that is not given asks, and what they see who see everything. */
export const holds = raw('TRUE');

/** Never true. */
export const holdsNever = raw('FALSE');

/** Holds where all conditions do, as it does of none. */
export const allOf = (conditions: readonly Sql[]): Sql => joined(conditions, ' AND ', holds);

/** Holds where one of the conditions does, so of none never. */
export const anyOf = (conditions: readonly Sql[]): Sql => joined(conditions, ' OR ', holdsNever);

/** What a field of a filter asks; one that is left out or null asks nothing. */
export const given = <Value>(value: Value | null | undefined, condition: (value: Value) => Sql): Sql =>
  value === null || value === undefined ? holds : condition(value);

/** An expression under the name of a row's property. */
export const as = (expression: Sql, property: string): Sql => sql`${expression} ${raw(`AS "${checked(property)}"`)}`;

/** Values of an enumeration that stand in the code, behind IN: written out, so that an index over them is found. */
export const literals = (values: readonly string[]): Sql => raw(`('${values.map(checked).join(`', '`)}')`);

/** Pieces one after the other, with commas: columns, expressions, common table expressions. There has to be one. */
export const listOf = (pieces: readonly Sql[]): Sql => join(pieces, ', ');

/** A statement that a library wrote, with its values by $1, $2, …. */
export function foreignStatement(text: string, values: readonly unknown[] = []): Sql {
  const [first, ...rest] = text.split(/\$(\d+)/);
  const strings = [first!, ...rest.filter((_, index) => index % 2 === 1)];
  const places = rest.filter((_, index) => index % 2 === 0);
  return new Sql(
    strings,
    places.map((place) => values[Number(place) - 1]),
  );
}

const plainName = /^[A-Za-z_][A-Za-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/;

function checked(name: string): string {
  if (!plainName.test(name)) throw new Error(`${name} is no name of a table, a column or a property`);
  return name;
}

function joined(conditions: readonly Sql[], word: string, ofNone: Sql): Sql {
  const saying = conditions.filter((condition) => condition !== ofNone);
  const [only, another] = saying;
  if (!only) return ofNone;
  return another ? join(saying, word, '(', ')') : only;
}
