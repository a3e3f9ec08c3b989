import type { Outbox, Transaction } from '../../platform/index.js';
import { sql } from '../../platform/index.js';

declare module '../../platform/outbox/mail-kinds.js' {
  interface MailKinds {
    /** The address by which the recipient signs in is another one now; `at` says at which of the two this is read. */
    'address.changed': { at: 'OLD' | 'NEW' };
  }
}

/** Tells somebody with an account at the old address and at the new one that the one took the place of the other. */
export async function tellOfAddress(
  transaction: Transaction,
  outbox: Outbox,
  { memberId, before, after }: { memberId: string; before: string | null; after: string | null },
): Promise<void> {
  if (before?.toLowerCase() === after?.toLowerCase()) return;
  const account = await transaction.maybeOne(sql`SELECT FROM account WHERE member_id = ${memberId}`);
  if (!account) return;
  const told = { kind: 'address.changed', recipientId: memberId } as const;
  if (before !== null) await outbox.addTo(transaction, [{ ...told, address: before, facts: { at: 'OLD' } }]);
  if (after !== null) await outbox.addTo(transaction, [{ ...told, address: after, facts: { at: 'NEW' } }]);
}
