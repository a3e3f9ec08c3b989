import { Injectable } from '@nestjs/common';
import { Database, isId, sql, type Transaction } from '../../platform/index.js';
import type { WrittenMail } from './written-mail.js';

/** A mail in the developer's mailbox. */
export interface KeptMail {
  id: string;
  messageId: string;
  recipientName: string;
  recipientAddress: string;
  subject: string;
  plainText: string;
  html: string;
  keptAt: Date;
}

const selected = sql`SELECT k.id, o.message_id AS "messageId", k.recipient_name AS "recipientName",
    k.recipient_address AS "recipientAddress", k.subject, k.plain_text AS "plainText", k.html, k.kept_at AS "keptAt"
  FROM kept_mail k JOIN outbox_message o ON o.id = k.id`;

/** Mails that were kept instead of sent, as no SMTP server is set; never in production. */
@Injectable()
export class KeptMails {
  constructor(private readonly database: Database) {}

  /** The latest 100, the newest first. */
  async latest(): Promise<KeptMail[]> {
    return this.database.rows<KeptMail>(sql`${selected} ORDER BY k.kept_at DESC, k.id DESC LIMIT 100`);
  }

  /** Null when there is none; `id` may be any text. */
  async byId(id: string): Promise<KeptMail | null> {
    return isId(id) ? this.database.maybeOne<KeptMail>(sql`${selected} WHERE k.id = ${id}`) : null;
  }

  /** Keeps a mail under the id of its message. */
  async keep(transaction: Transaction, id: string, { recipient, subject, text, html }: WrittenMail): Promise<void> {
    await transaction.execute(
      sql`INSERT INTO kept_mail (id, recipient_name, recipient_address, subject, plain_text, html, kept_at)
        VALUES (${id}, ${recipient.name}, ${recipient.address}, ${subject}, ${text}, ${html}, clock_timestamp())`,
    );
  }
}
