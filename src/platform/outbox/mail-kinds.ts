/**
 * Every kind of mail there is, with the facts that its text is made of. The room that causes a mail adds its kind here,
 * in a file `….mails.ts` of its own:
 *
 *     declare module '../platform/outbox/mail-kinds.js' {
 *       interface MailKinds { 'certificate.issued': { certificate: string } }
 *     }
 *
 * and `notifications` does not compile before it has a text for it.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- rooms fill it
export interface MailKinds {}

export type MailKind = keyof MailKinds;

/**
 * Something that somebody has to be told: which mail, whom, the facts that the text is made of, and whose act it tells
 * of, who hears when it cannot be delivered.
 */
export type OutboxMessage = {
  [Kind in MailKind]: { kind: Kind; recipientId: string; facts: MailKinds[Kind]; causedBy?: string | null };
}[MailKind];

/** Something to be told at an address that need not be anybody's; `recipientId` says whose it was until now. */
export type AddressedMessage = {
  [Kind in MailKind]: { kind: Kind; address: string; facts: MailKinds[Kind]; recipientId?: string };
}[MailKind];

/** One that waits: while it does, another of its kind and topic to the same person adds nothing to it. */
export type WaitingMessage = OutboxMessage & { topic: string };
