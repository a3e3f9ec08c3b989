import { Injectable } from '@nestjs/common';
import type { OrganisedEvent, Viewer } from '../../access/index.js';
import { recordsOf, sql, type Transaction } from '../../platform/index.js';
import type { ParticipantRole } from '../../schema-types.js';
import type { AttendedDay, HeldDay } from './attended-share.js';

/** What an event says of its certificates, and its days. */
export interface CertifyingEvent {
  fromShare: number | null;
  days: HeldDay[];
}

/** Somebody who has no certificate for the event yet. */
export interface CertificateCandidate {
  registrationId: string;
  memberId: string;
  role: ParticipantRole;
  days: AttendedDay[];
}

/** One that is to be issued. */
export interface NewCertificate {
  id: string;
  code: string;
  registrationId: string;
}

/** One that may be revoked, and who may. */
export interface LockedCertificate {
  registrationId: string;
  revoked: boolean;
  event: OrganisedEvent;
}

/** The tables of certificates. */
@Injectable()
export class CertificatesStore {
  async event(transaction: Transaction, eventId: string): Promise<CertifyingEvent> {
    return transaction.one(
      sql`SELECT e.certificate_from_share AS "fromShare",
         (SELECT json_agg(json_build_object('date', d.date,
            'minutes', extract(epoch FROM d.ends_at - d.starts_at) / 60))
          FROM event_day d WHERE d.event_id = e.id) AS days
       FROM event e WHERE e.id = ${eventId}`,
    );
  }

  /** Whoever is erased meanwhile is waited for, or is erased after this and loses the name then. */
  async candidates(transaction: Transaction, eventId: string): Promise<CertificateCandidate[]> {
    return transaction.rows(
      sql`SELECT r.id AS "registrationId", r.member_id AS "memberId", r.role,
         (SELECT coalesce(json_agg(
            json_build_object('date', d.date, 'attendance', d.attendance, 'minutes', d.minutes)), '[]')
          FROM day_attendance d WHERE d.registration_id = r.id) AS days
       FROM registration r JOIN member m ON m.id = r.member_id
       WHERE r.event_id = ${eventId} AND r.status = 'CONFIRMED' AND m.erased_at IS NULL
         AND NOT EXISTS (SELECT FROM certificate c WHERE c.registration_id = r.id)
       ORDER BY r.sequence FOR SHARE OF m`,
    );
  }

  /** Each says what holds now: the name as its owner writes it, the event's title and times. */
  async add(
    transaction: Transaction,
    viewer: Viewer,
    eventId: string,
    certificates: readonly NewCertificate[],
  ): Promise<void> {
    if (certificates.length === 0) return;
    const records = certificates.map(({ id, code, registrationId }) => ({ id, code, registration_id: registrationId }));
    await transaction.execute(
      sql`INSERT INTO certificate (id, code, registration_id, holder, title, from_share, time_zone, starts_at_local,
         ends_at_local, starts_at, ends_at, issued_at, issued_by_member_id)
       SELECT earned.id, earned.code, r.id, m.given_names || ' ' || m.family_name, e.title, e.certificate_from_share,
         e.time_zone, e.starts_at_local, e.ends_at_local, e.starts_at, e.ends_at, now(), ${viewer.memberId}::uuid
       FROM ${recordsOf('certificate', records)} WITH ORDINALITY AS earned
       JOIN registration r ON r.id = earned.registration_id
       JOIN member m ON m.id = r.member_id JOIN event e ON e.id = r.event_id
       WHERE e.id = ${eventId} ORDER BY earned.ordinality`,
    );
  }

  /** The registrations for an event that have a certificate, in the order of the list. */
  async holders(transaction: Transaction, eventId: string): Promise<string[]> {
    const rows = await transaction.rows<{ id: string }>(
      sql`SELECT r.id FROM registration r JOIN certificate c ON c.registration_id = r.id
       WHERE r.event_id = ${eventId} ORDER BY r.sequence`,
    );
    return rows.map(({ id }) => id);
  }

  async lock(transaction: Transaction, code: string): Promise<LockedCertificate | null> {
    return transaction.maybeOne(
      sql`SELECT c.registration_id AS "registrationId", c.revoked_at IS NOT NULL AS revoked,
         json_build_object('id', r.event_id, 'programmeId', e.programme_id,
           'networkIds', array(SELECT n.network_id FROM event_network n WHERE n.event_id = r.event_id)) AS event
       FROM certificate c JOIN registration r ON r.id = c.registration_id JOIN event e ON e.id = r.event_id
       WHERE c.code = ${code} FOR UPDATE OF c`,
    );
  }

  async revoke(transaction: Transaction, viewer: Viewer, code: string, reason: string): Promise<void> {
    await transaction.execute(
      sql`UPDATE certificate
       SET revoked_at = now(), revoked_by_member_id = ${viewer.memberId}, revocation_reason = ${reason}
       WHERE code = ${code}`,
    );
  }
}
