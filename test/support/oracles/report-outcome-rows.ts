import { newId, type TableRecord } from '../../../src/platform/index.js';
import type { CountedOutcome } from './report-facts.js';
import type { Insert } from './rows.js';

/** Outcomes in their versions, written by the first person and checked by the second. */
export async function insertOutcomes(
  insert: Insert,
  outcomes: readonly CountedOutcome[],
  [author, reviewer]: string[],
): Promise<void> {
  const versions = outcomes.flatMap(({ id, versions: own, published }) =>
    own.map((version, index) => ({ ...version, id, number: index + 1, isPublished: index + 1 === published })),
  );
  await insert(
    'outcome',
    outcomes.map(({ id, versions: own, published }) => ({
      id,
      created_by_member_id: author,
      current_number: own.length,
      published_number: published,
    })),
  );
  await insert(
    'outcome_version',
    versions.map(({ id, number, kind, date, isPublished }) => ({
      outcome_id: id,
      number,
      status: isPublished ? 'PUBLISHED' : 'SUBMITTED',
      kind,
      title: {},
      date,
      audience: 'PUBLIC',
      written_by_member_ids: [author],
      verified_by_member_id: reviewer,
      published_at: isPublished ? '2024-01-01T00:00:00Z' : null,
    })),
  );
  const place = (id: string, number: number) => (row: TableRecord) => ({ outcome_id: id, number, ...row });
  await insert(
    'outcome_action',
    versions.flatMap(({ id, number, actionIds }) =>
      actionIds.map((action_id, position) => place(id, number)({ action_id, position })),
    ),
  );
  await insert(
    'outcome_network',
    versions.flatMap(({ id, number, networkIds }) =>
      networkIds.map((network_id, position) => place(id, number)({ network_id, position })),
    ),
  );
  await insert(
    'outcome_event',
    versions.flatMap(({ id, number, eventIds }) =>
      eventIds.map((event_id, position) => place(id, number)({ event_id, position })),
    ),
  );
  const followUps = outcomes.flatMap(({ id, followUps: own }) =>
    own.map((followUp) => ({ ...followUp, outcome: id, id: newId() })),
  );
  await insert(
    'follow_up',
    followUps.map(({ id, outcome, status }) => ({
      id,
      outcome_id: outcome,
      status,
      done_at: status === 'DONE' ? '2024-01-01T00:00:00Z' : null,
    })),
  );
  await insert(
    'follow_up_version',
    followUps.flatMap(({ id, outcome, versions: numbers }) =>
      numbers.map((number) => ({
        follow_up_id: id,
        outcome_id: outcome,
        number,
        position: 0,
        title: {},
        owner_state: 'GE',
      })),
    ),
  );
}
