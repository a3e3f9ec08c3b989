import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { insertRows, sql, type Transaction, Uploads } from '../../platform/index.js';
import type { EvidenceContent } from './evidence-content.js';

/** The evidence of `outcome_version v` as JSON, in its order. */
export const evidenceOfVersion = sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'title', e.title, 'url', e.url, 'uploadId', e.upload_id,
    'materialId', e.material_id, 'audience', e.audience) ORDER BY e.position), '[]')
  FROM evidence e WHERE (e.outcome_id, e.number) = (v.outcome_id, v.number))`;

/** The evidence of versions, with its files. */
@Injectable()
export class EvidenceRecords {
  constructor(private readonly uploads: Uploads) {}

  /**
   * Claims the files that have become evidence, and locks its materials until the transaction ends.
   * @throws Problem NOT_FOUND or BAD_INPUT
   */
  async claim(
    transaction: Transaction,
    viewer: Viewer,
    before: readonly EvidenceContent[],
    after: readonly EvidenceContent[],
  ): Promise<void> {
    const known = new Map(before.map(({ id, uploadId }) => [id, uploadId]));
    for (const [index, { id, uploadId }] of after.entries()) {
      if (uploadId !== null && uploadId !== known.get(id))
        await this.uploads.claim(transaction, viewer, uploadId, `input.evidence.${index}.upload`);
    }
    const materials = after.flatMap(({ materialId }) => materialId ?? []);
    if (materials.length > 0)
      await transaction.execute(
        sql`SELECT FROM material WHERE id = ANY (${materials}::uuid[]) ORDER BY id FOR KEY SHARE`,
      );
  }

  /** Replaces the evidence of a version. */
  async write(
    transaction: Transaction,
    outcomeId: string,
    number: number,
    evidence: readonly EvidenceContent[],
  ): Promise<void> {
    const before = await transaction.rows<{ uploadId: string | null }>(
      sql`DELETE FROM evidence WHERE outcome_id = ${outcomeId} AND number = ${number}
        RETURNING upload_id AS "uploadId"`,
    );
    const records = evidence.map(({ id, title, url, uploadId, materialId, audience }, index) => ({
      ...{ outcome_id: outcomeId, number, position: index + 1 },
      ...{ id, title, url, upload_id: uploadId, material_id: materialId, audience },
    }));
    await transaction.execute(insertRows('evidence', records));
    await this.release(
      transaction,
      before.flatMap(({ uploadId }) => uploadId ?? []),
    );
  }

  /** Releases files that are no longer evidence in any version. */
  private async release(transaction: Transaction, files: readonly string[]): Promise<void> {
    if (files.length === 0) return;
    const unused = await transaction.rows<{ id: string }>(
      sql`SELECT id FROM unnest(${files}::uuid[]) AS file (id)
        WHERE NOT EXISTS (SELECT FROM evidence e WHERE e.upload_id = file.id)`,
    );
    await this.uploads.release(
      transaction,
      unused.map(({ id }) => id),
    );
  }
}
