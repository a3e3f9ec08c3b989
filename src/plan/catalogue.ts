import { Injectable } from '@nestjs/common';
import { Database, Dictionaries } from '../platform/index.js';
import catalogue from './catalogue.json' with { type: 'json' };
import { insertPlan } from './plan-contents.js';

/** The plan that Colloquy comes with, under our own short titles; its official text is imported. */
@Injectable()
export class Catalogue {
  constructor(
    private readonly database: Database,
    private readonly dictionaries: Dictionaries,
  ) {}

  /** Adds the plan where it is missing; several processes may call it at once. */
  async load(): Promise<void> {
    await this.dictionaries.writing(() =>
      this.database.transaction((transaction) => insertPlan(transaction, catalogue)),
    );
  }
}
