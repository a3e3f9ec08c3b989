import { Injectable } from '@nestjs/common';
import type { Reader } from '../platform/index.js';
import type { CertificateFacts } from './certificate-mail.js';
import type { RegistrationFacts } from './registration-mail.js';

/** SQL of the MailVenue of an event `e` in the state `s`; null while it is to be announced. */
export const mailVenue = `CASE WHEN e.venue_name IS NOT NULL THEN jsonb_build_object('name', e.venue_name, 'room', e.venue_room,
  'address', e.venue_address, 'city', e.venue_city, 'stateName', s.name, 'stateFootnote', s.footnote) END`;

/** Reads what mails about registrations tell, as it stands now. */
@Injectable()
export class RegistrationFactsQueries {
  /** Null when there is no such registration of that person. */
  async of(reader: Reader, registrationId: string, memberId: string): Promise<RegistrationFacts | null> {
    const [facts] = await reader.rows<RegistrationFacts>(
      `SELECT e.slug, e.title, e.status AS "eventStatus", e.format, e.tentative, e.join_url AS "joinUrl", e.time_zone AS "timeZone",
         e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.starts_at_local AS "startsAtLocal", e.ends_at_local AS "endsAtLocal",
         ${mailVenue} AS venue,
         r.answer_due_at AS "answerDueAt", r.status, r.mode, r.waitlist_reason AS "waitlistReason",
         CASE WHEN r.status = 'WAITLISTED' THEN (SELECT count(*) FROM registration ahead WHERE ahead.event_id = r.event_id
           AND ahead.mode = r.mode AND ahead.status = 'WAITLISTED' AND ahead.sequence <= r.sequence) END AS position,
         coalesce((SELECT c.reason FROM registration_change c WHERE c.registration_id = r.id AND c.to_status = r.status
           ORDER BY c.at DESC, c.id DESC LIMIT 1), CASE WHEN r.status = 'CANCELLED' THEN e.cancellation_reason END) AS reason
       FROM registration r JOIN event e ON e.id = r.event_id LEFT JOIN state s ON s.code = e.venue_state
       WHERE r.id = $1 AND r.member_id = $2`,
      [registrationId, memberId],
    );
    return facts ?? null;
  }

  /** Null when the certificate has been revoked meanwhile. */
  async certificateOf(reader: Reader, registrationId: string): Promise<CertificateFacts | null> {
    const [facts] = await reader.rows<CertificateFacts>(
      `SELECT code, title, time_zone AS "timeZone", starts_at AS "startsAt", ends_at AS "endsAt", starts_at_local AS "startsAtLocal",
         ends_at_local AS "endsAtLocal"
       FROM certificate WHERE registration_id = $1 AND revoked_at IS NULL`,
      [registrationId],
    );
    return facts ?? null;
  }
}
