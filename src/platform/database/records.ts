import { identifier, listOf, type Sql, sql } from './sql.js';

/** One row to write, by the names of its columns; lists, objects and dates as they are, bytes as a Buffer. */
export type TableRecord = Readonly<Record<string, unknown>>;

/**
 * Rows given as values, to be joined or selected from as if they stood in the table: PostgreSQL reads each value in its
 * column's own type, and columns that are not given are null. One value however many rows there are, and always the
 * same text.
 */
export function recordsOf(table: string, records: readonly TableRecord[]): Sql {
  return sql`jsonb_populate_recordset(NULL::${identifier(table)}, ${written(records)}::jsonb)`;
}

/**
 * INSERT of rows that all have the columns of the first, in the order given; columns that are not given get their
 * default. What is to be done about conflicts, or to be returned, is written behind it. Without rows it inserts none.
 */
export function insertRows(table: string, records: readonly TableRecord[]): Sql {
  const [first] = records;
  const columns = first ? listOf(Object.keys(first).map(identifier)) : null;
  return columns
    ? sql`INSERT INTO ${identifier(table)} (${columns}) SELECT ${columns} FROM ${recordsOf(table, records)}`
    : sql`INSERT INTO ${identifier(table)} SELECT FROM ${recordsOf(table, [])}`;
}

/** JSON that jsonb reads: no surrogate without its other half, bytes in the form of bytea. */
function written(records: readonly TableRecord[]): string {
  return JSON.stringify(records, (_, value: unknown) => {
    if (typeof value === 'string') return value.toWellFormed();
    return isBytes(value) ? String.raw`\x${Buffer.from(value.data).toString('hex')}` : value;
  });
}

/** What a Buffer has become before a replacer sees it. */
const isBytes = (value: unknown): value is { type: 'Buffer'; data: number[] } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value;
