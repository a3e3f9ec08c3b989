import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { system } from '../../src/access/index.js';
import { Database, RunningSchema } from '../../src/platform/index.js';
import { ActivityReports } from '../../src/reports/index.js';
import type { ActivityReportInput, FigureInput } from '../../src/schema-types.js';
import type { ReportWorld } from '../support/oracles/report-facts.js';
import { insertWorld } from '../support/oracles/report-world-rows.js';
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

const sizes = `query Sources($input: FigureInput!) {
  figureSources(input: $input) {
    events(first: 1) { totalCount } cancelledEvents(first: 1) { totalCount }
    participations(first: 1) { totalCount } people(first: 1) { totalCount }
    states { code } organisations(first: 1) { totalCount }
    outcomes(first: 1) { totalCount } followUpsOpen(first: 1) { totalCount }
  }
}`;

interface Sizes {
  events: number;
  cancelledEvents: number;
  participations: number;
  people: number;
  states: number;
  organisations: number;
  outcomes: number;
  followUpsOpen: number;
}

type Cell = Omit<FigureInput, 'report'>;

/** Every cell that the report prints, with the figures of it that have a list behind them. */
async function cellsOf(facts: ReportWorld, report: ActivityReportInput): Promise<[Cell, Partial<Sizes>][]> {
  const counted = await world.apps[0]!.get(ActivityReports).report(system, report);
  const codes = new Map([...facts.actions, ...facts.areas].map(({ id, code }) => [id, code]));
  const whole = ({
    events,
    cancelledEvents,
    participations,
    people,
    states,
    organisations,
    outcomes,
    followUpsOpen,
  }: Sizes) => ({
    ...{ events, cancelledEvents, participations, people, states, organisations, outcomes, followUpsOpen },
  });
  const figures = (own: typeof counted.total): Sizes =>
    whole({ ...own, participations: own.participations ?? 0, people: own.people ?? 0 });
  const represented = { cancelledEvents: 0, outcomes: 0, followUpsOpen: 0 };
  return [
    [{}, figures(counted.total)],
    ...counted.rows.map((row): [Cell, Sizes] => [{ action: codes.get(row.actionId)! }, figures(row.figures)]),
    ...counted.areas.map((row): [Cell, Sizes] => [{ area: codes.get(row.areaId)! }, figures(row.figures)]),
    ...counted.networks.map((row): [Cell, Sizes] => [{ network: row.networkId }, figures(row.figures)]),
    ...counted.states.map(({ state, events, participations, people }): [Cell, Partial<Sizes>] => [
      { state },
      { ...represented, events, participations: participations ?? 0, people: people ?? 0, states: 1, organisations: 0 },
    ]),
    ...counted.organisations.map(({ organisationId, events, participations, people }): [Cell, Partial<Sizes>] => [
      { organisation: organisationId },
      { ...represented, events, participations: participations ?? 0, people: people ?? 0, states: 0, organisations: 1 },
    ]),
    ...counted.years.map(({ actionId, year, events, outcomes }): [Cell, Partial<Sizes>] => [
      { action: codes.get(actionId)!, year },
      { events, outcomes },
    ]),
  ];
}

async function sizesOf(input: FigureInput): Promise<Sizes> {
  const { data, errors } = await world.apps[0]!.get(RunningSchema).execute(sizes, { input }, { caller: system });
  expect(errors).toBeUndefined();
  const { states, ...lists } = (
    data as { figureSources: Record<string, { totalCount: number }> & { states: unknown[] } }
  ).figureSources;
  const counts = Object.entries(lists).map(([name, { totalCount }]) => [name, totalCount]);
  return { ...(Object.fromEntries(counts) as Omit<Sizes, 'states'>), states: states.length };
}

const counted = ({ participations, events }: Partial<Sizes>): number => participations ?? events ?? 0;

const asked = reportWorlds.chain((facts) =>
  fc.tuple(fc.constant(facts), reportInputs(facts), fc.array(fc.nat(), { minLength: 8, maxLength: 8 })),
);

describe('what stands behind a figure', () => {
  it(
    `is as many as the figure says, in any cell of any report (seed ${seed})`,
    async () => {
      const tally = { cells: 0, counted: 0 };
      await fc.assert(
        fc.asyncProperty(asked, async (generated) => {
          const [facts, report, chosen] = withNewIds(generated);
          await world.apps[0]!.get(Database).transaction((transaction) => insertWorld(transaction, facts));
          const cells = await cellsOf(facts, report);
          const counting = cells.filter(([, figures]) => counted(figures) > 0);
          for (const [place, number] of [0, ...chosen].entries()) {
            // Most cells of a small world are empty: every other one is taken from those that count something.
            const among = place % 2 === 1 && counting.length > 0 ? counting : cells;
            const [cell, figures] = among[number % among.length]!;
            expect({ cell, ...(await sizesOf({ report, ...cell })) }).toMatchObject({ cell, ...figures });
            tally.cells++;
            tally.counted += counted(figures);
          }
        }),
        { seed, numRuns: 60, endOnFailure: false },
      );
      expect(tally.counted).toBeGreaterThan(tally.cells / 4);
    },
    timeLimit,
  );
});
