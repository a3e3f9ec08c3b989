import { sql, type Transaction } from '../../../src/platform/index.js';
import { choosingBy, type CoreFacts, insertWithCore } from './core-facts.js';
import type { ReportWorld } from './report-facts.js';

interface Owner {
  state: string | null;
  organisationId: string | null;
  dueOn: string | null;
}

/** What the details of a report count beside the facts of a world; each by what it belongs to. */
export interface DetailFacts {
  /** By event: languages, and whether there is only interpretation into them. */
  languages: Map<string, { language: string; interpreted: boolean }[]>;
  organisationKinds: Map<string, string>;
  /** By outcome, in all its versions and follow-ups. */
  owners: Map<string, Owner>;
}

/** Adds to a world what a tape of numbers chooses. */
export function detailFacts(world: ReportWorld, tape: readonly number[]): DetailFacts {
  const choose = choosingBy(tape);
  const owner = (): Pick<Owner, 'state' | 'organisationId'> =>
    choose<() => Pick<Owner, 'state' | 'organisationId'>>(
      () => ({ state: choose('GE', 'PL'), organisationId: null }),
      () => ({ state: null, organisationId: choose(...world.organisations) }),
    )();
  return {
    languages: new Map(
      world.events.map(({ id }) => [
        id,
        choose(
          [],
          [{ language: 'en', interpreted: false }],
          [
            { language: 'en', interpreted: false },
            { language: 'ru', interpreted: true },
          ],
          [
            { language: 'ru', interpreted: false },
            { language: 'en', interpreted: choose(true, false) },
          ],
        ),
      ]),
    ),
    organisationKinds: new Map(world.organisations.map((id) => [id, choose('NGO', 'STATE_AUTHORITY', 'EU_AGENCY')])),
    owners: new Map(
      world.outcomes.map(({ id }) => [id, { ...owner(), dueOn: choose(null, '2024-01-01', '2040-01-01') }]),
    ),
  };
}

/** Puts a world into the database with these facts, past every rule of the services. */
export async function insertWithDetails(
  transaction: Transaction,
  world: ReportWorld,
  core: CoreFacts,
  facts: DetailFacts,
): Promise<void> {
  await insertWithCore(transaction, world, core);
  for (const [id, languages] of facts.languages)
    for (const [position, { language, interpreted }] of languages.entries())
      await transaction.execute(
        sql`INSERT INTO event_language (event_id, language, interpreted, position)
          VALUES (${id}, ${language}, ${interpreted}, ${position})`,
      );
  for (const [id, kind] of facts.organisationKinds)
    await transaction.execute(sql`UPDATE organisation SET kind = ${kind} WHERE id = ${id}`);
  for (const [id, { state, organisationId, dueOn }] of facts.owners)
    await transaction.execute(
      sql`UPDATE follow_up_version
        SET owner_state = ${state}, owner_organisation_id = ${organisationId}, due_on = ${dueOn}
        WHERE outcome_id = ${id}`,
    );
}
