import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { anyOf, Database, type Sql, sql, type StoredFile } from '../../platform/index.js';
import { inAudienceOfOutcome, seenOutcomes, staffOf } from '../reading/outcome-visibility.sql.js';
import type { EvidenceRow } from './evidence.row.js';

const evidence = sql`evidence e JOIN outcome o ON o.id = e.outcome_id
  JOIN outcome_version v ON (v.outcome_id, v.number) = (e.outcome_id, e.number)`;

/** Holds for evidence that this viewer may read, of an outcome that it sees. */
const reads = (viewer: Viewer): Sql => anyOf([staffOf(viewer), inAudienceOfOutcome(viewer, sql`e`)]);

/** Evidence of the version that the viewer sees; only those who may read it are told where it is. */
@Injectable()
export class EvidenceQueries {
  constructor(private readonly database: Database) {}

  /** Null if the viewer does not see its outcome. */
  async byId(viewer: Viewer, id: string): Promise<EvidenceRow | null> {
    const [row] = await this.read(viewer, sql`e.id = ${id}::uuid`);
    return row ?? null;
  }

  ofOutcomes(viewer: Viewer, outcomeIds: readonly string[]): Promise<EvidenceRow[]> {
    return this.read(viewer, sql`e.outcome_id = ANY (${outcomeIds}::uuid[])`);
  }

  /** Null if it is not a file, or the viewer may only know that it exists. */
  file(viewer: Viewer, id: string): Promise<StoredFile | null> {
    return this.database.maybeOne<StoredFile>(
      sql`SELECT u.id, u.name, u.content_type AS "contentType", u.size
        FROM ${evidence} JOIN upload u ON u.id = e.upload_id
        WHERE e.id = ${id} AND ${seenOutcomes(viewer)} AND ${reads(viewer)}`,
    );
  }

  private read(viewer: Viewer, chosen: Sql): Promise<EvidenceRow[]> {
    return this.database.rows<EvidenceRow>(
      sql`SELECT e.id, e.outcome_id AS "outcomeId", e.title, e.audience, source.url AS link,
          source.upload_id AS "uploadId", source.material_id AS "materialId"
        FROM ${evidence}
          LEFT JOIN LATERAL (SELECT e.url, e.upload_id, e.material_id WHERE ${reads(viewer)}) source ON TRUE
        WHERE ${chosen} AND ${seenOutcomes(viewer)}
        ORDER BY e.outcome_id, e.position`,
    );
  }
}
