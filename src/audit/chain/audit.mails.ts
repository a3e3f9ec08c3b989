import type { OutboxMessage } from '../../platform/index.js';
import type { Breach } from './breach.js';
import type { Head } from './chain.js';

declare module '../../platform/outbox/mail-kinds.js' {
  interface MailKinds {
    /** The last seal of the audit trail on that day, and what does not fit, if anything: to the secretariat. */
    'audit.head': { head: Head | null; breach: Breach | null };
  }
}

/** The day's head, to each of the secretariat. */
export const headMails = (
  secretariat: readonly { id: string }[],
  head: Head | null,
  breach: Breach | null,
): OutboxMessage[] => secretariat.map(({ id }) => ({ kind: 'audit.head', recipientId: id, facts: { head, breach } }));
