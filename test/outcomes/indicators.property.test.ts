import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId, Database } from '../../src/platform/index.js';
import { indicatorSeen, type IndicatorShown, newIndicator } from '../support/builders/indicators.js';
import { naiveActual } from '../support/oracles/naive-indicators.js';
import { insertWithin } from '../support/oracles/rows.js';
import { startWorld, type World } from '../support/harness/world.js';

const seed = Date.now() % 2 ** 31;
const aggregations = ['SUM', 'DISTINCT', 'LATEST'] as const;
let world: World;
let number = 0;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

interface Version {
  date: string;
  value: number | null;
  states: string[];
}

interface Facts {
  aggregation: (typeof aggregations)[number];
  /** Versions of outcomes, counted from 1, and the minute in which one was published. */
  outcomes: { versions: Version[]; published: number | null; minute: number }[];
  byHand: { year: number; value: number }[];
}

const value = fc.integer({ min: -20, max: 200 }).map((tenths) => tenths / 10);
const version = fc.record({
  date: fc.constantFrom('2023-12-31', '2024-01-01', '2024-06-30', '2024-12-31', '2025-01-01'),
  value: fc.option(value, { freq: 6 }),
  states: fc.subarray(['GE', 'AM', 'UA', 'PL']),
});
const facts: fc.Arbitrary<Facts> = fc.record({
  aggregation: fc.constantFrom(...aggregations),
  outcomes: fc.uniqueArray(
    fc.record({
      versions: fc.array(version, { minLength: 1, maxLength: 3 }),
      published: fc.constantFrom(null, 1, 1, 2, 3),
      minute: fc.nat(59),
    }),
    { selector: ({ minute }) => minute, maxLength: 8 },
  ),
  byHand: fc.uniqueArray(fc.record({ year: fc.constantFrom(2022, 2024, 2025), value }), {
    selector: ({ year }) => year,
    maxLength: 2,
  }),
});

/** Puts outcomes and values into the database as rows, past every rule of the services. */
async function insert(indicator: string, { outcomes, byHand }: Facts): Promise<void> {
  const author = { written_by_member_ids: [world.ids.secretariat], verified_by_member_id: world.ids.secretariat2 };
  await world.apps[0]!.get(Database).transaction(async (transaction) => {
    for (const { versions, published, minute } of outcomes) {
      const id = newId();
      const numbered = versions.map((one, index) => ({ ...one, number: index + 1 }));
      const rows = insertWithin(transaction);
      await rows('outcome', [
        {
          id,
          created_by_member_id: world.ids.secretariat,
          current_number: versions.length,
          published_number: publishedOf(versions, published)?.number ?? null,
        },
      ]);
      const published_at = `2026-01-01T00:${String(minute).padStart(2, '0')}:00Z`;
      const kept = { outcome_id: id, ...author, status: 'PUBLISHED', kind: 'STUDY', title: {}, audience: 'PUBLIC' };
      await rows(
        'outcome_version',
        numbered.map((one) => ({ ...kept, number: one.number, date: one.date, published_at })),
      );
      await rows(
        'outcome_state',
        numbered.flatMap((one) =>
          one.states.map((state, position) => ({ outcome_id: id, number: one.number, state, position })),
        ),
      );
      await rows(
        'outcome_contribution',
        numbered.flatMap((one) =>
          one.value === null
            ? []
            : [{ outcome_id: id, number: one.number, indicator_id: indicator, position: 1, value: one.value }],
        ),
      );
    }
    await insertWithin(transaction)(
      'indicator_value',
      byHand.map((one) => ({
        ...one,
        indicator_id: indicator,
        by_member_id: world.ids.secretariat,
        at: '2026-01-01T00:00:00Z',
      })),
    );
  });
}

function publishedOf(versions: Version[], published: number | null) {
  const there = published === null ? undefined : versions[published - 1];
  return there && { ...there, number: published! };
}

function naive({ outcomes, ...facts }: Facts, asked: number | null): number | null {
  const contributions = outcomes
    .toSorted((one, other) => one.minute - other.minute)
    .flatMap(({ versions, published }) => {
      const there = publishedOf(versions, published);
      return there && there.value !== null ? [{ ...there, value: there.value }] : [];
    });
  return naiveActual({ ...facts, contributions }, asked);
}

function shownOf({ actual, in2024, in2025 }: IndicatorShown): (number | null)[] {
  return [actual, in2024, in2025];
}

describe('what an indicator reached', () => {
  it(`is what counting by hand gives (seed ${seed})`, async () => {
    let known = 0;
    await fc.assert(
      fc.asyncProperty(facts, async (generated) => {
        const { id } = await newIndicator(world, `P-${number++}`, { aggregation: generated.aggregation });
        await insert(id, generated);
        const shown = shownOf((await indicatorSeen(world, 'observer', id))!);
        const expected = [null, 2024, 2025].map((year) => naive(generated, year));
        expect(shown.map((one) => one === null)).toEqual(expected.map((one) => one === null));
        shown.forEach((one, place) => expect(one ?? 0).toBeCloseTo(expected[place] ?? 0, 9));
        known += shown.filter((one) => one !== null).length;
      }),
      { seed, numRuns: 60 },
    );
    expect(known).toBeGreaterThan(60);
  }, 120_000);
});
