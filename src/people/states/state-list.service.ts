import { Injectable } from '@nestjs/common';
import { Database, insertRows, newId, ReferenceTables, sql, type Transaction } from '../../platform/index.js';
import { StateStandings } from './state-standings.store.js';
import states from './states.json' with { type: 'json' };

const loading = 7_021_998;

/** The countries of the world, and how they stand to the dialogue, that Colloquy comes with. */
@Injectable()
export class StateList {
  constructor(
    private readonly database: Database,
    private readonly referenceTables: ReferenceTables,
    private readonly standings: StateStandings,
  ) {}

  /** Fills the empty list; one that holds anything stays as it is. Several processes may call it at once. */
  async load(): Promise<void> {
    const work = async (transaction: Transaction): Promise<void> => {
      await transaction.execute(sql`SELECT pg_advisory_xact_lock(${loading})`);
      const there = await transaction.maybeOne(sql`SELECT FROM state LIMIT 1`);
      if (there) return;
      const records = states.map(({ code, name, footnote }) => ({
        id: newId(),
        code,
        name,
        footnote: footnote ?? {},
      }));
      await transaction.execute(insertRows('state', records));
      await this.standings.add(
        transaction,
        states.flatMap(({ code, standings }) => standings.map((period) => ({ state: code, ...period }))),
      );
    };
    await this.referenceTables.writing(() => this.database.transaction(work));
  }
}
