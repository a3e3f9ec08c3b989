import { Injectable } from '@nestjs/common';
import type { OrganisedEvent, Viewer } from '../../access/index.js';
import { nameInPrint } from '../../platform/documents/index.js';
import { recordsOf, sql, type Transaction } from '../../platform/index.js';
import type { ParticipantRole } from '../../schema-types.js';
import type { AttendedDay, HeldDay } from './attended-share.js';

/** What an event says of its certificates, and its days. */
export interface CertifyingEvent {
  fromShare: number | null;
  /** Everybody takes it in their own time. */
  isSelfPaced: boolean;
  days: HeldDay[];
}

/** Whose name a certificate bears. */
interface Holder {
  /** As its owner writes it. */
  name: string;
  latinName: string | null;
}

/** Somebody who has no certificate for the event yet. */
export interface CertificateCandidate extends Holder {
  registrationId: string;
  memberId: string;
  role: ParticipantRole;
  days: AttendedDay[];
}

/** One that is to be issued. */
export interface NewCertificate extends Holder {
  id: string;
  code: string;
  registrationId: string;
}

/** One in force, with its event's days and what is recorded of its holder. */
export interface ValidCertificate {
  code: string;
  registrationId: string;
  fromShare: number;
  role: ParticipantRole;
  isSelfPaced: boolean;
  held: HeldDay[];
  recorded: AttendedDay[];
}

/** One that may be revoked or issued anew, and by whom. */
export interface LockedCertificate extends Holder {
  registrationId: string;
  memberId: string;
  /** Its owner's. */
  erased: boolean;
  revoked: boolean;
  replacedById: string | null;
  event: OrganisedEvent;
}

/** Why one is taken back: for good, by the certificate of that id, or until its holder is recorded again. */
interface Revocation {
  reason: string;
  as: 'FOR_GOOD' | 'REPLACED' | 'NOT_EARNED';
  replacedById?: string | null;
}

/** The HeldDay rows of `event e`. */
const heldDays = sql`(SELECT json_agg(json_build_object('date', d.date,
    'minutes', extract(epoch FROM d.ends_at - d.starts_at) / 60))
  FROM event_day d WHERE d.event_id = e.id)`;

/** The AttendedDay rows of `registration r`. */
const attendedDays = sql`(SELECT coalesce(json_agg(
    json_build_object('date', d.date, 'attendance', d.attendance, 'minutes', d.minutes)), '[]')
  FROM day_attendance d WHERE d.registration_id = r.id)`;

/** The tables of certificates. */
@Injectable()
export class CertificatesStore {
  async event(transaction: Transaction, eventId: string): Promise<CertifyingEvent> {
    return transaction.one(
      sql`SELECT e.certificate_from_share AS "fromShare", e.format = 'SELF_PACED' AS "isSelfPaced",
         ${heldDays} AS days
       FROM event e WHERE e.id = ${eventId}`,
    );
  }

  /** Whoever is erased meanwhile is waited for, or is erased after this and loses the name then. */
  async candidates(transaction: Transaction, eventId: string): Promise<CertificateCandidate[]> {
    return transaction.rows(
      sql`SELECT r.id AS "registrationId", r.member_id AS "memberId", r.role, ${holder},
         ${attendedDays} AS days
       FROM registration r JOIN member m ON m.id = r.member_id
       WHERE r.event_id = ${eventId} AND r.status = 'CONFIRMED' AND m.erased_at IS NULL
         AND NOT EXISTS (
           SELECT FROM certificate c WHERE c.event_id = r.event_id AND c.member_id = r.member_id AND (
             c.revoked_at IS NULL OR c.registration_id = r.id AND c.revoked_as = 'FOR_GOOD'
           )
         )
       ORDER BY r.sequence FOR SHARE OF m`,
    );
  }

  /** Each says what holds now: the name as it can be printed, the event's title and times. */
  async add(
    transaction: Transaction,
    viewer: Viewer,
    eventId: string,
    certificates: readonly NewCertificate[],
  ): Promise<void> {
    if (certificates.length === 0) return;
    const records = certificates.map(({ id, code, registrationId, name, latinName }) => ({
      ...{ id, code, registration_id: registrationId, holder: nameInPrint(name, latinName) },
    }));
    await transaction.execute(
      sql`INSERT INTO certificate (id, code, registration_id, holder, title, from_share, share_of, time_zone,
         starts_at_local, ends_at_local, starts_at, ends_at, issued_at, issued_by_member_id)
       SELECT earned.id, earned.code, r.id, earned.holder, e.title, e.certificate_from_share, 'HOURS', e.time_zone,
         e.starts_at_local, e.ends_at_local, e.starts_at, e.ends_at, now(), ${viewer.memberId}::uuid
       FROM ${recordsOf('certificate', records)} WITH ORDINALITY AS earned
       JOIN registration r ON r.id = earned.registration_id JOIN event e ON e.id = r.event_id
       WHERE e.id = ${eventId} ORDER BY earned.ordinality`,
    );
  }

  /** The same in place of another one: what it says of the event and of the share stays, the name is that of now. */
  async addInPlaceOf(
    transaction: Transaction,
    viewer: Viewer,
    code: string,
    { id, code: newCode, name, latinName }: NewCertificate,
  ): Promise<void> {
    await transaction.execute(
      sql`INSERT INTO certificate (id, code, registration_id, holder, title, from_share, share_of, time_zone,
         starts_at_local, ends_at_local, starts_at, ends_at, issued_at, issued_by_member_id)
       SELECT ${id}::uuid, ${newCode}::text, old.registration_id,
         ${nameInPrint(name, latinName)}::text, e.title, old.from_share, old.share_of, e.time_zone, e.starts_at_local,
         e.ends_at_local, e.starts_at, e.ends_at, now(), ${viewer.memberId}::uuid
       FROM certificate old JOIN event e ON e.id = old.event_id WHERE old.code = ${code}`,
    );
  }

  /** The registrations for an event that have a certificate, in the order of the list. */
  async holders(transaction: Transaction, eventId: string): Promise<string[]> {
    const rows = await transaction.rows<{ id: string }>(
      sql`SELECT r.id FROM registration r
       WHERE r.event_id = ${eventId} AND EXISTS (SELECT FROM certificate c WHERE c.registration_id = r.id)
       ORDER BY r.sequence`,
    );
    return rows.map(({ id }) => id);
  }

  /** The valid certificates of registrations, with what they were to be earned by and what is recorded now. */
  async valid(transaction: Transaction, registrationIds: readonly string[]): Promise<ValidCertificate[]> {
    return transaction.rows(
      sql`SELECT c.code, c.registration_id AS "registrationId", c.from_share AS "fromShare", r.role,
         e.format = 'SELF_PACED' AS "isSelfPaced",
         ${heldDays} AS held,
         ${attendedDays} AS recorded
       FROM certificate c JOIN registration r ON r.id = c.registration_id JOIN event e ON e.id = r.event_id
       WHERE r.id = ANY (${registrationIds}::uuid[]) AND c.revoked_at IS NULL FOR UPDATE OF c`,
    );
  }

  /** Whoever is erased meanwhile is waited for, or is erased after this and loses the name then. */
  async lock(transaction: Transaction, code: string): Promise<LockedCertificate | null> {
    return transaction.maybeOne(
      sql`SELECT c.registration_id AS "registrationId", c.member_id AS "memberId", ${holder},
         m.erased_at IS NOT NULL AS erased, c.revoked_at IS NOT NULL AS revoked,
         c.replaced_by_id AS "replacedById",
         json_build_object('id', c.event_id, 'programmeId', e.programme_id,
           'networkIds', array(SELECT n.network_id FROM event_network n WHERE n.event_id = c.event_id)) AS event
       FROM certificate c JOIN event e ON e.id = c.event_id JOIN member m ON m.id = c.member_id
       WHERE c.code = ${code} FOR UPDATE OF c FOR SHARE OF m`,
    );
  }

  async revoke(
    transaction: Transaction,
    viewer: Viewer,
    codes: readonly string[],
    { reason, as, replacedById = null }: Revocation,
  ): Promise<void> {
    await transaction.execute(
      sql`UPDATE certificate
       SET revoked_at = now(), revoked_by_member_id = ${viewer.memberId}, revocation_reason = ${reason},
         revoked_as = ${as}, replaced_by_id = ${replacedById}
       WHERE code = ANY (${codes}::text[])`,
    );
  }
}

/** The name as its owner writes it, and in Latin letters, of `member m`. */
const holder = sql`m.given_names || ' ' || m.family_name AS name, m.latin_name AS "latinName"`;
