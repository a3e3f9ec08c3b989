import { listOf, type Sql, sql, type Transaction } from '../../../src/platform/index.js';
import type { CountedOutcome, ReportWorld } from './report-facts.js';
import { insertWorld } from './report-world-rows.js';
import { states } from './report-world.js';

type Stage = { before: number | null; after: number | null; applied: number | null };

/** What core indicators count beside the facts of a world; each by what it belongs to. */
export interface CoreFacts {
  kinds: Map<string, string>;
  partners: Map<string, string[]>;
  /** By event, person and stage. */
  ratings: Map<string, Stage>;
  /** By network and person. */
  memberStates: Map<string, string | null>;
  /** By outcome and number. */
  languages: Map<string, string[]>;
  /** By event, person and status: hours at which somebody was nominated and confirmed. */
  histories: Map<string, { nominated: number[]; confirmed: number[] }>;
}

export const keyOf = (...parts: (string | number)[]): string => parts.join(' ');
const partsOf = (key: string): Sql => sql`(${listOf(key.split(' ').map((part) => sql`${part}`))})`;

/** Chooses one of some values each time, as the numbers of the tape say. */
export function choosingBy(tape: readonly number[]): <T>(...values: T[]) => T {
  let place = 0;
  return (...values) => values[tape[place++ % tape.length]! % values.length]!;
}

/** Adds to a world what a tape of numbers chooses; some outcomes become recommendations. */
export function coreFacts(world: ReportWorld, tape: readonly number[]): CoreFacts {
  const choose = choosingBy(tape);
  const rating = (): number | null => choose(null, 1, 2, 3, 4, 5);
  const hours = (): number[] => Array.from({ length: choose(0, 1, 1, 2) }, () => choose(0, 5, 24, 25, 240));
  for (const { versions } of world.outcomes)
    for (const version of versions) version.kind = choose('RECOMMENDATION', 'RECOMMENDATION', version.kind);
  return {
    kinds: new Map(world.events.map(({ id }) => [id, choose('WORKSHOP', 'TRAINING', 'LIAISON')])),
    partners: new Map(world.events.map(({ id }) => [id, world.organisations.slice(choose(0, 1, 2, 3))])),
    ratings: new Map(
      world.events.flatMap(({ id, feedback }) =>
        feedback.map(({ memberId, stage }) => [
          keyOf(id, memberId, stage),
          { before: rating(), after: rating(), applied: rating() },
        ]),
      ),
    ),
    memberStates: new Map(
      world.networks.flatMap(({ id, memberships }) =>
        memberships.map(({ memberId }) => [keyOf(id, memberId), choose(null, ...states)]),
      ),
    ),
    languages: new Map(
      world.outcomes.flatMap(({ id, versions }: CountedOutcome) =>
        versions.map((_, index) => [keyOf(id, index + 1), choose(['en'], ['en', 'ru'], ['ru'], ['ka', 'en'])]),
      ),
    ),
    histories: new Map(
      world.events.flatMap(({ id, registrations }) =>
        registrations.map(({ memberId, status }) => [
          keyOf(id, memberId, status),
          { nominated: hours(), confirmed: hours() },
        ]),
      ),
    ),
  };
}

/** Puts a world into the database with these facts, past every rule of the services. */
export async function insertWithCore(transaction: Transaction, world: ReportWorld, facts: CoreFacts): Promise<void> {
  await insertWorld(transaction, world);
  for (const [id, kind] of facts.kinds)
    await transaction.execute(sql`UPDATE event SET kind = ${kind} WHERE id = ${id}`);
  for (const [id, partners] of facts.partners)
    await transaction.execute(sql`INSERT INTO event_partner (event_id, organisation_id, position) 
        SELECT ${id}, given.* FROM unnest(${partners}::uuid[]) WITH ORDINALITY given`);
  for (const [key, { before, after, applied }] of facts.ratings)
    await transaction.execute(
      sql`UPDATE feedback SET knowledge_before = ${before}, knowledge_after = ${after}, applied = ${applied}
        WHERE (event_id, member_id, stage) = ${partsOf(key)}`,
    );
  for (const [key, state] of facts.memberStates)
    await transaction.execute(
      sql`UPDATE membership SET state = ${state} WHERE (network_id, member_id) = ${partsOf(key)}`,
    );
  for (const [key, languages] of facts.languages)
    await transaction.execute(
      sql`UPDATE outcome_version
        SET title = ${JSON.stringify(Object.fromEntries(languages.map((language) => [language, 'Title'])))}
        WHERE (outcome_id, number) = ${partsOf(key)}`,
    );
  for (const [key, { nominated, confirmed }] of facts.histories)
    await transaction.execute(
      sql`INSERT INTO registration_change (id, registration_id, at, to_status)
        SELECT gen_random_uuid(), r.id, '2024-01-01T00:00:00Z'::timestamptz + make_interval(hours => change.hours),
          change.status
        FROM registration r, (
          SELECT unnest(${nominated}::int[]) AS hours, 'NOMINATED' AS status
          UNION ALL SELECT unnest(${confirmed}::int[]), 'CONFIRMED'
        ) change
        WHERE (r.event_id, r.member_id, r.status) = ${partsOf(key)}`,
    );
}
