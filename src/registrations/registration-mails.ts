import type { OutboxMessage } from '../platform/index.js';
import type { RegistrationStatus } from '../schema-types.js';
import type { Move, Registration } from './registration.js';
import type { Sitting } from './sitting.js';

const nominated = 'registration.nominated';

/**
 * What a sitting tells people: nobody of what they entered themselves afterwards, everybody of an invitation, a nomination, an offer, a seat, a place in line,
 * a request taken, a refusal, and of time that ran out.
 */
export function mailsOf({ moves, movedUp, touched }: Sitting): OutboxMessage[] {
  const told = moves.flatMap(({ act, registration }) => {
    const kind = mailKind(act, touched.get(registration.id) ?? registration, registration.status);
    return kind ? [mail(kind, registration)] : [];
  });
  return [...told, ...movedUp.map((registration) => mail(nominated, registration))];
}

const mail = (kind: string, { id, eventId, memberId }: Registration): OutboxMessage => ({
  kind,
  recipientId: memberId,
  facts: { registration: id, event: eventId },
});

const toldOf: Partial<Record<RegistrationStatus, string>> = {
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

function mailKind(act: Move['act'], { onReserve }: Registration, status: RegistrationStatus): string | null {
  if (act === 'ENTER' || act === 'WITHDRAW' || act === 'REFUSE') return null;
  if (act === 'PROMOTE') return 'registration.promoted';
  if (act === 'NOMINATE') return onReserve ? 'registration.reserve' : nominated;
  return toldOf[status] ?? null;
}
