import { Injectable } from '@nestjs/common';
import type { OrganisedEvent, Viewer } from '../access/index.js';
import { Trail } from '../audit/index.js';
import { type LockedEvent, SeatPools } from '../events/index.js';
import { Database, forbidden, newId, notFound, Outbox, type Transaction } from '../platform/index.js';
import type { ParticipantRole } from '../schema-types.js';
import { type AttendedDay, attendedShare, earnsCertificate, type HeldDay } from './attended-share.js';
import { codeFrom, newCode } from './certificate-code.js';
import { hindranceToIssuing, notIssued } from './certificate.policy.js';
import { type CertificateRow, CertificatesQueries } from './certificates.queries.js';
import { isStaff } from './registration.policy.js';

interface HeldEvent extends LockedEvent {
  fromShare: number | null;
  days: HeldDay[];
}

/** Somebody who has no certificate for the event yet. */
interface Candidate {
  registrationId: string;
  memberId: string;
  role: ParticipantRole;
  hasAddress: boolean;
  days: AttendedDay[];
}

/** Issues and revokes certificates. Every method is one transaction and safe to repeat. */
@Injectable()
export class Certificates {
  constructor(
    private readonly database: Database,
    private readonly seatPools: SeatPools,
    private readonly queries: CertificatesQueries,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
  ) {}

  /**
   * Issues what is missing to whoever earned it, with a mail to each; answers the ids of the registrations that have one, in the order of the list.
   * @throws Problem NOT_FOUND or FORBIDDEN for whom the event is not, TRANSITION_NOT_ALLOWED before its end and where it issues none
   */
  async issue(viewer: Viewer, eventId: string): Promise<string[]> {
    return this.database.transaction(async (transaction) => {
      const event = await this.lockEvent(transaction, viewer, eventId);
      const hindrance = hindranceToIssuing(event, new Date());
      if (hindrance || event.fromShare === null) throw notIssued(hindrance ?? 'NO_SHARE');
      const earned: (Candidate & { id: string; code: string })[] = [];
      for (const candidate of await this.candidates(transaction, eventId)) {
        const share = attendedShare(event.days, candidate.days);
        if (earnsCertificate(candidate.role, share, event.fromShare))
          earned.push({ ...candidate, id: newId(), code: newCode() });
      }
      await Promise.all([
        this.keep(transaction, viewer, eventId, earned),
        this.outbox.add(
          transaction,
          earned
            .filter(({ hasAddress }) => hasAddress)
            .map(({ memberId, registrationId, code }) => ({
              kind: 'certificate.issued',
              recipientId: memberId,
              facts: { registration: registrationId, event: eventId, certificate: code },
            })),
        ),
        this.trail.record(
          transaction,
          viewer,
          earned.map(({ registrationId, code }) => ({
            action: 'issueCertificates',
            subject: registrationId,
            subjectKind: 'Registration',
            changes: [{ field: 'certificate', from: null, to: code }],
          })),
        ),
      ]);
      return this.holders(transaction, eventId);
    });
  }

  /** Takes a certificate back for good; one that was revoked before is answered as it is. */
  async revoke(viewer: Viewer, typed: string, reason: string): Promise<CertificateRow> {
    const code = codeFrom(typed);
    if (!code) throw notFound('code');
    return this.database.transaction(async (transaction) => {
      const [certificate] = await transaction.rows<{ registrationId: string; revoked: boolean; event: OrganisedEvent }>(
        `SELECT c.registration_id AS "registrationId", c.revoked_at IS NOT NULL AS revoked, json_build_object('id', r.event_id,
           'programmeId', e.programme_id,
           'networkIds', array(SELECT n.network_id FROM event_network n WHERE n.event_id = r.event_id)) AS event
         FROM certificate c JOIN registration r ON r.id = c.registration_id JOIN event e ON e.id = r.event_id WHERE c.code = $1 FOR UPDATE OF c`,
        [code],
      );
      if (!certificate) throw notFound('code');
      if (!isStaff(viewer, certificate.event)) throw forbidden();
      if (!certificate.revoked) {
        await transaction.rows(
          `UPDATE certificate SET revoked_at = now(), revoked_by_member_id = $2, revocation_reason = $3 WHERE code = $1`,
          [code, viewer.memberId, reason],
        );
        await this.trail.record(transaction, viewer, [
          {
            action: 'revokeCertificate',
            subject: certificate.registrationId,
            subjectKind: 'Registration',
            changes: [
              { field: 'certificate', from: code, to: null },
              { field: 'reason', from: null, to: reason },
            ],
          },
        ]);
      }
      return (await this.queries.byCode(code, transaction))!;
    });
  }

  /** Under the event's lock nobody else issues for it, and its attendance stays as it is. */
  private async lockEvent(transaction: Transaction, viewer: Viewer, eventId: string): Promise<HeldEvent> {
    const event = await this.seatPools.lockSeen(transaction, viewer, eventId);
    if (!isStaff(viewer, event)) throw forbidden();
    const [certified] = await transaction.rows<Pick<HeldEvent, 'fromShare' | 'days'>>(
      `SELECT e.certificate_from_share AS "fromShare",
         (SELECT json_agg(json_build_object('date', d.date, 'minutes', extract(epoch FROM d.ends_at - d.starts_at) / 60))
          FROM event_day d WHERE d.event_id = e.id) AS days
       FROM event e WHERE e.id = $1`,
      [eventId],
    );
    return { ...event, ...certified! };
  }

  /** Whoever is erased meanwhile is waited for, or is erased after this and loses the name then. */
  private async candidates(transaction: Transaction, eventId: string): Promise<Candidate[]> {
    return transaction.rows(
      `SELECT r.id AS "registrationId", r.member_id AS "memberId", r.role, m.email IS NOT NULL AS "hasAddress",
         (SELECT coalesce(json_agg(json_build_object('date', d.date, 'attendance', d.attendance, 'minutes', d.minutes)), '[]')
          FROM day_attendance d WHERE d.registration_id = r.id) AS days
       FROM registration r JOIN member m ON m.id = r.member_id
       WHERE r.event_id = $1 AND r.status = 'CONFIRMED' AND m.erased_at IS NULL
         AND NOT EXISTS (SELECT FROM certificate c WHERE c.registration_id = r.id)
       ORDER BY r.sequence FOR SHARE OF m`,
      [eventId],
    );
  }

  /** Each says what holds now: the name as its owner writes it, the event's title and times. */
  private async keep(
    transaction: Transaction,
    viewer: Viewer,
    eventId: string,
    earned: readonly { id: string; code: string; registrationId: string }[],
  ): Promise<void> {
    if (earned.length === 0) return;
    await transaction.rows(
      `INSERT INTO certificate (id, code, registration_id, holder, title, from_share, time_zone, starts_at_local, ends_at_local, starts_at, ends_at, issued_at,
         issued_by_member_id)
       SELECT earned.id, earned.code, r.id, m.given_names || ' ' || m.family_name, e.title, e.certificate_from_share, e.time_zone, e.starts_at_local,
         e.ends_at_local, e.starts_at, e.ends_at, now(), $5
       FROM unnest($2::uuid[], $3::text[], $4::uuid[]) WITH ORDINALITY AS earned (id, code, registration_id, place)
       JOIN registration r ON r.id = earned.registration_id JOIN member m ON m.id = r.member_id JOIN event e ON e.id = r.event_id
       WHERE e.id = $1 ORDER BY earned.place`,
      [
        eventId,
        earned.map(({ id }) => id),
        earned.map(({ code }) => code),
        earned.map(({ registrationId }) => registrationId),
        viewer.memberId,
      ],
    );
  }

  private async holders(transaction: Transaction, eventId: string): Promise<string[]> {
    const rows = await transaction.rows<{ id: string }>(
      `SELECT r.id FROM registration r JOIN certificate c ON c.registration_id = r.id WHERE r.event_id = $1 ORDER BY r.sequence`,
      [eventId],
    );
    return rows.map(({ id }) => id);
  }
}
