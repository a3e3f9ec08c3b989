import { Injectable } from '@nestjs/common';
import { type Reader, type Transaction, Uploads } from '../platform/index.js';
import type { OutcomeStatus } from '../schema-types.js';
import { contributionsOfVersion, writeContributions } from './contributions.js';
import type { EvidenceContent, FollowUpContent, OutcomeContent } from './outcome-content.js';

/** Which version is written, the status of a new one, and who wrote it now: nobody where it was only translated. */
export interface Writing {
  outcomeId: string;
  number: number;
  status: OutcomeStatus;
  writers: readonly string[];
}

const links = [
  { list: 'actions', table: 'outcome_action', column: 'action_id', type: 'uuid' },
  { list: 'events', table: 'outcome_event', column: 'event_id', type: 'uuid' },
  { list: 'networks', table: 'outcome_network', column: 'network_id', type: 'uuid' },
  { list: 'states', table: 'outcome_state', column: 'state', type: 'text' },
  { list: 'documents', table: 'outcome_document', column: 'material_id', type: 'uuid' },
] as const;

/** What the versions of outcomes say, read and written as a whole. */
@Injectable()
export class OutcomeVersions {
  constructor(private readonly uploads: Uploads) {}

  /** What a version says; it must exist. */
  async read(reader: Reader, outcomeId: string, number: number): Promise<OutcomeContent> {
    const lists = links.map(
      ({ list, table, column }) =>
        `ARRAY(SELECT l.${column} FROM ${table} l WHERE (l.outcome_id, l.number) = (v.outcome_id, v.number) ORDER BY l.position) AS ${list}`,
    );
    const [content] = await reader.rows<OutcomeContent>(
      `SELECT v.kind, v.title, v.summary, v.date, v.audience, ${lists.join(', ')},
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'title', e.title, 'url', e.url, 'uploadId', e.upload_id,
            'materialId', e.material_id, 'audience', e.audience) ORDER BY e.position), '[]')
          FROM evidence e WHERE (e.outcome_id, e.number) = (v.outcome_id, v.number)) AS evidence,
         ${contributionsOfVersion} AS contributions,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.follow_up_id, 'title', f.title, 'ownerState', f.owner_state,
            'ownerOrganisationId', f.owner_organisation_id, 'dueOn', f.due_on) ORDER BY f.position), '[]')
          FROM follow_up_version f WHERE (f.outcome_id, f.number) = (v.outcome_id, v.number)) AS "followUps"
       FROM outcome_version v WHERE v.outcome_id = $1 AND v.number = $2`,
      [outcomeId, number],
    );
    return content!;
  }

  /** Writes a new version, or a version there is anew: its status and check then stay as they are. */
  async write(
    transaction: Transaction,
    { outcomeId, number, status, writers }: Writing,
    content: OutcomeContent,
  ): Promise<void> {
    const said = [content.kind, content.title, content.summary, content.date, content.audience];
    const rewritten = await transaction.rows(
      `UPDATE outcome_version SET kind = $4, title = $5, summary = $6, date = $7, audience = $8,
         written_by_member_ids = ARRAY(SELECT DISTINCT unnest(written_by_member_ids || $3::uuid[]))
       WHERE outcome_id = $1 AND number = $2 RETURNING number`,
      [outcomeId, number, writers, ...said],
    );
    if (rewritten.length === 0) {
      await transaction.rows(
        `INSERT INTO outcome_version (outcome_id, number, written_by_member_ids, kind, title, summary, date, audience, status)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [outcomeId, number, writers, ...said, status],
      );
    }
    for (const { list, table, column, type } of links) {
      await transaction.rows(`DELETE FROM ${table} WHERE outcome_id = $1 AND number = $2`, [outcomeId, number]);
      await transaction.rows(
        `INSERT INTO ${table} (outcome_id, number, ${column}, position)
         SELECT $1, $2, named, position FROM unnest($3::${type}[]) WITH ORDINALITY AS list (named, position)`,
        [outcomeId, number, content[list]],
      );
    }
    await this.writeEvidence(transaction, outcomeId, number, content.evidence);
    await writeContributions(transaction, outcomeId, number, content.contributions);
    await this.writeFollowUps(transaction, outcomeId, number, content.followUps);
  }

  private async writeEvidence(
    transaction: Transaction,
    outcomeId: string,
    number: number,
    evidence: readonly EvidenceContent[],
  ): Promise<void> {
    const before = await transaction.rows<{ uploadId: string | null }>(
      `DELETE FROM evidence WHERE outcome_id = $1 AND number = $2 RETURNING upload_id AS "uploadId"`,
      [outcomeId, number],
    );
    await transaction.rows(
      `INSERT INTO evidence (outcome_id, number, position, id, title, url, upload_id, material_id, audience)
       SELECT $1, $2, position, id, title, url, upload_id, material_id, audience
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::uuid[], $8::text[])
         WITH ORDINALITY AS list (id, title, url, upload_id, material_id, audience, position)`,
      [
        outcomeId,
        number,
        evidence.map(({ id }) => id),
        evidence.map(({ title }) => title),
        evidence.map(({ url }) => url),
        evidence.map(({ uploadId }) => uploadId),
        evidence.map(({ materialId }) => materialId),
        evidence.map(({ audience }) => audience),
      ],
    );
    await this.release(
      transaction,
      before.flatMap(({ uploadId }) => uploadId ?? []),
    );
  }

  /** Lets files go that are evidence in no version any more. */
  private async release(transaction: Transaction, files: readonly string[]): Promise<void> {
    if (files.length === 0) return;
    const unused = await transaction.rows<{ id: string }>(
      `SELECT id FROM unnest($1::uuid[]) AS file (id) WHERE NOT EXISTS (SELECT FROM evidence e WHERE e.upload_id = file.id)`,
      [files],
    );
    await this.uploads.release(
      transaction,
      unused.map(({ id }) => id),
    );
  }

  private async writeFollowUps(
    transaction: Transaction,
    outcomeId: string,
    number: number,
    followUps: readonly FollowUpContent[],
  ): Promise<void> {
    const ids = followUps.map(({ id }) => id);
    await transaction.rows(`DELETE FROM follow_up_version WHERE outcome_id = $1 AND number = $2`, [outcomeId, number]);
    await transaction.rows(
      `INSERT INTO follow_up (id, outcome_id) SELECT id, $1 FROM unnest($2::uuid[]) AS list (id) ON CONFLICT (id) DO NOTHING`,
      [outcomeId, ids],
    );
    await transaction.rows(
      `INSERT INTO follow_up_version (outcome_id, number, position, follow_up_id, title, owner_state, owner_organisation_id, due_on)
       SELECT $1, $2, position, id, title, owner_state, owner_organisation_id, due_on
       FROM unnest($3::uuid[], $4::jsonb[], $5::text[], $6::uuid[], $7::date[])
         WITH ORDINALITY AS list (id, title, owner_state, owner_organisation_id, due_on, position)`,
      [
        outcomeId,
        number,
        ids,
        followUps.map(({ title }) => JSON.stringify(title)),
        followUps.map(({ ownerState }) => ownerState),
        followUps.map(({ ownerOrganisationId }) => ownerOrganisationId),
        followUps.map(({ dueOn }) => dueOn),
      ],
    );
    // Of those that were only in what has just been written over, nothing is left to say how far they are.
    await transaction.rows(
      `DELETE FROM follow_up f WHERE f.outcome_id = $1 AND NOT EXISTS (SELECT FROM follow_up_version v WHERE v.follow_up_id = f.id)`,
      [outcomeId],
    );
  }
}
