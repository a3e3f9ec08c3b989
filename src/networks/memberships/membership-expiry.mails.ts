import type { OutboxMessage } from '../../platform/index.js';

export type ExpiryMailKind = 'memberships.expiring' | 'memberships.expired';

declare module '../../platform/outbox/mail-kinds.js' {
  interface MailKinds {
    /** Memberships of one network whose endorsement will run out soon, of those that concern the recipient. */
    'memberships.expiring': { memberships: string[] };
    /** The same of those that have been resting since it did. */
    'memberships.expired': { memberships: string[] };
  }
}

/** A membership that people are told of. */
export interface ToldMembership {
  id: string;
  recipients: string[];
}

/** One mail to each whom any of these memberships concerns, with all that do. */
export function expiryMails(kind: ExpiryMailKind, told: readonly ToldMembership[]): OutboxMessage[] {
  const pairs = told.flatMap(({ id, recipients }) => recipients.map((recipientId) => ({ recipientId, id })));
  return Array.from(
    Map.groupBy(pairs, ({ recipientId }) => recipientId),
    ([recipientId, own]) => ({
      kind,
      recipientId,
      facts: { memberships: own.map(({ id }) => id) },
    }),
  );
}
