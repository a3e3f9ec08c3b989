import { Injectable } from '@nestjs/common';
import { ReferenceTables, grouped, type Lookup, perCall } from '../../platform/index.js';
import { ProgrammeQueries, type ProgrammeRow } from './programmes.queries.js';

/** Finds programmes in memory, and who organises them. */
@Injectable()
export class ProgrammeLoaders {
  readonly programme: Lookup<ProgrammeRow | null>;
  readonly bySlug: Lookup<ProgrammeRow | null>;
  /** By their English title. */
  readonly all: () => Promise<ProgrammeRow[]>;

  /** Ids of the people who organise a programme today, by name. */
  readonly organiserIds = perCall<string, string[]>(
    async (ids) => {
      const organisers = grouped(await this.queries.organisersOf(ids), ({ programmeId }) => programmeId);
      return new Map([...organisers].map(([programme, people]) => [programme, people.map(({ memberId }) => memberId)]));
    },
    () => [],
  );

  constructor(
    private readonly queries: ProgrammeQueries,
    referenceTables: ReferenceTables,
  ) {
    const all = referenceTables.of(() => queries.all());
    this.programme = all.one(({ id }) => id);
    this.bySlug = all.one(({ slug }) => slug);
    this.all = () => all.all();
  }
}
