import type { OutboxMessage } from '../../platform/index.js';

/** The ids of what was written and of the event that it is about. */
export interface ParticipantMessageFacts {
  message: string;
  event: string;
}

declare module '../../platform/outbox/mail-kinds.js' {
  interface MailKinds {
    'participants.message': ParticipantMessageFacts;
  }
}

/** One mail a person, so that nobody sees another's name or address. */
export const participantMails = (
  recipientIds: readonly string[],
  facts: ParticipantMessageFacts,
  causedBy: string,
): OutboxMessage[] =>
  recipientIds.map((recipientId) => ({ kind: 'participants.message', recipientId, facts, causedBy }));
