import type { OutboxMessage } from '../../platform/index.js';

declare module '../../platform/outbox/mail-kinds.js' {
  interface MailKinds {
    /** Everything in one round of reminders that concerns the recipient. */
    'follow-ups.overdue': { round: string };
  }
}

/** One mail to everybody whom a round of reminders concerns. */
export const overdueMails = (round: string, recipients: Iterable<string>): OutboxMessage[] =>
  Array.from(recipients, (recipientId) => ({ kind: 'follow-ups.overdue', recipientId, facts: { round } }));
