import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Config, Database, Jobs, type Queue, outboxQueue, type Transaction } from '../platform/index.js';
import { certificateMail } from './certificate-mail.js';
import { KeptMails } from './kept-mails.queries.js';
import { html, type Mail, type MailContent, oneLine, plainText } from './mail.js';
import { messageFacts, messageMail } from './message-mail.js';
import { RegistrationFactsQueries } from './registration-facts.queries.js';
import { isRegistrationMail, type Reader, registrationMail } from './registration-mail.js';
import { Smtp } from './smtp.js';
import { isStateMail, stateInvitationMail, StateInvitationFactsQueries } from './state-mail.js';

/** A server that is down for a day loses nothing: 5 s, 10 s, … and then every 10 minutes. */
export const attemptsAtMost = 150;

/** Tries a little more often than that: attempts that were lost with their process are not counted on the message. */
const queue: Queue = { name: outboxQueue, retryLimit: attemptsAtMost + 20, retryDelay: 5, retryDelayMax: 600 };

interface Message {
  id: string;
  kind: string;
  facts: { registration?: string; invitation?: string; message?: string };
  messageId: string;
  recipientId: string;
}

interface Recipient {
  name: string;
  email: string | null;
  locale: string;
  timeZone: string | null;
}

/** Sends what the outbox holds. */
@Injectable()
export class OutboxSender implements OnModuleInit {
  private readonly log = new Logger('Outbox');

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly config: Config,
    private readonly registrations: RegistrationFactsQueries,
    private readonly invitations: StateInvitationFactsQueries,
    private readonly smtp: Smtp,
    private readonly keptMails: KeptMails,
  ) {}

  onModuleInit(): void {
    this.jobs.register(queue, ({ id }) => this.send(id));
  }

  /**
   * Sends one message unless that has been done. Its row is locked meanwhile, so that nobody else sends it too.
   * @throws Error when it is to be tried again
   */
  async send(id: string): Promise<void> {
    const failure = await this.attempt(id);
    if (failure) throw new Error(failure);
  }

  /** Answers why it is to be tried again; null when it is not. */
  private async attempt(id: string): Promise<string | null> {
    try {
      await this.database.transaction((transaction) => this.sendLocked(transaction, id));
      return null;
    } catch (error) {
      // Whoever holds the row may still fail, so this job must not count as done.
      if (error instanceof BeingSent) return error.message;
      const reason = withoutAddresses(error instanceof Error ? error.message : String(error));
      const isLast = error instanceof Undeliverable || (await this.noteFailure(id, reason));
      if (!isLast) return reason;
      await this.giveUp(id, reason);
      return null;
    }
  }

  private async sendLocked(transaction: Transaction, id: string): Promise<void> {
    const [message] = await transaction.rows<Message>(
      `SELECT id, kind, facts, message_id AS "messageId", recipient_id AS "recipientId" FROM outbox_message
       WHERE id = $1 AND sent_at IS NULL AND given_up_at IS NULL FOR UPDATE SKIP LOCKED`,
      [id],
    );
    if (!message) return this.assertDone(transaction, id);
    const mail = await this.write(transaction, message);
    if (this.smtp.isSet) await this.smtp.send(mail);
    else if (!this.config.production) await this.keptMails.keep(transaction, id, mail);
    else throw new Error('No SMTP server is set');
    await transaction.rows(
      `UPDATE outbox_message SET sent_at = clock_timestamp(), attempts = attempts + 1 WHERE id = $1`,
      [id],
    );
  }

  private async assertDone(transaction: Transaction, id: string): Promise<void> {
    const waiting = await transaction.rows(
      `SELECT FROM outbox_message WHERE id = $1 AND sent_at IS NULL AND given_up_at IS NULL`,
      [id],
    );
    if (waiting.length > 0) throw new BeingSent('Another worker is sending this message');
  }

  private async write(transaction: Transaction, message: Message): Promise<Mail> {
    const { messageId, recipientId } = message;
    const [recipient] = await transaction.rows<Recipient>(
      `SELECT m.given_names || ' ' || m.family_name AS name, CASE WHEN m.erased_at IS NULL THEN m.email END AS email,
         coalesce(a.locale, 'en') AS locale, a.time_zone AS "timeZone"
       FROM member m LEFT JOIN account a ON a.member_id = m.id WHERE m.id = $1`,
      [recipientId],
    );
    if (!recipient?.email) throw new Undeliverable('no address');
    const content = await this.contentOf(transaction, message, recipient);
    return {
      messageId,
      recipient: { name: oneLine(recipient.name), address: recipient.email },
      language: content.language,
      subject: oneLine(content.subject),
      text: plainText(content),
      html: html(content),
    };
  }

  private async contentOf(
    transaction: Transaction,
    { kind, facts, messageId, recipientId }: Message,
    reader: Reader,
  ): Promise<MailContent> {
    const { publicUrl } = this.config;
    const { registration: id = null, invitation: invitationId = null } = facts;
    const reference = referenceOf(messageId);
    if (kind === 'certificate.issued') {
      const certificate = id && (await this.registrations.certificateOf(transaction, id));
      if (!certificate) throw new Undeliverable('no such certificate');
      return certificateMail(certificate, reader, publicUrl, reference);
    }
    if (isStateMail(kind)) {
      const invitation = invitationId && (await this.invitations.of(transaction, invitationId, recipientId));
      if (!invitation) throw new Undeliverable('no such invitation');
      if (kind === 'state.reminded' && !invitation.isAwaited) throw new Undeliverable('no answer is awaited any more');
      return stateInvitationMail(kind, invitation, reader, publicUrl, reference);
    }
    if (kind === 'participants.message') {
      const message = facts.message && (await messageFacts(transaction, facts.message, recipientId));
      if (!message) throw new Undeliverable('no such message');
      return messageMail(message, reader, publicUrl, reference);
    }
    if (!isRegistrationMail(kind)) throw new Undeliverable(`unknown kind ${kind}`);
    const registration = id && (await this.registrations.of(transaction, id, recipientId));
    if (!registration) throw new Undeliverable('no such registration');
    return registrationMail(kind, registration, reader, publicUrl, reference);
  }

  /** Keeps why it failed, outside the transaction that was rolled back; answers whether that was the last attempt. */
  private async noteFailure(id: string, reason: string): Promise<boolean> {
    const [message] = await this.database.rows<{ isLast: boolean }>(
      `UPDATE outbox_message SET attempts = attempts + 1, last_error = $2
       WHERE id = $1 AND sent_at IS NULL AND given_up_at IS NULL RETURNING attempts >= $3 AS "isLast"`,
      [id, reason, attemptsAtMost],
    );
    return message?.isLast ?? false;
  }

  private async giveUp(id: string, reason: string): Promise<void> {
    this.log.error(`Message ${id} is given up: ${reason}`);
    await this.database.rows(
      `UPDATE outbox_message SET given_up_at = clock_timestamp(), last_error = $2 WHERE id = $1 AND sent_at IS NULL AND given_up_at IS NULL`,
      [id, reason],
    );
  }
}

/** Trying again would not help. */
class Undeliverable extends Error {}

/** Another worker holds the message. */
class BeingSent extends Error {}

/** What readers quote: the random end of the message's id, "9F3A-01BC". */
function referenceOf(messageId: string): string {
  const id = messageId.replace(/@.*$/, '').replaceAll('-', '').toUpperCase();
  return `${id.slice(-8, -4)}-${id.slice(-4)}`;
}

/** Errors are kept and logged, and addresses are personal. */
const withoutAddresses = (text: string): string => text.replace(/[^\s<>"',;:]+@[^\s<>"',;:]+/g, '…').slice(0, 500);
