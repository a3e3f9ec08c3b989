import type { OutboxMessage } from '../../platform/index.js';

/** The event, and the first change that the mail tells of. */
interface EventChangedFacts {
  event: string;
  change: string;
}

declare module '../../platform/outbox/mail-kinds.js' {
  interface MailKinds {
    /** Something that matters about the event is another now: to everyone concerned. */
    'event.changed': EventChangedFacts;
    /** The event is cancelled: to speakers and contact points of invited states who have no registration to lose. */
    'event.cancelled': { event: string };
  }
}

export const eventChanged = (
  recipientId: string,
  facts: EventChangedFacts,
  causedBy: string | null,
): OutboxMessage => ({ kind: 'event.changed', recipientId, facts, causedBy });

export const eventCancelled = (recipientId: string, event: string, causedBy: string | null): OutboxMessage => ({
  kind: 'event.cancelled',
  recipientId,
  facts: { event },
  causedBy,
});
