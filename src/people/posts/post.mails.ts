import type { OutboxMessage } from '../../platform/index.js';
import type { PostRow } from './post.row.js';

declare module '../../platform/outbox/mail-kinds.js' {
  interface MailKinds {
    /** A post that its holder entered is confirmed. */
    'post.confirmed': { post: string };
    /** It is refused and gone: `title` is what it was called. */
    'post.refused': { title: string; reason: string | null };
  }
}

/** Tells the holder of a post what became of it, unless it was the holder who decided. */
export function decisionMails(
  { id, memberId, title }: PostRow,
  { accept, reason, by }: { accept: boolean; reason: string | null; by: string | null },
): OutboxMessage[] {
  if (memberId === by) return [];
  const told = { recipientId: memberId, causedBy: by };
  return accept
    ? [{ ...told, kind: 'post.confirmed', facts: { post: id } }]
    : [{ ...told, kind: 'post.refused', facts: { title, reason } }];
}
