import type { Sql } from './sql.js';

/** Reads with one statement a call: outside a transaction on any connection, within one on its own. */
export abstract class Reader {
  /** All rows of the answer. */
  abstract rows<Row>(statement: Sql): Promise<Row[]>;

  /** The one row that there has to be. @throws Error where there is none, or another */
  async one<Row>(statement: Sql): Promise<Row> {
    const [row, another] = await this.rows<Row>(statement);
    if (row === undefined || another !== undefined) throw new Error('One row was to be read');
    return row;
  }

  /** The row that there may be. @throws Error where there is another */
  async maybeOne<Row>(statement: Sql): Promise<Row | null> {
    const [row, another] = await this.rows<Row>(statement);
    if (another !== undefined) throw new Error('At most one row was to be read');
    return row ?? null;
  }
}
