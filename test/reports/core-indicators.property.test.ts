import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Database, graphql } from '../../src/platform/index.js';
import type { ReportInput } from '../support/builders/reports.js';
import type { AnswerTo } from '../support/harness/client.js';
import { coreFacts, insertWithCore } from '../support/oracles/core-facts.js';
import { naiveCoreIndicators } from '../support/oracles/naive-core-indicators.js';
import { reportInputs, reportWorlds, withNewIds } from '../support/oracles/report-world.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

const seed = Date.now() % 2 ** 31;
const timeLimit = 180_000;
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

type Values = Record<string, number | null>[];

const query = graphql(`
  query ($input: ActivityReportInput!, $locale: Locale) {
    activityReport(input: $input) {
      coreIndicators {
        number title(locale: $locale) unit(locale: $locale) description(locale: $locale)
        values { key label(locale: $locale) value }
      }
    }
  }
`);
type CoreShown = AnswerTo<typeof query>['activityReport']['coreIndicators'][number];

async function shown(input: ReportInput, locale: string | null = null): Promise<CoreShown[]> {
  const { activityReport } = await world.as('secretariat').ask(query, { input, locale });
  return activityReport.coreIndicators;
}

const valuesOf = (indicators: readonly CoreShown[]): Values =>
  indicators.map(({ values }) => Object.fromEntries(values.map(({ key, value }) => [key, value])));

function expectAlike(found: Values, expected: Values): void {
  expect(found.map((one) => Object.keys(one).sort())).toEqual(expected.map((one) => Object.keys(one).sort()));
  found.forEach((one, index) => {
    for (const [key, value] of Object.entries(one)) {
      const wanted = expected[index]![key]!;
      const name = `${index + 1} ${key}`;
      if (value === null || wanted === null) expect([name, value]).toEqual([name, wanted]);
      else expect([name, Math.abs(value - wanted) < 1e-9 ? wanted : value]).toEqual([name, wanted]);
    }
  });
}

describe('the core indicators of a report', () => {
  it(
    `are what counting by hand gives (seed ${seed})`,
    async () => {
      const runs = reportWorlds.chain((facts) =>
        fc.tuple(
          fc.constant(facts),
          fc.tuple(
            fc.constant({ plan: facts.plan.slug, from: '2023-01-01', to: '2025-12-31' }),
            reportInputs(facts),
            reportInputs(facts),
          ),
          fc.array(fc.nat(999), { minLength: 97, maxLength: 97 }),
        ),
      );
      const isAlike = fc.asyncProperty(runs, async (generated) => {
        const [facts, inputs, tape] = withNewIds(generated);
        const core = coreFacts(facts, tape);
        await world.apps[0]!.get(Database).transaction((transaction) => insertWithCore(transaction, facts, core));
        for (const input of inputs as ReportInput[]) {
          const expected = naiveCoreIndicators(facts, core, input);
          expectAlike(valuesOf(await shown(input)), expected);
        }
      });
      await fc.assert(isAlike, { seed, numRuns: 50, endOnFailure: false });
    },
    timeLimit,
  );

  it('are fifteen, in English and Russian, for one statement more and its plan', async () => {
    const input = { from: '2024-01-01', to: '2024-12-31' };
    const [english, russian] = [await shown(input, 'en'), await shown(input, 'ru')];
    expect(english.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(valuesOf(english)).toEqual(valuesOf(russian));
    for (const indicators of [english, russian])
      for (const { title, unit, description, values } of indicators) {
        const texts = [title, unit, description, ...values.map(({ label }) => label)];
        const letters = indicators === russian ? /[а-я]/i : /[a-z]/i;
        expect(texts.filter((text) => !letters.test(text) && text !== '')).toEqual([]);
      }
    // Of all actions without the principle.
    expect(valuesOf(english)[13]).toEqual({ withActivity: 0, total: 52, share: 0 });

    const bare = graphql('query ($input: ActivityReportInput!) { activityReport(input: $input) { from } }');
    const values = graphql(`
      query ($input: ActivityReportInput!) {
        activityReport(input: $input) { coreIndicators { number values { key value } } }
      }
    `);
    await world.as('secretariat').ask(bare, { input });
    const [without, with_] = [
      await statementsOf(() => world.as('secretariat').ask(bare, { input })),
      await statementsOf(() => world.as('secretariat').ask(values, { input })),
    ];
    // BEGIN, the setting, the statement and COMMIT.
    expect(with_ - without).toBe(4);
  });
});
