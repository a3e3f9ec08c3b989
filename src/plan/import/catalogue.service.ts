import { Injectable } from '@nestjs/common';
import { Database, ReferenceTables } from '../../platform/index.js';
import catalogue from './catalogue.json' with { type: 'json' };
import { PlanRecords } from './plan-records.store.js';

/** The plan that Colloquy comes with, under our own short titles; its official text is imported. */
@Injectable()
export class Catalogue {
  constructor(
    private readonly database: Database,
    private readonly referenceTables: ReferenceTables,
    private readonly records: PlanRecords,
  ) {}

  /** Adds the plan where it is missing; several processes may call it at once. */
  async load(): Promise<void> {
    await this.referenceTables.writing(() =>
      this.database.transaction((transaction) => this.records.add(transaction, catalogue)),
    );
  }
}
