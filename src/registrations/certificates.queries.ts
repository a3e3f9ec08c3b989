import { Injectable } from '@nestjs/common';
import { Database, type Reader, type Texts } from '../platform/index.js';

/** A certificate, with what it says as it was when it was issued. */
export interface CertificateRow {
  id: string;
  code: string;
  registrationId: string;
  eventId: string;
  /** Null once the person has been erased. */
  holder: string | null;
  title: Texts;
  /** Share of the event from which it was earned. */
  fromShare: number;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  startsAtLocal: string;
  endsAtLocal: string;
  issuedAt: Date;
  /** Place in the list of what was revoked. */
  statusIndex: number;
  revokedAt: Date | null;
}

const columns = `c.id, c.code, c.registration_id AS "registrationId", r.event_id AS "eventId", c.holder, c.title, c.from_share AS "fromShare",
  c.time_zone AS "timeZone", c.starts_at AS "startsAt", c.ends_at AS "endsAt", c.starts_at_local AS "startsAtLocal", c.ends_at_local AS "endsAtLocal",
  c.issued_at AS "issuedAt", c.status_index AS "statusIndex", c.revoked_at AS "revokedAt"`;

/** SQL of a certificate as JSON beside `registration r`; rows for `certificateFromJson`. */
export const certificateBesideRegistration = `(SELECT to_json(issued) FROM (SELECT ${columns} FROM certificate c WHERE c.registration_id = r.id) issued)`;

/** A certificate that came as JSON: its instants are texts there. */
export function certificateFromJson(row: CertificateRow): CertificateRow {
  const { startsAt, endsAt, issuedAt, revokedAt } = row;
  return {
    ...row,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    issuedAt: new Date(issuedAt),
    revokedAt: revokedAt && new Date(revokedAt),
  };
}

/** Reads certificates. Whoever has the code may see one; who may see that of a registration is for the caller to decide. */
@Injectable()
export class CertificatesQueries {
  constructor(private readonly database: Database) {}

  async byCode(code: string, reader: Reader = this.database): Promise<CertificateRow | null> {
    const [row] = await reader.rows<CertificateRow>(
      `SELECT ${columns} FROM certificate c JOIN registration r ON r.id = c.registration_id WHERE c.code = $1`,
      [code],
    );
    return row ?? null;
  }

  async ofRegistrations(ids: readonly string[]): Promise<CertificateRow[]> {
    return this.database.rows(
      `SELECT ${columns} FROM certificate c JOIN registration r ON r.id = c.registration_id WHERE c.registration_id = ANY ($1)`,
      [ids],
    );
  }

  /** Places of the revoked ones among those from `first`, `count` of them. */
  async revokedPlaces(first: number, count: number): Promise<number[]> {
    const rows = await this.database.rows<{ place: number }>(
      `SELECT status_index - $1::integer AS place FROM certificate
       WHERE revoked_at IS NOT NULL AND status_index >= $1 AND status_index < $1 + $2::integer ORDER BY status_index`,
      [first, count],
    );
    return rows.map(({ place }) => place);
  }
}
