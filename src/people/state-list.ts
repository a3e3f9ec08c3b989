import { Injectable } from '@nestjs/common';
import { Database, Dictionaries, newId, type Transaction } from '../platform/index.js';
import { insertStandings } from './states.service.js';
import states from './states.json' with { type: 'json' };

const loading = 7_021_998;

/** The countries of the world, and how they stand to the dialogue, that Colloquy comes with. */
@Injectable()
export class StateList {
  constructor(
    private readonly database: Database,
    private readonly dictionaries: Dictionaries,
  ) {}

  /** Fills the empty list; one that holds anything stays as it is. Several processes may call it at once. */
  async load(): Promise<void> {
    const work = async (transaction: Transaction): Promise<void> => {
      await transaction.rows('SELECT pg_advisory_xact_lock($1)', [loading]);
      const [there] = await transaction.rows('SELECT FROM state LIMIT 1');
      if (there) return;
      const rows = states.map(({ code, name, footnote }) => ({ id: newId(), code, name, footnote: footnote ?? {} }));
      await transaction.rows(
        `INSERT INTO state (id, code, name, footnote)
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS item (id uuid, code text, name jsonb, footnote jsonb)`,
        [JSON.stringify(rows)],
      );
      await insertStandings(
        transaction,
        states.flatMap(({ code, standings }) => standings.map((period) => ({ state: code, ...period }))),
      );
    };
    await this.dictionaries.writing(() => this.database.transaction(work));
  }
}
