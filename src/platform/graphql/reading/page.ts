import type { Database } from '../../database/database.service.js';
import { allOf, anyOf, holds, identifier, listOf, type Sql, sql } from '../../database/sql.js';
import { badInput, Problem } from '../../problem.js';
import { isDay, isInstant } from '../input/scalars.js';

/** The arguments of every list. */
export interface PageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}

/**
 * One column of a list's order, with the type that its cursor value is read as: a column written in the code, never a
 * value.
 */
export interface OrderColumn {
  sql: Sql;
  type: 'uuid' | 'text' | 'timestamptz' | 'date' | 'bigint' | 'integer';
  descending?: boolean;
}

/** One Relay page. totalCount is asked for only when it is selected. */
export interface Connection<Row> {
  edges: { cursor: string; node: Row }[];
  nodes: Row[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: () => Promise<number>;
}

/** What a list is read from: the columns of its rows, the tables they come from, and which of them belong to it. */
export interface ListSource {
  columns: Sql;
  from: Sql;
  /** Of lists of many owners it says by `owner.id` whose a row is. */
  where: Sql;
  /** The same tables for a count, joined so that PostgreSQL leaves out what no condition asks about. */
  fromToCount?: Sql;
  /** Whether the total is asked for as well: it is then counted while the page is read. */
  withTotal?: boolean;
}

/** What a list that is found as a whole is read from. */
export interface WholeListSource {
  key: Sql;
  found: (told: Sql) => Sql;
  columns: Sql;
  from: Sql;
}

const usual = 20;
const most = 100;

/**
 * A keyset page of a list: the SQL for its place and order, and the connection made of the rows that came.
 * The last column has to be unique, so that the order is the same every time.
 */
export class Page {
  private readonly size: number;
  private readonly backwards: boolean;
  private readonly from: string[] | null;

  /** @throws Problem BAD_INPUT for a size outside 1 to 100, both directions at once, or a cursor that is none. */
  constructor(
    private readonly order: readonly OrderColumn[],
    { first, after, last, before }: PageArguments,
  ) {
    if (first != null && last != null)
      throw badInput('last', { en: 'Ask for first or last, not both.', ru: 'Укажите first или last, но не оба.' });
    checkSize('first', first);
    checkSize('last', last);
    this.backwards = last != null || (first == null && before != null);
    this.size = first ?? last ?? usual;
    if (before != null && after != null)
      throw badInput('before', { en: 'Give after or before, not both.', ru: 'Укажите after или before, но не оба.' });
    if ((this.backwards ? after : before) != null) {
      throw badInput(this.backwards ? 'after' : 'before', {
        en: 'first goes with after, last with before.',
        ru: 'first сочетается с after, last — с before.',
      });
    }
    const cursor = this.backwards ? before : after;
    this.from = cursor == null ? null : this.placeIn(cursor, this.backwards ? 'before' : 'after');
  }

  /** A condition on the place in the list. */
  get where(): Sql {
    return this.beyondCursor(this.order);
  }

  /** ORDER BY and LIMIT; one row more than the page, to know whether there is another. */
  get orderAndLimit(): Sql {
    return this.inOrder(this.order);
  }

  private beyondCursor(order: readonly OrderColumn[]): Sql {
    if (!this.from) return holds;
    const cursor = this.from;
    const place = order.map(({ type }, index) => sql`${cursor[index]!}::${identifier(type)}`);
    // (a, b) beyond (x, y) is: a beyond x, or a the same and b beyond y.
    const alternatives = order.map((column, index) => {
      const same = order.slice(0, index).map((earlier, at) => sql`${earlier.sql} = ${place[at]!}`);
      const beyond = this.goesDown(column) ? sql`<` : sql`>`;
      return allOf([...same, sql`${column.sql} ${beyond} ${place[index]!}`]);
    });
    // What the first column says alone lets an index begin there.
    const [first] = order;
    const atOrBeyond = this.goesDown(first!) ? sql`<=` : sql`>=`;
    return allOf([sql`${first!.sql} ${atOrBeyond} ${place[0]!}`, anyOf(alternatives)]);
  }

  private inOrder(order: readonly OrderColumn[]): Sql {
    const columns = order.map((column) => sql`${column.sql} ${this.goesDown(column) ? sql`DESC` : sql`ASC`}`);
    return sql`ORDER BY ${listOf(columns)} LIMIT ${this.size + 1}`;
  }

  /**
   * The page with one statement; its total takes another where it is asked for. `place` gives a row's values of the
   * order's columns.
   */
  async read<Row>(
    database: Database,
    { columns, from, where, fromToCount = from, withTotal = false }: ListSource,
    place: (row: Row) => unknown[],
  ): Promise<Connection<Row>> {
    const count = (): Promise<number> => database.count(sql`${fromToCount} WHERE ${where}`);
    const [rows, total] = await Promise.all([
      database.rows<Row>(sql`SELECT ${columns} FROM ${from} WHERE ${allOf([where, this.where])} ${this.orderAndLimit}`),
      withTotal ? count() : null,
    ]);
    return this.connection(rows, place, async () => total ?? (await count()));
  }

  /**
   * Rows and total, for `connection`, of a list all of which PostgreSQL has to find before it knows the first: it is
   * found once, for both. `found` is the statement that finds it and tells of each row what it is given, `key` what
   * tells rows apart.
   */
  async readWhole<Row>(
    database: Database,
    { key, found, columns, from }: WholeListSource,
  ): Promise<{ rows: Row[]; count: () => Promise<number> }> {
    const placed = this.order.map((column, index) => ({ ...column, sql: identifier(`place_${index}`) }));
    const places = this.order.map((column, index) => sql`${column.sql} AS ${placed[index]!.sql}`);
    const rows = await database.rows<Row & { wholeCount: number }>(
      sql`WITH whole AS MATERIALIZED (${found(listOf([sql`${key} AS key`, ...places]))}),
        page AS (SELECT key FROM whole WHERE ${this.beyondCursor(placed)} ${this.inOrder(placed)})
        SELECT (SELECT count(*) FROM whole) AS "wholeCount", ${columns}
        FROM ${from} WHERE ${key} IN (SELECT key FROM page) ${this.orderAndLimit}`,
    );
    const total = rows[0]?.wholeCount ?? (this.from ? null : 0);
    // A page beyond the last row tells nothing.
    return { rows, count: async () => total ?? database.count(sql`(${found(key)}) AS found`) };
  }

  /**
   * The same page of the lists of many owners, with one statement; their totals take one more where one of them is
   * asked for.
   */
  async readEach<Row extends object>(
    database: Database,
    owners: readonly string[],
    { columns, from, where, withTotal = false }: ListSource,
    place: (row: Row) => unknown[],
  ): Promise<Map<string, Connection<Row>>> {
    const ownersAsRows = sql`unnest(${owners}::uuid[]) AS owner (id)`;
    const countAll = async (): Promise<Map<string, number>> => {
      const counted = await database.rows<{ id: string; count: number }>(
        sql`SELECT owner.id, (SELECT count(*) FROM ${from} WHERE ${where}) AS count FROM ${ownersAsRows}`,
      );
      return new Map(counted.map(({ id, count }) => [id, count]));
    };
    let counts: Promise<Map<string, number>> | undefined;
    const [rows] = await Promise.all([
      database.rows<Row & { ownerId: string }>(
        sql`SELECT owner.id AS "ownerId", listed.* FROM ${ownersAsRows} CROSS JOIN LATERAL (
          SELECT ${columns} FROM ${from} WHERE ${allOf([where, this.where])} ${this.orderAndLimit}) listed`,
      ),
      withTotal ? (counts = countAll()) : null,
    ]);
    const totalOf = async (owner: string): Promise<number> => (await (counts ??= countAll())).get(owner) ?? 0;
    const rowsOf = Map.groupBy(rows, ({ ownerId }) => ownerId);
    return new Map(
      owners.map((owner) => [owner, this.connection<Row>(rowsOf.get(owner) ?? [], place, () => totalOf(owner))]),
    );
  }

  /** The connection of the rows that came; `place` gives a row's values of the order's columns. */
  connection<Row>(
    rows: readonly Row[],
    place: (row: Row) => unknown[],
    totalCount: () => Promise<number>,
  ): Connection<Row> {
    const more = rows.length > this.size;
    const nodes = rows.slice(0, this.size);
    if (this.backwards) nodes.reverse();
    const cursorOf = (node: Row | undefined): string | null => (node === undefined ? null : write(place(node)));
    return {
      // Most lists are asked for their nodes alone: cursors are written when they are read.
      get edges() {
        return nodes.map((node) => ({ cursor: write(place(node)), node }));
      },
      nodes,
      pageInfo: {
        hasNextPage: this.backwards ? this.from !== null : more,
        hasPreviousPage: this.backwards ? more : this.from !== null,
        get startCursor() {
          return cursorOf(nodes[0]);
        },
        get endCursor() {
          return cursorOf(nodes.at(-1));
        },
      },
      totalCount,
    };
  }

  private goesDown(column: OrderColumn): boolean {
    return (column.descending ?? false) !== this.backwards;
  }

  private placeIn(cursor: string, field: string): string[] {
    try {
      const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
      if (
        Array.isArray(values) &&
        values.length === this.order.length &&
        values.every((value, index) => fits(value, this.order[index]!.type))
      ) {
        return values as string[];
      }
    } catch {
      // Answered below like any other text that is no cursor.
    }
    throw badInput(field, { en: 'This is not a cursor of this list.', ru: 'Это не курсор данного списка.' });
  }
}

function checkSize(field: 'first' | 'last', size: number | null | undefined): void {
  if (size != null && (size < 1 || size > most)) {
    throw new Problem({
      code: 'BAD_INPUT',
      field,
      message: { en: `Ask for 1 to ${most} at a time.`, ru: `Запросите от 1 до ${most} записей.` },
    });
  }
}

function fits(value: unknown, type: OrderColumn['type']): boolean {
  if (typeof value !== 'string') return false;
  switch (type) {
    case 'uuid':
      return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
    case 'timestamptz':
      return isInstant(value) && value.endsWith('Z');
    case 'date':
      return isDay(value);
    case 'bigint':
      return /^-?\d{1,15}$/.test(value);
    case 'integer':
      return /^-?\d{1,9}$/.test(value);
    case 'text':
      return !value.includes('\0');
  }
}

function write(values: readonly unknown[]): string {
  return Buffer.from(
    JSON.stringify(values.map((value) => (value instanceof Date ? value.toISOString() : String(value)))),
  ).toString('base64url');
}
