import type { Texts } from '../../platform/index.js';

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
  /** What that share was counted in. */
  shareOf: 'DAYS' | 'HOURS';
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  startsAtLocal: string;
  endsAtLocal: string;
  issuedAt: Date;
  /** Place in the list of what was revoked. */
  statusIndex: number;
  revokedAt: Date | null;
  /** Of the one that was issued in its place. */
  replacedById: string | null;
}

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
