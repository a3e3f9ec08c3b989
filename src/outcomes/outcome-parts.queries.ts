import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { Database, type StoredFile } from '../platform/index.js';
import type { Audience, OutcomeStatus } from '../schema-types.js';
import type { OutcomeRow } from './outcomes.queries.js';
import { admits, seenOutcomes, staffOf } from './seen-outcomes.js';

/** What a version points to. */
export type OutcomeLink = 'actions' | 'events' | 'networks' | 'states' | 'documents';

export interface EvidenceRow {
  id: string;
  outcomeId: string;
  title: string;
  /** One of the three; none to those who may only know that it exists. */
  link: string | null;
  uploadId: string | null;
  materialId: string | null;
  audience: Audience;
}

export interface OutcomeChangeRow {
  outcomeId: string;
  at: Date;
  byId: string | null;
  from: OutcomeStatus | null;
  to: OutcomeStatus;
  note: string | null;
}

/** Parts are asked for by their outcomes or by their own ids. */
export type Asked = { outcomes: readonly string[] } | { ids: readonly string[] };

const links: Readonly<Record<OutcomeLink, { table: string; column: string }>> = {
  actions: { table: 'outcome_action', column: 'action_id' },
  events: { table: 'outcome_event', column: 'event_id' },
  networks: { table: 'outcome_network', column: 'network_id' },
  states: { table: 'outcome_state', column: 'state' },
  documents: { table: 'outcome_document', column: 'material_id' },
};

/** What belongs to outcomes, of the version that the viewer sees. */
@Injectable()
export class OutcomePartQueries {
  constructor(private readonly database: Database) {}

  /** Ids (codes of states) that versions point to, in their order. */
  async linked(link: OutcomeLink, versions: readonly OutcomeRow[]): Promise<{ outcomeId: string; target: string }[]> {
    const { table, column } = links[link];
    return this.database.rows(
      `SELECT l.outcome_id AS "outcomeId", l.${column} AS target
       FROM unnest($1::uuid[], $2::integer[]) AS version (id, number) JOIN ${table} l ON (l.outcome_id, l.number) = (version.id, version.number)
       ORDER BY l.outcome_id, l.position`,
      [versions.map(({ id }) => id), versions.map(({ number }) => number)],
    );
  }

  async evidence(viewer: Viewer, asked: Asked): Promise<EvidenceRow[]> {
    const { column, values } = keyOf(asked, 'e.outcome_id', 'e.id');
    return this.database.rows<EvidenceRow>(
      `SELECT e.id, e.outcome_id AS "outcomeId", e.title, e.audience, source.url AS link, source.upload_id AS "uploadId", source.material_id AS "materialId"
       FROM ${evidence} LEFT JOIN LATERAL (SELECT e.url, e.upload_id, e.material_id WHERE ${reads(viewer, values)}) source ON TRUE
       WHERE ${column} = ANY ($1::uuid[]) AND ${seenOutcomes(viewer, values)}
       ORDER BY e.outcome_id, e.position`,
      values,
    );
  }

  /** The file of evidence; null where it is none, and for who may only know that it exists. */
  async evidenceFile(viewer: Viewer, id: string): Promise<StoredFile | null> {
    const values: unknown[] = [id];
    const [file] = await this.database.rows<StoredFile>(
      `SELECT u.id, u.name, u.content_type AS "contentType", u.size FROM ${evidence} JOIN upload u ON u.id = e.upload_id
       WHERE e.id = $1 AND ${seenOutcomes(viewer, values)} AND ${reads(viewer, values)}`,
      values,
    );
    return file ?? null;
  }

  /** Every change of status, the first first; for staff only, which the caller has to see to. */
  async changes(outcomes: readonly string[]): Promise<OutcomeChangeRow[]> {
    return this.database.rows<OutcomeChangeRow>(
      `SELECT outcome_id AS "outcomeId", at, by_member_id AS "byId", from_status AS "from", to_status AS "to", note
       FROM outcome_change WHERE outcome_id = ANY ($1::uuid[]) ORDER BY outcome_id, at, id`,
      [outcomes],
    );
  }
}

const evidence = `evidence e JOIN outcome o ON o.id = e.outcome_id JOIN outcome_version v ON (v.outcome_id, v.number) = (e.outcome_id, e.number)`;

/** Holds for evidence that this viewer may read, of an outcome that it sees. */
const reads = (viewer: Viewer, values: unknown[]): string =>
  `(${staffOf(viewer, values)} OR ${admits(viewer, values, 'e')})`;

function keyOf(asked: Asked, ofOutcome: string, own: string): { column: string; values: unknown[] } {
  return 'ids' in asked ? { column: own, values: [asked.ids] } : { column: ofOutcome, values: [asked.outcomes] };
}
