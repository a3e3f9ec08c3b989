import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { system } from '../../src/access/index.js';
import { Database } from '../../src/platform/index.js';
import { ActivityReports, FrozenReports } from '../../src/reports/index.js';
import type { StoredReport } from '../../src/reports/activity-report/report.js';
import { coreIndicators } from '../../src/reports/core-indicators/core-indicators.js';
import { FurtherCountsQueries } from '../../src/reports/details/further-counts.queries.js';
import { FrozenChanges } from '../../src/reports/frozen/frozen-changes.loaders.js';
import type { TracedCause } from '../../src/reports/frozen/causes/traced-causes.js';
import { FrozenReportQueries } from '../../src/reports/frozen/frozen-reports.queries.js';
import { figureOf, lineOf } from '../../src/reports/frozen/figure-places.js';
import type { ChangedFigure } from '../../src/reports/frozen/frozen-figures.js';
import { naiveReport } from '../support/oracles/naive-report.js';
import { anyChange, applyChange } from '../support/oracles/report-changes.js';
import type { ReportWorld } from '../support/oracles/report-facts.js';
import { insertWorld } from '../support/oracles/report-world-rows.js';
import { reportInputs, reportWorlds } from '../support/oracles/report-world.js';
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

/** Changes of what the facts of a world do not tell, of its events, actions, organisations and outcomes in turn. */
const edits = [
  `UPDATE event SET kind = 'STUDY_VISIT' WHERE id = ANY ($1) AND kind <> 'STUDY_VISIT'`,
  `UPDATE action SET is_principle = NOT is_principle WHERE id = ANY ($1) AND parent_id IS NULL AND position % 2 = 0`,
  `UPDATE organisation SET kind = 'EU_AGENCY' WHERE id = ANY ($1)`,
  `UPDATE follow_up_version SET owner_state = 'PL', owner_organisation_id = NULL, due_on = '2024-01-01'
   WHERE outcome_id = ANY ($1)`,
  `INSERT INTO event_language (event_id, language, interpreted, position)
   SELECT id, 'ru', true, 9 FROM unnest($1::uuid[]) AS id ON CONFLICT DO NOTHING`,
];

/** Figures that are explained by what the facts of a world do not tell, or by no record that is kept. */
const withoutFacts =
  /^(gap|previous\.|planSoFar\.|coreIndicators\.|eventKinds\.|organisationKinds\.|languages\.|followUps\.)/;

/** A report that shows nearly every change, and another one. */
const runs = reportWorlds.chain((facts) =>
  fc.tuple(
    fc.constant(facts),
    fc.tuple(fc.constant({ plan: facts.plan.slug, from: '2022-01-01', to: '2025-12-31' }), reportInputs(facts)),
    fc.array(anyChange, { minLength: 1, maxLength: 8 }),
    fc.array(fc.boolean(), { minLength: edits.length, maxLength: edits.length }),
  ),
);

/** Every number of a report by where it stands, each list by what its lines are about. */
function everyNumber(part: unknown, place = ''): [string, number | null][] {
  if (typeof part === 'number') return [[place, part]];
  if (part === null) return [[place, null]];
  if (part instanceof Date || typeof part !== 'object') return [];
  // How far an action came is a word and no figure.
  const named = Object.entries(part).filter(([name]) => name !== 'status');
  if (!Array.isArray(part)) return named.flatMap(([name, value]) => everyNumber(value, `${place}/${name}`));
  return (part as unknown[]).flatMap((line) => {
    if (typeof line === 'string') return [[`${place}/${line}`, 1] as [string, number]];
    const about = Object.entries(line!).filter(([name]) => nameless.includes(name));
    const rest = Object.entries(line!).filter(([name]) => !nameless.includes(name));
    return everyNumber(Object.fromEntries(rest), `${place}/${about.map(([, value]) => String(value)).join(' ')}`);
  });
}
/** What tells the lines of a list apart. */
const nameless = [
  ...['actionId', 'areaId', 'networkId', 'organisationId', 'programmeId', 'state', 'year', 'month', 'kind', 'language'],
];

/** Where a changed figure stands in the report. */
function placesOf({ figure, ...change }: ChangedFigure): string[] {
  const path = figure.replaceAll('.', '/');
  const { areaId, actionId, state, organisationId, networkId, programmeId, partnerId, year, month } = change;
  if (figure === 'gap') return [`/gaps/${actionId}`];
  if (/^(coreIndicators|previous|planSoFar)\./.test(figure)) return [`/${path}`];
  if (figure.startsWith('eventKinds.')) return [`/details/eventKinds/${areaId ?? null} ${path.slice(11)}/events`];
  if (/^(organisationKinds|languages)\./.test(figure)) return [`/details/${path}`];
  if (figure.startsWith('followUps.'))
    return [`/details/followUps/${state ?? null} ${organisationId ?? null}/${path.slice(10)}`];
  if (year !== undefined) return [`/years/${year} ${actionId}/${path}`, `/years/${actionId} ${year}/${path}`];
  if (month !== undefined) return [`/months/${month}/${path}`];
  if (state !== undefined) return [`/states/${state}/${path}`];
  if (organisationId !== undefined) return [`/organisations/${organisationId}/${path}`];
  const named = path.replace(/^outcomesByKind\/(\w+)$/, 'outcomesByKind/$1/count');
  if (partnerId !== undefined) return [`/details/partners/${partnerId}/figures/${named}`];
  if (programmeId !== undefined) return [`/details/programmes/${programmeId}/figures/${named}`];
  if (areaId !== undefined) return [`/areas/${areaId}/figures/${named}`];
  if (actionId !== undefined)
    return [`/rows/${actionId}/figures/${named}`, `/details/subItems/${actionId}/figures/${named}`];
  if (networkId !== undefined)
    return figure.startsWith('growth.')
      ? [`/networks/${networkId}/${path}`]
      : [`/networks/${networkId}/figures/${named}`];
  return [`/total/${named}`];
}

/** All numbers that a report tells, its core indicators as they are told. */
function numbersIn({ core, ...report }: StoredReport): Map<string, number | null> {
  const indicators = coreIndicators(report, core!).flatMap(({ number, values }) =>
    values.map(({ key, value }): [string, number | null] => [
      `/coreIndicators/${number}/${key.replaceAll('.', '/')}`,
      value,
    ]),
  );
  const named = everyNumber({ ...report, narratives: [] }).map(([place, value]): [string, number | null] => [
    place.replace(/^(\/(?:previous|planSoFar)\/outcomesByKind\/\w+)\/count$/, '$1'),
    value,
  ]);
  return new Map([...named, ...indicators]);
}

/** What is not there is 0, but for a mean and the growth of a network without a line. */
const numberAt = (numbers: Map<string, number | null>, place: string): number | null =>
  numbers.get(place) ?? (/satisfaction$|\/growth\//.test(place) || numbers.has(place) ? null : 0);

/** What a world says of the record that a cause names; undefined where it knows none. */
function recordOf({ kind, record, eventId, outcomeId, memberIds }: TracedCause, facts: ReportWorld): unknown {
  const event = facts.events.find(({ id }) => id === eventId);
  const outcome = facts.outcomes.find(({ id }) => id === outcomeId);
  switch (kind) {
    case 'EVENT':
      return event && { ...event, registrations: [], feedback: [] };
    case 'FEEDBACK':
      return event?.feedback;
    case 'REGISTRATION':
      return event?.registrations.filter(({ memberId }) => memberIds.includes(memberId));
    case 'MEMBER':
      return facts.members.find(({ id }) => id === record);
    case 'OUTCOME': {
      // Of a programme is an outcome by its events.
      const named = outcome?.versions.flatMap(({ eventIds }) => eventIds) ?? [];
      const programmes = facts.events.filter(({ id }) => named.includes(id)).map(({ programmeId }) => programmeId);
      return outcome && { ...outcome, followUps: [], programmes };
    }
    case 'FOLLOW_UP':
      return outcome?.followUps;
    default:
      return undefined;
  }
}

describe('a frozen report', () => {
  it(
    `keeps the count of its moment, and tells each difference with a record that really changed (seed ${seed})`,
    async () => {
      const tally = { changes: 0, causes: 0, places: 0, withoutFacts: 0 };
      const frozen = world.apps[0]!.get(FrozenReports);
      const changes = world.apps[0]!.get(FrozenChanges);
      await fc.assert(
        fc.asyncProperty(runs, async ([facts, inputs, steps, chosen]) => {
          const database = world.apps[0]!.get(Database);
          await database.transaction((transaction) => insertWorld(transaction, facts));
          const then = structuredClone(facts);
          const rows = [];
          for (const input of inputs) {
            const { scope, networks } = await world.apps[0]!.get(ActivityReports).report(system, input);
            const networkIds = networks.map(({ networkId }) => networkId);
            const { core: counts } = await world.apps[0]!.get(FurtherCountsQueries).of(scope, networkIds);
            rows.push({ input, row: await frozen.freeze(system, 'Report', input), counts });
          }
          for (const step of steps) await database.transaction((transaction) => applyChange(facts, step, transaction));
          const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);
          const about = [ids(facts.events), ids(facts.actions), facts.organisations, ids(facts.outcomes)];
          for (const [place, edit] of edits.entries())
            if (chosen[place]) await world.database.rows(edit, [about[place % about.length]]);
          for (const { input, row, counts } of rows) {
            const context = { caller: system };
            const before = naiveReport(then, input);
            // What previous, details and narratives say is counted by report-details.property and report-parts.e2e.
            const { dataAt, core, planSoFar, previous, details, narratives, ...stored } = await world.apps[0]!.get(
              FrozenReportQueries,
            )
              .report(context)
              .load(row.id);
            expect(dataAt).toEqual(row.frozenAt);
            expect(core).toEqual(counts);
            expect(planSoFar).toEqual(naiveReport(then, { ...input, from: then.plan.startsOn }).total);
            expect([previous, details, narratives]).not.toContain(undefined);
            expect({
              ...stored,
              networks: stored.networks.map(({ networkId, figures, growth }) => ({ networkId, figures, growth })),
            }).toEqual(before);
            const found = await changes.changes(context, row);
            const reports = world.apps[0]!.get(ActivityReports);
            const { plan, scope, ...live } = await reports.whole(database, await reports.planOf(input), input);
            expect([plan.slug, scope.from]).toEqual([input.plan, input.from]);
            const kept = await world.apps[0]!.get(FrozenReportQueries).report(context).load(row.id);
            const [was, is] = [numbersIn(kept), numbersIn(live)];
            for (const change of found)
              for (const place of placesOf(change).filter((one) => was.has(one) || is.has(one))) {
                expect({ change, was: numberAt(was, place) }).toEqual({ change, was: change.frozen });
                was.set(place, change.now);
                tally.places++;
              }
            const left = [...new Set([...was.keys(), ...is.keys()])].filter(
              (place) => numberAt(was, place) !== numberAt(is, place),
            );
            expect(left).toEqual([]);
            const told = found.map((change) => figureOf(lineOf(change), change.figure));
            expect(new Set(told).size).toBe(found.length);
            for (const change of found) {
              const causes = (await change.explained()).get(figureOf(lineOf(change), change.figure))?.causes ?? [];
              const isKnown = !withoutFacts.test(change.figure);
              const wrong = causes.filter((cause) => isDeepStrictEqual(recordOf(cause, then), recordOf(cause, facts)));
              if (isKnown)
                expect({ change, causes: causes.length > 0, wrong }).toEqual({ change, causes: true, wrong: [] });
              else tally.withoutFacts++;
              tally.causes += causes.length;
            }
            tally.changes += found.length;
          }
        }),
        // A failing world cannot be made smaller: its rows are there already.
        { seed, numRuns: 40, endOnFailure: true },
      );
      // Worlds in which nothing is different afterwards would prove nothing.
      expect(tally.changes).toBeGreaterThan(80);
      expect(tally.causes).toBeGreaterThanOrEqual(tally.changes - tally.withoutFacts);
      expect(tally.withoutFacts).toBeGreaterThan(80);
      expect(tally.places).toBeGreaterThanOrEqual(tally.changes);
    },
    timeLimit,
  );
});
