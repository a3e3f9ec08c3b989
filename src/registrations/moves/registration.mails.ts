import type { MailKinds, OutboxMessage, WaitingMessage } from '../../platform/index.js';
import type { AttendanceMode, ParticipantRole, RegistrationStatus } from '../../schema-types.js';
import type { Registration } from '../registration.js';
import type { RegistrationBatch } from './registration-batch.js';
import type { RegistrationMove } from './registration-move.js';
import type { Act } from './registration.policy.js';

/** What every mail about a registration is made of: the ids of both. */
export interface RegistrationMailFacts {
  registration: string;
  event: string;
}

/** What a registration said before somebody else changed it; instants are ISO texts. */
export interface RegistrationBefore {
  role: ParticipantRole;
  mode: AttendanceMode | null;
  state: string | null;
  organisationId: string | null;
  answerDueAt: string | null;
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
    /** Somebody else has given it up for the person. */
    'registration.withdrawn': RegistrationMailFacts;
    /** Somebody else has said no for the person. */
    'registration.declined': RegistrationMailFacts;
    /** Somebody else has changed how, as what or for whom the person takes part, or the time to answer. */
    'registration.changed': RegistrationMailFacts & { was: RegistrationBefore };
  }
}

type RegistrationMailKind = Exclude<Extract<keyof MailKinds, `registration.${string}`>, 'registration.changed'>;

/**
 * What a batch tells people: nobody of what they entered themselves afterwards, everybody of an invitation, a
 * nomination, an offer, a seat, a place in line, a request taken, a refusal, of time that ran out, and of what somebody
 * else ended for them.
 */
export function mailsOf({ event, now, moves, movedUp, movedToReserve, touched }: RegistrationBatch): OutboxMessage[] {
  const isOver = event.endsAt <= now;
  const told = moves.flatMap((move) => {
    const { registration, by } = move;
    const kind = mailKind(move, touched.get(registration.id) ?? registration, isOver);
    return kind ? [mail(kind, registration, by)] : [];
  });
  return [
    ...told,
    ...movedUp.map((registration) => mail('registration.nominated', registration, null)),
    ...movedToReserve.map((registration) => mail('registration.reserve', registration, null)),
  ];
}

/** What somebody else has changed of a registration. */
export const registrationChanged = (before: Registration, causedBy: string | null): WaitingMessage => ({
  kind: 'registration.changed',
  recipientId: before.memberId,
  facts: {
    registration: before.id,
    event: before.eventId,
    was: {
      role: before.role,
      mode: before.mode,
      state: before.state,
      organisationId: before.organisationId,
      answerDueAt: before.answerDueAt?.toISOString() ?? null,
    },
  },
  causedBy,
  topic: before.id,
});

const mail = (
  kind: RegistrationMailKind,
  { id, eventId, memberId }: Registration,
  causedBy: string | null,
): OutboxMessage => ({
  kind,
  recipientId: memberId,
  facts: { registration: id, event: eventId },
  causedBy,
});

const toldOf: Partial<Record<RegistrationStatus, RegistrationMailKind>> = {
  INVITED: 'registration.invited',
  OFFERED: 'registration.offered',
  CONFIRMED: 'registration.confirmed',
  WAITLISTED: 'registration.waitlisted',
  PENDING: 'registration.pending',
  REJECTED: 'registration.rejected',
  EXPIRED: 'registration.expired',
  SUBSTITUTED: 'registration.substituted',
};

/** What ends a registration, and is told unless the person did it or the event is over. */
const ending: Partial<Record<Act, RegistrationMailKind>> = {
  WITHDRAW: 'registration.withdrawn',
  REFUSE: 'registration.declined',
  CANCEL: 'registration.cancelled',
};

function mailKind(
  { act, by, registration: { status, memberId } }: RegistrationMove,
  { onReserve }: Registration,
  isOver: boolean,
): RegistrationMailKind | null {
  // Who is back in line after a postponement is told of the new date.
  if (act === 'ENTER' || act === 'RESUME') return null;
  const ends = ending[act];
  if (ends) return isOver || by === memberId ? null : ends;
  if (act === 'PROMOTE') return 'registration.promoted';
  if (act === 'NOMINATE') return onReserve ? 'registration.reserve' : 'registration.nominated';
  return toldOf[status] ?? null;
}
