import type { MailKinds, OutboxMessage } from '../../platform/index.js';
import type { RegistrationStatus } from '../../schema-types.js';
import type { Registration } from '../registration.js';
import type { RegistrationBatch } from './registration-batch.js';
import type { Act } from './registration.policy.js';

/** What every mail about a registration is made of: the ids of both. */
export interface RegistrationMailFacts {
  registration: string;
  event: string;
}

declare module '../../platform/outbox/mail-kinds.js' {
  interface MailKinds {
    'registration.invited': RegistrationMailFacts;
    'registration.nominated': RegistrationMailFacts;
    'registration.reserve': RegistrationMailFacts;
    'registration.pending': RegistrationMailFacts;
    'registration.rejected': RegistrationMailFacts;
    'registration.waitlisted': RegistrationMailFacts;
    'registration.offered': RegistrationMailFacts;
    'registration.promoted': RegistrationMailFacts;
    'registration.confirmed': RegistrationMailFacts;
    'registration.substituted': RegistrationMailFacts;
    'registration.cancelled': RegistrationMailFacts;
    'registration.expired': RegistrationMailFacts;
  }
}

type RegistrationMailKind = Extract<keyof MailKinds, `registration.${string}`>;

/**
 * What a batch tells people: nobody of what they entered themselves afterwards, everybody of an invitation, a
 * nomination, an offer, a seat, a place in line, a request taken, a refusal, and of time that ran out.
 */
export function mailsOf({ moves, movedUp, touched }: RegistrationBatch): OutboxMessage[] {
  const told = moves.flatMap(({ act, registration }) => {
    const kind = mailKind(act, touched.get(registration.id) ?? registration, registration.status);
    return kind ? [mail(kind, registration)] : [];
  });
  return [...told, ...movedUp.map((registration) => mail('registration.nominated', registration))];
}

const mail = (kind: RegistrationMailKind, { id, eventId, memberId }: Registration): OutboxMessage => ({
  kind,
  recipientId: memberId,
  facts: { registration: id, event: eventId },
});

const toldOf: Partial<Record<RegistrationStatus, RegistrationMailKind>> = {
  INVITED: 'registration.invited',
  OFFERED: 'registration.offered',
  CONFIRMED: 'registration.confirmed',
  WAITLISTED: 'registration.waitlisted',
  PENDING: 'registration.pending',
  REJECTED: 'registration.rejected',
  CANCELLED: 'registration.cancelled',
  EXPIRED: 'registration.expired',
  SUBSTITUTED: 'registration.substituted',
};

function mailKind(act: Act, { onReserve }: Registration, status: RegistrationStatus): RegistrationMailKind | null {
  if (act === 'ENTER' || act === 'WITHDRAW' || act === 'REFUSE') return null;
  if (act === 'PROMOTE') return 'registration.promoted';
  if (act === 'NOMINATE') return onReserve ? 'registration.reserve' : 'registration.nominated';
  return toldOf[status] ?? null;
}
