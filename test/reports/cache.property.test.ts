import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { system } from '../../src/access/index.js';
import { Database } from '../../src/platform/index.js';
import { ActivityReports } from '../../src/reports/index.js';
import type { ActivityReportInput } from '../../src/schema-types.js';
import { naiveReport } from '../support/oracles/naive-report.js';
import { anyChange, applyChange } from '../support/oracles/report-changes.js';
import { insertWorld } from '../support/oracles/report-world-rows.js';
import { reportInputs, reportWorlds } from '../support/oracles/report-world.js';
import { startWorld, type World } from '../support/harness/world.js';

const seed = Date.now() % 2 ** 31;
const timeLimit = 180_000;
let world: World;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
});
afterAll(async () => {
  await world.stop();
});

/** A report that shows nearly every change, and another one. */
const runs = reportWorlds.chain((facts) =>
  fc.tuple(
    fc.constant(facts),
    fc.tuple(fc.constant({ plan: facts.plan.slug, from: '2022-01-01', to: '2025-12-31' }), reportInputs(facts)),
    fc.array(anyChange, { minLength: 4, maxLength: 8 }),
  ),
);

async function counted(process: number, input: ActivityReportInput) {
  const { plan, dataAt, scope, ...report } = await world.apps[process]!.get(ActivityReports).report(system, input);
  expect(plan.slug).toBe(input.plan);
  expect(scope.planId).toBe(plan.id);
  expect(dataAt.getTime()).toBeLessThanOrEqual(Date.now());
  return { ...report, networks: report.networks.map(({ networkId, figures }) => ({ networkId, figures })) };
}

function naive(...[facts, input]: Parameters<typeof naiveReport>) {
  const report = naiveReport(facts, input);
  return { ...report, networks: report.networks.map(({ networkId, figures }) => ({ networkId, figures })) };
}

describe('a kept report', () => {
  it(
    `is what counting by hand gives after every change, on every process (seed ${seed})`,
    async () => {
      const tally = { reports: 0, changed: 0 };
      await fc.assert(
        fc.asyncProperty(runs, async ([facts, inputs, changes]) => {
          const database = world.apps[0]!.get(Database);
          await database.transaction((transaction) => insertWorld(transaction, facts));
          const last = inputs.map(() => '');
          for (const change of [null, ...changes]) {
            if (change) await database.transaction((transaction) => applyChange(facts, change, transaction));
            for (const [index, input] of inputs.entries()) {
              const expected = naive(facts, input);
              expect(await counted(0, input)).toEqual(expected);
              expect(await counted(1, input)).toEqual(expected);
              tally.reports++;
              if (change && last[index] !== JSON.stringify(expected)) tally.changed++;
              last[index] = JSON.stringify(expected);
            }
          }
        }),
        // A failing world cannot be made smaller: its rows are there already.
        { seed, numRuns: 60, endOnFailure: true },
      );
      // Changes that change no report would prove nothing.
      expect(tally.changed).toBeGreaterThan(tally.reports / 20);
    },
    timeLimit,
  );
});
