import { Injectable } from '@nestjs/common';
import { localesOf, MailedCodes } from '../../accounts/index.js';
import { Config, type MailKind, oneLine, type Reader, sql, type Transaction } from '../../platform/index.js';
import { AnswerTokens } from '../../registrations/index.js';
import type { MailMessage, MailReader } from '../mails/mail.js';
import { html, type MailContent, plainText } from '../mails/mail-content.js';
import { isMailKind, mailOfKind } from '../mails/mail-of-kind.js';
import { Undeliverable } from '../mails/undeliverable.js';
import type { WrittenMail } from './written-mail.js';

/** A message as the outbox keeps it; whatever its kind, the facts are those with which it was put there. */
export interface StoredMessage {
  id: string;
  kind: string;
  facts: MailMessage<MailKind>['facts'];
  messageId: string;
  /** Null for an address that need not be anybody's. */
  recipientId: string | null;
  /** Where to, if not to the recipient's own address. */
  address: string | null;
}

/** Makes mails of messages, from what is true when they are sent. */
@Injectable()
export class MailWriter {
  constructor(
    private readonly config: Config,
    private readonly tokens: AnswerTokens,
    private readonly codes: MailedCodes,
  ) {}

  /** @throws Undeliverable when there is nobody to write to, NothingToTell when there is nothing to write about */
  async write(transaction: Transaction, message: StoredMessage): Promise<WrittenMail> {
    const { recipientId, address } = message;
    const recipient =
      recipientId === null ? await ownerOf(transaction, address!) : await recipientOf(transaction, recipientId);
    const to = address ?? recipient?.email;
    if (!recipient || !to) throw new Undeliverable('no address');
    const content = await this.contentOf(transaction, message, recipient);
    return {
      messageId: message.messageId,
      recipient: { name: oneLine(recipient.name), address: to },
      language: content.language,
      subject: oneLine(content.subject),
      text: plainText(content),
      html: html(content),
    };
  }

  private async contentOf(
    transaction: Transaction,
    { id, kind, facts, messageId, recipientId }: StoredMessage,
    reader: MailReader,
  ): Promise<MailContent> {
    if (!isMailKind(kind)) throw new Undeliverable(`unknown kind ${kind}`);
    const { publicUrl } = this.config;
    const answerLink = `${publicUrl}/answer/${this.tokens.of(id)}`;
    const codes = this.codes;
    const letter = { reader, publicUrl, answerLink, codes, reference: referenceOf(messageId) };
    const message = { kind, facts, recipientId } as MailMessage<typeof kind>;
    return mailOfKind(kind).write(transaction, message, letter);
  }
}

interface Recipient extends MailReader {
  /** Null where there is none, or none any more. */
  email: string | null;
}

function recipientOf(reader: Reader, memberId: string): Promise<Recipient | null> {
  return reader.maybeOne<Recipient>(
    sql`SELECT m.given_names || ' ' || m.family_name AS name, CASE WHEN m.erased_at IS NULL THEN m.email END AS email,
         ${localesOf} AS locales, a.time_zone AS "timeZone"
       FROM member m LEFT JOIN account a ON a.member_id = m.id WHERE m.id = ${memberId}`,
  );
}

/** Who has this address, if anybody does: a reader without a name otherwise, in the language that the message says. */
async function ownerOf(reader: Reader, address: string): Promise<Recipient> {
  const owner = await reader.maybeOne<{ id: string }>(
    sql`SELECT m.id FROM member m JOIN account a ON a.member_id = m.id
      WHERE m.email = ${address}::citext AND m.erased_at IS NULL`,
  );
  const known = owner && (await recipientOf(reader, owner.id));
  return known ?? { name: '', email: null, locales: [], timeZone: null };
}

/** What readers quote: the random end of the message's id, "9F3A-01BC". */
function referenceOf(messageId: string): string {
  const id = messageId.replace(/@.*$/, '').replaceAll('-', '').toUpperCase();
  return `${id.slice(-8, -4)}-${id.slice(-4)}`;
}
