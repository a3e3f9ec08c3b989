import type pg from 'pg';
import { followsFailure } from './errors.js';
import { Reader } from './reader.js';
import { run } from './run.js';
import { type Sql, sql } from './sql.js';

/**
 * One open transaction. Its connection is a pipeline: statements that are asked for together, with Promise.all, travel
 * together and run in that order, each seeing what those before it did; none runs once one has failed.
 */
export class Transaction extends Reader {
  private failure: unknown;

  constructor(private readonly connection: pg.PoolClient) {
    super();
  }

  override async rows<Row>(statement: Sql): Promise<Row[]> {
    return (await this.run<Row & object>(statement)).rows;
  }

  /** Changes something; answers how many rows. */
  async execute(statement: Sql): Promise<number> {
    return (await this.run(statement)).rowCount ?? 0;
  }

  /** From here on each statement is planned for its values, as `Database.replanning` does. */
  async planAnew(): Promise<void> {
    await this.execute(planAnew);
  }

  /** What follows a statement that failed fails for its sake: whoever asks for all together is told of the first. */
  private async run<Row extends object>(statement: Sql): Promise<pg.QueryResult<Row>> {
    try {
      return await run<Row>(this.connection, statement);
    } catch (error) {
      if (!followsFailure(error)) this.failure ??= error;
      throw this.failure ?? error;
    }
  }
}

export const planAnew = sql`SET LOCAL plan_cache_mode = force_custom_plan`;
