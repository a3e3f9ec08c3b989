import type { OutboxMessage, WaitingMessage } from '../../platform/index.js';

/** What an invitation gives a state. */
export interface InvitationTerms {
  seats: number;
  fundedSeats: number | null;
  onlineSeats: number | null;
  /** An ISO text; null: as the event says. */
  nominationClosesAt: string | null;
}

/** What all mails to a contact point are made of: ids. */
interface StateInvitationMail {
  invitation: string;
  event: string;
}

declare module '../../platform/outbox/mail-kinds.js' {
  interface MailKinds {
    /** The state is invited: to each of its contact points. */
    'state.invited': StateInvitationMail;
    /** The state has not answered yet: to each of its contact points. */
    'state.reminded': StateInvitationMail;
    /** The invitation gives other seats or another time now: to each contact point. */
    'state.changed': StateInvitationMail & { was: InvitationTerms };
    /** The invitation is taken back, and gone: to each contact point. */
    'state.withdrawn': { event: string; state: string; letter: string; reason: string };
    /** Nobody whom the state nominated is left: to each of its contact points. */
    'state.awaited': StateInvitationMail;
    /** Nobody speaks for some of the states that are invited: to who invited them. */
    'states.unreachable': { event: string };
  }
}

export const stateInvited = (
  recipientId: string,
  { invitation, event }: StateInvitationMail,
  causedBy: string | null,
): OutboxMessage => ({ kind: 'state.invited', recipientId, facts: { invitation, event }, causedBy });

export const stateChanged = (
  recipientId: string,
  { invitation, event }: StateInvitationMail,
  was: InvitationTerms,
  causedBy: string | null,
): OutboxMessage => ({ kind: 'state.changed', recipientId, facts: { invitation, event, was }, causedBy });

/** One mail an event, with all such states that there are when it leaves. */
export const statesUnreachable = (recipientId: string, event: string): WaitingMessage => ({
  ...{ kind: 'states.unreachable', recipientId, facts: { event }, topic: event },
});

export const stateReminded = (recipientId: string, { invitation, event }: StateInvitationMail): OutboxMessage => ({
  kind: 'state.reminded',
  recipientId,
  facts: { invitation, event },
});

export const stateAwaited = (recipientId: string, { invitation, event }: StateInvitationMail): OutboxMessage => ({
  kind: 'state.awaited',
  recipientId,
  facts: { invitation, event },
});
