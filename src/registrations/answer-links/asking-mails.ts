import type { MailKind } from '../../platform/index.js';

/** The mails that ask for an answer, each with a link that gives it. */
export const askingMails = [
  'registration.invited',
  'registration.nominated',
  'registration.offered',
  'state.invited',
  'state.reminded',
  'state.awaited',
] as const satisfies readonly MailKind[];

export const asksForAnswer = (kind: string): boolean => (askingMails as readonly string[]).includes(kind);
