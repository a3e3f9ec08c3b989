import { Injectable } from '@nestjs/common';
import { Database, type Reader, sql } from '../../platform/index.js';
import type { ConsentPurpose, RegistrationStatus } from '../../schema-types.js';
import type { DayEntry } from '../attendance/attendance.js';
import { dayEntryColumns, recordedDays } from '../attendance/attendance.sql.js';
import { isOvertaken } from '../registration.sql.js';
import { placeInLine } from './registration.columns.js';

export interface RegistrationChangeRow {
  registrationId: string;
  at: Date;
  byMemberId: string | null;
  from: RegistrationStatus | null;
  to: RegistrationStatus;
  reason: string | null;
}

export interface ConsentChangeRow {
  registrationId: string;
  purpose: ConsentPurpose;
  given: boolean;
  at: Date;
  byMemberId: string | null;
  signedOn: string | null;
  document: string | null;
}

/** What belongs to registrations; whoever asks has seen to it that the viewer may read it. */
@Injectable()
export class RegistrationDetailsQueries {
  constructor(private readonly database: Database) {}

  /** Places in line, 1 is next, of those who wait. */
  async positions(ids: readonly string[]): Promise<{ id: string; position: number }[]> {
    return this.database.rows(
      sql`SELECT r.id, ${placeInLine} AS position FROM registration r
       WHERE r.id = ANY (${ids}::uuid[]) AND r.status = 'WAITLISTED'`,
    );
  }

  /** Those whose person has another registration for the event since. */
  async overtaken(ids: readonly string[], reader: Reader = this.database): Promise<Set<string>> {
    const rows = await reader.rows<{ id: string }>(
      sql`SELECT r.id FROM registration r WHERE r.id = ANY (${ids}::uuid[]) AND ${isOvertaken}`,
    );
    return new Set(rows.map(({ id }) => id));
  }

  async checkInNumbers(ids: readonly string[]): Promise<{ id: string; number: number }[]> {
    return this.database.rows(
      sql`SELECT id, check_in_number AS number FROM registration WHERE id = ANY (${ids}::uuid[])`,
    );
  }

  async days(ids: readonly string[]): Promise<DayEntry[]> {
    return this.database.rows(
      sql`SELECT ${dayEntryColumns} FROM ${recordedDays}
       WHERE a.registration_id = ANY (${ids}::uuid[]) ORDER BY a.registration_id, a.date`,
    );
  }

  async consents(ids: readonly string[]): Promise<{ registrationId: string; purpose: ConsentPurpose }[]> {
    return this.database.rows(
      sql`SELECT registration_id AS "registrationId", purpose FROM registration_consent
       WHERE registration_id = ANY (${ids}::uuid[]) ORDER BY registration_id, purpose`,
    );
  }

  async consentHistory(ids: readonly string[]): Promise<ConsentChangeRow[]> {
    return this.database.rows(
      sql`SELECT registration_id AS "registrationId", purpose, given, at, by_member_id AS "byMemberId",
         signed_on AS "signedOn", document
       FROM registration_consent_change WHERE registration_id = ANY (${ids}::uuid[]) ORDER BY registration_id, at, id`,
    );
  }

  async history(ids: readonly string[]): Promise<RegistrationChangeRow[]> {
    return this.database.rows(
      sql`SELECT registration_id AS "registrationId", at, by_member_id AS "byMemberId", from_status AS "from",
         to_status AS "to", reason
       FROM registration_change WHERE registration_id = ANY (${ids}::uuid[]) ORDER BY registration_id, at, id`,
    );
  }
}
