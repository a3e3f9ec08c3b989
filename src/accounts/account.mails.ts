import type { OutboxMessage } from '../platform/index.js';

/** What somebody hears of that has happened to their account. */
export type AccountChange =
  | 'PASSWORD'
  | 'SECOND_FACTOR'
  | 'RECOVERY_CODE'
  | 'RESET_ASKED'
  | 'RESET_STOPPED'
  | 'RESET_DONE'
  | 'PASSKEY_ADDED'
  | 'PASSKEY_REMOVED'
  | 'PROVIDER_LINKED'
  | 'PROVIDER_UNLINKED'
  | 'ACCESS_TOKEN'
  | 'ACCESS_TOKEN_ENDED'
  | 'GUESSED'
  | 'CLOSED'
  | 'REOPENED'
  | 'ADMITTED'
  | 'REFUSED';

declare module '../platform/outbox/mail-kinds.js' {
  interface MailKinds {
    /** The code and the link that finish what was begun in a browser; `locale` is the browser's. */
    'account.code': { attempt: string; locale: string };
    /** An invitation to take over a profile that somebody else entered. */
    'account.invited': { attempt: string };
    /** What has happened to the recipient's account, with the reason where one was given. */
    'account.changed': { change: AccountChange; reason: string | null };
    /** Somebody has signed up and waits to be let in. */
    'account.requested': { member: string };
  }
}

/** Tells somebody what has happened to their account. */
export const accountChanged = (
  recipientId: string,
  change: AccountChange,
  reason: string | null = null,
): OutboxMessage => ({ kind: 'account.changed', recipientId, facts: { change, reason } });
