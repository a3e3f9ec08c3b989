import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { system } from '../../src/access/index.js';
import { NetworkLoaders } from '../../src/networks/index.js';
import { type ActionRow, PlanLoaders } from '../../src/plan/index.js';
import { Database, graphql } from '../../src/platform/index.js';
import { ActionFigures, ActivityReports, Comparisons } from '../../src/reports/index.js';
import type { ActivityReportInput } from '../../src/schema-types.js';
import type { ReportInput } from '../support/builders/reports.js';
import { naiveComparisons } from '../support/oracles/naive-comparisons.js';
import { naiveListedEvents } from '../support/oracles/naive-listed-events.js';
import { naiveActionFigures, naiveReport } from '../support/oracles/naive-report.js';
import { insertWorld } from '../support/oracles/report-world-rows.js';
import type { ReportWorld } from '../support/oracles/report-facts.js';
import { reportInputs, reportWorlds, withNewIds } from '../support/oracles/report-world.js';
import { startWorld, type World } from '../support/harness/world.js';

const seed = Date.now() % 2 ** 31;
/** Room for making a failing world smaller; a run without a failure takes a tenth of it. */
const timeLimit = 180_000;
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const worldsWithReports = reportWorlds.chain((facts) =>
  fc.tuple(fc.constant(facts), fc.array(reportInputs(facts), { minLength: 3, maxLength: 3 })),
);

/** The report as the application counts it, with the growth of its networks; when it was counted is left out. */
async function counted(input: ActivityReportInput) {
  const { plan, dataAt, scope, ...report } = await world.apps[0]!.get(ActivityReports).report(system, input);
  expect(plan.slug).toBe(input.plan);
  expect(scope.planId).toBe(plan.id);
  expect(Math.abs(dataAt.getTime() - Date.now())).toBeLessThan(timeLimit);
  const context = { caller: system };
  const networks = report.networks.map(async ({ networkId, figures, from, to }) => {
    const growth = await world.apps[0]!.get(NetworkLoaders).growth(context, { networkId, from, to });
    return {
      networkId,
      figures,
      growth: { before: growth.before, joined: growth.joined, left: growth.left, after: growth.after },
    };
  });
  return { ...report, networks: await Promise.all(networks) };
}

/** What the total is held against, counted now and as it would be kept with a frozen report. */
async function compared(input: ActivityReportInput) {
  const report = await world.apps[0]!.get(ActivityReports).report(system, input);
  const comparisons = world.apps[0]!.get(Comparisons);
  const context = { caller: system };
  const [previous, planSoFar] = await Promise.all([
    comparisons.previous(context, report),
    comparisons.planSoFar(context, report),
  ]);
  expect(await comparisons.whole(world.apps[0]!.get(Database), report)).toEqual({ previous, planSoFar });
  return { previous, planSoFar };
}

const listed = graphql(`
  query ($input: ActivityReportInput!, $states: [CountryCode!]) {
    activityReport(input: $input) {
      events(first: 100) {
        totalCount
        nodes { id status startsAt attendance(states: $states) { participants states { code } organisations { id } } }
      }
    }
  }
`);

async function listedEvents(input: ReportInput) {
  const states = input.states ?? null;
  const { activityReport } = await world.as('secretariat').ask(listed, { input, states });
  const { nodes, totalCount } = activityReport.events;
  expect(totalCount).toBe(nodes.length);
  const days = nodes.map(({ startsAt }) => startsAt);
  expect(days).toEqual(days.toSorted());
  return nodes
    .map(({ id, status, attendance }) => ({
      id,
      status,
      attendance: {
        participants: attendance!.participants,
        states: attendance!.states.map(({ code }) => code).toSorted(),
        organisations: attendance!.organisations.map((one) => one.id).toSorted(),
      },
    }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

async function countedOnActions({ actions }: ReportWorld, { from, to }: ActivityReportInput) {
  const context = { caller: system };
  const whole = { from: null, to: null };
  const rows = await world.apps[0]!.get(PlanLoaders)
    .action(context)
    .loadMany(actions.map(({ id }) => id));
  const figures = (rows as ActionRow[]).flatMap((action) =>
    [{ from, to }, whole].map((period) => world.apps[0]!.get(ActionFigures).load(context, action, period)),
  );
  return Promise.all(figures);
}

describe('a report', () => {
  it(
    `holds what counting by hand gives, of any world and for any input (seed ${seed})`,
    async () => {
      const tally = { runs: 0, people: 0, before: 0 };
      await fc.assert(
        fc.asyncProperty(worldsWithReports, async (generated) => {
          const [facts, inputs] = withNewIds(generated);
          await world.apps[0]!.get(Database).transaction((transaction) => insertWorld(transaction, facts));
          for (const input of inputs) {
            const report = await counted(input);
            expect(report).toEqual(naiveReport(facts, input));
            const around = await compared(input);
            expect(around).toEqual(naiveComparisons(facts, input));
            expect(await listedEvents(input)).toEqual(naiveListedEvents(facts, input));
            tally.before += around.previous?.people ?? 0;
            tally.runs++;
            tally.people += report.total.people ?? 0;
          }
          const [{ from, to }] = inputs as [ActivityReportInput];
          expect(await countedOnActions(facts, inputs[0]!)).toEqual(
            facts.actions.flatMap(({ id }) => [
              naiveActionFigures(facts, id, { from, to, states: null }),
              naiveActionFigures(facts, id, { from: null, to: null, states: null }),
            ]),
          );
        }),
        { seed, numRuns: 100, endOnFailure: false },
      );
      // Worlds in which nothing is counted would prove nothing; three reports share a world, so that chance moves this
      // a lot.
      expect(tally.people).toBeGreaterThan(tally.runs / 2);
      expect(tally.before).toBeGreaterThan(0);
    },
    timeLimit,
  );
});
