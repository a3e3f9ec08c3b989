import { Injectable } from '@nestjs/common';
import { Database, type Reader, sql } from '../../platform/index.js';
import type { CertificateRow } from './certificate.row.js';

const columns = sql`c.id, c.code, c.registration_id AS "registrationId", c.event_id AS "eventId", c.holder, c.title,
  c.from_share AS "fromShare", c.share_of AS "shareOf", c.time_zone AS "timeZone", c.starts_at AS "startsAt",
  c.ends_at AS "endsAt", c.starts_at_local AS "startsAtLocal", c.ends_at_local AS "endsAtLocal",
  c.issued_at AS "issuedAt", c.status_index AS "statusIndex", c.revoked_at AS "revokedAt",
  c.replaced_by_id AS "replacedById"`;

/** Of several that a registration had: the valid one, else the last. */
const validFirst = sql`c.revoked_at IS NOT NULL, c.status_index DESC`;

/** A certificate as JSON beside `registration r`; rows for `certificateFromJson`. */
export const certificateBesideRegistration = sql`(SELECT to_json(issued) FROM (
  SELECT ${columns} FROM certificate c WHERE c.registration_id = r.id ORDER BY ${validFirst} LIMIT 1) issued)`;

/**
 * Reads certificates. Whoever has the code may see one; who may see that of a registration is for the caller to decide.
 */
@Injectable()
export class CertificatesQueries {
  constructor(private readonly database: Database) {}

  async byCode(code: string, reader: Reader = this.database): Promise<CertificateRow | null> {
    return reader.maybeOne(sql`SELECT ${columns} FROM certificate c WHERE c.code = ${code}`);
  }

  async byIds(ids: readonly string[], reader: Reader = this.database): Promise<CertificateRow[]> {
    return reader.rows(sql`SELECT ${columns} FROM certificate c WHERE c.id = ANY (${ids}::uuid[])`);
  }

  async ofRegistrations(ids: readonly string[]): Promise<CertificateRow[]> {
    return this.database.rows(
      sql`SELECT DISTINCT ON (c.registration_id) ${columns} FROM certificate c
       WHERE c.registration_id = ANY (${ids}::uuid[]) ORDER BY c.registration_id, ${validFirst}`,
    );
  }

  /** Places of the revoked ones among those from `first`, `count` of them. */
  async revokedPlaces(first: number, count: number): Promise<number[]> {
    const rows = await this.database.rows<{ place: number }>(
      sql`SELECT status_index - ${first}::integer AS place FROM certificate
       WHERE revoked_at IS NOT NULL AND status_index >= ${first}::integer
         AND status_index < ${first}::integer + ${count}::integer ORDER BY status_index`,
    );
    return rows.map(({ place }) => place);
  }
}
