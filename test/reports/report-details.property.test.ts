import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Database } from '../../src/platform/index.js';
import { ActivityReports } from '../../src/reports/index.js';
import { coreFacts } from '../support/oracles/core-facts.js';
import { detailFacts, insertWithDetails } from '../support/oracles/detail-facts.js';
import { naiveDetails } from '../support/oracles/naive-details.js';
import { reportInputs, reportWorlds, withNewIds } from '../support/oracles/report-world.js';
import { startWorld, type World } from '../support/harness/world.js';

const seed = Date.now() % 2 ** 31;
const timeLimit = 180_000;
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const worldsWithReports = reportWorlds.chain((facts) =>
  fc.tuple(
    fc.constant(facts),
    fc.array(reportInputs(facts), { minLength: 2, maxLength: 2 }),
    fc.array(fc.nat(999), { minLength: 97, maxLength: 97 }),
  ),
);

/** The same lines in one order; sub-items stand in that of the plan. */
const sorted = ({ subItems, ...others }: Record<string, readonly object[]>) => ({
  subItems,
  ...Object.fromEntries(
    Object.entries(others).map(([name, lines]) => [
      name,
      lines.map((line) => ({ ...line })).toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),
    ]),
  ),
});
const keyOf = (line: object): string =>
  JSON.stringify(
    ['areaId', 'kind', 'state', 'organisationId', 'programmeId', 'language'].map(
      (name) => (line as Record<string, unknown>)[name] ?? null,
    ),
  );

describe('the details of a report', () => {
  it(
    `are what counting by hand gives, of any world and for any input (seed ${seed})`,
    async () => {
      const tally: Record<string, number> = {};
      await fc.assert(
        fc.asyncProperty(worldsWithReports, async (generated) => {
          const [facts, inputs, tape] = withNewIds(generated);
          const core = coreFacts(facts, tape);
          const own = detailFacts(facts, tape.toReversed());
          const [app] = world.apps;
          await app!.get(Database).transaction((transaction) => insertWithDetails(transaction, facts, core, own));
          for (const input of inputs) {
            const reports = app!.get(ActivityReports);
            const { details } = await reports.whole(app!.get(Database), await reports.planOf(input), input);
            expect(sorted({ ...details })).toEqual(sorted(naiveDetails(facts, core, own, input)));
            for (const [name, lines] of Object.entries(details))
              tally[name] = (tally[name] ?? 0) + (lines as object[]).length;
          }
        }),
        { seed, numRuns: 40, endOnFailure: true },
      );
      // Worlds in which nothing is counted would prove nothing.
      for (const lines of Object.values(tally)) expect(lines).toBeGreaterThan(10);
    },
    timeLimit,
  );
});
