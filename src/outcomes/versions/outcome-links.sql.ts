import { identifier, recordsOf, type Sql, sql } from '../../platform/index.js';

/** The lists of links that a version has, each in its own order. */
export type OutcomeLink = 'actions' | 'events' | 'networks' | 'states' | 'documents';

/** Tables of links have outcome_id, number, position and the column given here. */
export const outcomeLinks: Readonly<Record<OutcomeLink, { table: string; column: string; type: 'uuid' | 'text' }>> = {
  actions: { table: 'outcome_action', column: 'action_id', type: 'uuid' },
  events: { table: 'outcome_event', column: 'event_id', type: 'uuid' },
  networks: { table: 'outcome_network', column: 'network_id', type: 'uuid' },
  states: { table: 'outcome_state', column: 'state', type: 'text' },
  documents: { table: 'outcome_document', column: 'material_id', type: 'uuid' },
};

/** Holds for versions that link to one of these. */
export function pointsToAny(link: OutcomeLink, targets: readonly string[], version = sql`v`): Sql {
  const { table, column, type } = outcomeLinks[link];
  return sql`EXISTS (SELECT FROM ${identifier(table)} l
    WHERE (l.outcome_id, l.number) = (${version}.outcome_id, ${version}.number)
      AND l.${identifier(column)} = ANY (${targets}::${identifier(type)}[]))`;
}

/** What belongs to versions, by the row of each version: the same outcome may be read in two. */
export function ofEachVersion<Version extends { id: string; number: number }, Part extends PartOfVersion>(
  versions: readonly Version[],
  parts: readonly Part[],
): Map<Version, Part[]> {
  const grouped = Map.groupBy(parts, ({ outcomeId, number }) => `${outcomeId} ${number}`);
  return new Map(versions.map((version) => [version, grouped.get(`${version.id} ${version.number}`) ?? []]));
}

/** Something that one version of an outcome has. */
export interface PartOfVersion {
  outcomeId: string;
  number: number;
}

/** Versions given as values, to be joined by outcome_id and number. */
export const versionsAsRecords = (versions: readonly { id: string; number: number }[]): Sql =>
  recordsOf(
    'outcome_version',
    versions.map(({ id, number }) => ({ outcome_id: id, number })),
  );
