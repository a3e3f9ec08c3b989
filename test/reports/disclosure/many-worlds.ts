import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Piscina } from 'piscina';
import { compiled } from '../../../src/platform/index.js';
import type { AuditAnswer, AuditTask } from '../../../src/reports/disclosure/audit/audit.thread.js';
import type { AuditedEdition, Cell } from '../../../src/reports/disclosure/audit/audited-edition.js';
import { PeopleTable } from '../../../src/reports/disclosure/audit/people-table.js';
import { type WorkedOut, workedOut } from './adversary.js';
import { editionOf, type SmallWorld, smallWorlds } from './random-worlds.js';
import { readIn } from './read-editions.js';

/** What the adversary works out in one of many random worlds. */
export interface LookedAt {
  /** Its number among them. */
  number: number;
  /** Of the edition of both its years, that of the first year before it, and live figures. */
  found: WorkedOut[];
  /** What the audit does not prove. */
  exposed: AuditAnswer['exposed'];
  /** Of the edition of both years alone, if only counts from 1 to 4 were hidden. */
  foundWithoutAudit: () => WorkedOut[];
}

/** Each world has one edition only, or as well an earlier one on its first year. */
const withEarlier = (number: number): boolean => number % 4 === 0;

export const worldsOf = (seed: number, count: number): SmallWorld[] => fc.sample(smallWorlds, { numRuns: count, seed });

/** Audits random worlds, as many at once as there are processors, and lets the adversary look at each. */
export async function* lookedAt(worlds: readonly SmallWorld[]): AsyncGenerator<LookedAt> {
  const ahead = availableParallelism();
  const threads = new Piscina<AuditTask<AuditedEdition>, AuditAnswer>({
    filename: join(compiled, 'src/reports/disclosure/audit/audit.thread.js'),
    name: 'auditEditions' satisfies keyof typeof import('../../../src/reports/disclosure/audit/audit.thread.js'),
    maxThreads: ahead,
  });
  const audited = async (editions: readonly AuditedEdition[]) => {
    const { hidden, exposed } = await threads.run({ editions, told: {} });
    return { editions: [...editions.slice(0, -1), { ...editions.at(-1)!, hidden }], exposed };
  };
  const auditedWorld = async (world: SmallWorld, number: number) => {
    if (!withEarlier(number)) return audited([editionOf(world)]);
    const { editions, exposed } = await audited([editionOf(world, 0, 11)]);
    const both = await audited([...editions, editionOf(world)]);
    return { ...both, exposed: [...exposed, ...both.exposed] };
  };
  try {
    const waiting: Promise<Awaited<ReturnType<typeof auditedWorld>>>[] = [];
    for (const number of worlds.keys()) {
      for (let next = number + waiting.length; next <= number + ahead && next < worlds.length; next++)
        waiting.push(auditedWorld(worlds[next]!, next));
      const { editions, exposed } = await waiting.shift()!;
      const latest = editions.at(-1)!;
      const small = { ...latest, hidden: smallCells(latest) };
      const foundWithoutAudit = () => workedOut(...readIn([small]));
      yield { number, exposed, foundWithoutAudit, found: workedOut(...readIn(editions)) };
    }
  } finally {
    await threads.destroy();
  }
}

/** What may not be told for itself, and nothing besides. */
export function smallCells(edition: AuditedEdition): Cell[] {
  const table = new PeopleTable([{ ...edition, hidden: null }]);
  return table.small().map((cell) => table.named(cell));
}
