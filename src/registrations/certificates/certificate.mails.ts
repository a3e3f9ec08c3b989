import type { OutboxMessage } from '../../platform/index.js';

declare module '../../platform/outbox/mail-kinds.js' {
  interface MailKinds {
    /** `certificate` is its code. */
    'certificate.issued': { registration: string; event: string; certificate: string };
  }
}

/** Everybody is told of the certificate, and whoever issued it of those who cannot be reached. */
export const certificateMails = (
  eventId: string,
  issued: readonly { memberId: string; registrationId: string; code: string }[],
  causedBy: string | null,
): OutboxMessage[] =>
  issued.map(({ memberId, registrationId, code }) => ({
    kind: 'certificate.issued',
    recipientId: memberId,
    facts: { registration: registrationId, event: eventId, certificate: code },
    causedBy,
  }));
