import type { OutboxMessage } from '../../platform/index.js';

/** What both mails to a contact point are made of: ids. */
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
  }
}

export const stateInvited = (recipientId: string, { invitation, event }: StateInvitationMail): OutboxMessage => ({
  kind: 'state.invited',
  recipientId,
  facts: { invitation, event },
});

export const stateReminded = (recipientId: string, { invitation, event }: StateInvitationMail): OutboxMessage => ({
  kind: 'state.reminded',
  recipientId,
  facts: { invitation, event },
});
