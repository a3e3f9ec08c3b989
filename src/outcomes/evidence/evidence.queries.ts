import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { anyOf, Database, holds, type Sql, sql, type StoredFile } from '../../platform/index.js';
import {
  inAudienceOfOutcome,
  readVersions,
  seenOutcomes,
  shownBeside,
  staffOf,
  staffOfVersion,
} from '../reading/outcome-visibility.sql.js';
import type { OutcomeRow } from '../reading/outcome.row.js';
import { versionsAsRecords } from '../versions/outcome-links.sql.js';
import type { EvidenceRow } from './evidence.row.js';

const evidence = sql`evidence e JOIN outcome o ON o.id = e.outcome_id
  JOIN outcome_version v ON (v.outcome_id, v.number) = (e.outcome_id, e.number)`;

/** Holds for evidence that this viewer may read, of a version that it reads. */
const reads = (viewer: Viewer): Sql => anyOf([staffOfVersion(viewer), inAudienceOfOutcome(viewer, sql`e`)]);

/** Evidence of the versions that the viewer reads; only those who may read it are told where it is. */
@Injectable()
export class EvidenceQueries {
  constructor(private readonly database: Database) {}

  /** As the version says it that the viewer sees, else the one beside that; null if neither has it. */
  async byId(viewer: Viewer, id: string): Promise<EvidenceRow | null> {
    const rows = await this.read(viewer, sql`${evidence}`, sql`e.id = ${id}::uuid AND ${readVersions(viewer)}`);
    return rows.find(({ isBeside }) => !isBeside) ?? rows[0] ?? null;
  }

  /** Of versions that the caller has read as the viewer may. */
  ofVersions(viewer: Viewer, versions: readonly OutcomeRow[]): Promise<EvidenceRow[]> {
    const from = sql`${versionsAsRecords(versions)} version
      JOIN (${evidence}) ON (v.outcome_id, v.number) = (version.outcome_id, version.number)`;
    return this.read(viewer, from, holds);
  }

  /** Null if it is not a file, or the viewer may only know that it exists. */
  file(viewer: Viewer, id: string): Promise<StoredFile | null> {
    return this.fileOf(viewer, id, seenOutcomes(viewer));
  }

  /** The same in the published version that the viewer may read beside the one it sees. */
  fileBeside(viewer: Viewer, id: string): Promise<StoredFile | null> {
    return this.fileOf(viewer, id, shownBeside(viewer));
  }

  private fileOf(viewer: Viewer, id: string, version: Sql): Promise<StoredFile | null> {
    return this.database.maybeOne<StoredFile>(
      sql`SELECT u.id, u.name, u.content_type AS "contentType", u.size
        FROM ${evidence} JOIN upload u ON u.id = e.upload_id
        WHERE e.id = ${id} AND ${version} AND ${reads(viewer)}`,
    );
  }

  private read(viewer: Viewer, from: Sql, where: Sql): Promise<EvidenceRow[]> {
    return this.database.rows<EvidenceRow>(
      sql`SELECT e.id, e.outcome_id AS "outcomeId", e.number, e.title, e.audience, source.url AS link,
          source.upload_id AS "uploadId", source.material_id AS "materialId",
          ${staffOf(viewer)} AND v.number <> o.current_number AS "isBeside"
        FROM ${from}
          LEFT JOIN LATERAL (SELECT e.url, e.upload_id, e.material_id WHERE ${reads(viewer)}) source ON TRUE
        WHERE ${where} ORDER BY e.outcome_id, e.position`,
    );
  }
}
