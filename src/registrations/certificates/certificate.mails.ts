import type { OutboxMessage } from '../../platform/index.js';
import type { CertificateCandidate, NewCertificate } from './certificates.store.js';

declare module '../../platform/outbox/mail-kinds.js' {
  interface MailKinds {
    /** `certificate` is its code. */
    'certificate.issued': { registration: string; event: string; certificate: string };
  }
}

/** Whoever can be reached is told of the certificate. */
export const certificateMails = (
  eventId: string,
  issued: readonly (CertificateCandidate & NewCertificate)[],
): OutboxMessage[] =>
  issued
    .filter(({ hasAddress }) => hasAddress)
    .map(({ memberId, registrationId, code }) => ({
      kind: 'certificate.issued',
      recipientId: memberId,
      facts: { registration: registrationId, event: eventId, certificate: code },
    }));
