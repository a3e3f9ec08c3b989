import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import {
  Config,
  Database,
  Jobs,
  outboxQueue,
  type Queue,
  sql,
  type Transaction,
  waitsToBeSent,
} from '../../platform/index.js';
import { NothingToTell, Undeliverable } from '../mails/undeliverable.js';
import { KeptMails } from './kept-mails.store.js';
import { MailWriter, type StoredMessage } from './mail-writer.service.js';
import { isRefusedForGood, Smtp } from './smtp.service.js';
import { UndeliveredMails } from './undelivered-mails.service.js';

/** A server that is down for a day loses nothing: 5 s, 10 s, … and then every 10 minutes. */
export const attemptsAtMost = 150;

/** Tries a little more often than that: attempts that were lost with their process are not counted on the message. */
const queue: Queue = { name: outboxQueue, retryLimit: attemptsAtMost + 20, retryDelay: 5, retryDelayMax: 600 };

/** Sends what the outbox holds. */
@Injectable()
export class OutboxSender implements OnModuleInit {
  private readonly log = new Logger('Outbox');

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly config: Config,
    private readonly writer: MailWriter,
    private readonly smtp: Smtp,
    private readonly keptMails: KeptMails,
    private readonly undelivered: UndeliveredMails,
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
      if (error instanceof NotNow) return error.message;
      const reason = withoutAddresses(error instanceof Error ? error.message : String(error));
      if (error instanceof NothingToTell) return this.drop(id, reason);
      const isLast = error instanceof Undeliverable || (await this.noteFailure(id, reason));
      if (!isLast && !isRefusedForGood(error)) return reason;
      this.log.error(`Message ${id} is given up: ${reason}`);
      await this.undelivered.giveUp(id, reason);
      return null;
    }
  }

  private async sendLocked(transaction: Transaction, id: string): Promise<void> {
    const message = await transaction.maybeOne<TopicMessage>(
      sql`SELECT id, kind, facts, message_id AS "messageId", recipient_id AS "recipientId", address, topic
        FROM outbox_message
        WHERE id = ${id} AND ${waitsToBeSent} AND due_at <= clock_timestamp() FOR UPDATE SKIP LOCKED`,
    );
    if (!message) return this.assertDone(transaction, id);
    if (message.topic !== null) await this.leaveToEarlier(transaction, message);
    const mail = await this.writer.write(transaction, message);
    if (this.smtp.isSet) await this.smtp.send(mail);
    else if (!this.config.production) await this.keptMails.keep(transaction, id, mail);
    else throw new Error('No SMTP server is set');
    await transaction.execute(
      // Addresses that are nobody's are not kept.
      sql`UPDATE outbox_message SET sent_at = clock_timestamp(), attempts = attempts + 1, address = NULL
        WHERE id = ${id}`,
    );
  }

  private async assertDone(transaction: Transaction, id: string): Promise<void> {
    const waiting = await transaction.maybeOne<{ isDue: boolean }>(
      sql`SELECT due_at <= clock_timestamp() AS "isDue" FROM outbox_message WHERE id = ${id} AND ${waitsToBeSent}`,
    );
    if (waiting) throw new NotNow(waiting.isDue ? 'Another worker is sending this message' : 'It is not due yet');
  }

  /**
   * One that was added while an earlier one of its topic was being sent, and that was not taken: the earlier one tells
   * it.
   */
  private async leaveToEarlier(
    transaction: Transaction,
    { id, kind, topic, recipientId }: TopicMessage,
  ): Promise<void> {
    const earlier = await transaction.maybeOne(
      sql`SELECT FROM outbox_message WHERE topic = ${topic} AND kind = ${kind} AND recipient_id = ${recipientId}
         AND id < ${id} AND ${waitsToBeSent} LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
    if (earlier) throw new NothingToTell('an earlier one tells it');
  }

  /** Keeps why it failed, outside the transaction that was rolled back; answers whether that was the last attempt. */
  private async noteFailure(id: string, reason: string): Promise<boolean> {
    const message = await this.database.maybeOne<{ isLast: boolean }>(
      sql`UPDATE outbox_message SET attempts = attempts + 1, last_error = ${reason}
        WHERE id = ${id} AND ${waitsToBeSent} RETURNING attempts >= ${attemptsAtMost} AS "isLast"`,
    );
    return message?.isLast ?? false;
  }

  /** Ends a message that nobody misses. */
  private async drop(id: string, reason: string): Promise<null> {
    await this.database.execute(
      sql`UPDATE outbox_message SET given_up_at = clock_timestamp(), last_error = ${reason}, address = NULL
        WHERE id = ${id} AND ${waitsToBeSent}`,
    );
    return null;
  }
}

type TopicMessage = StoredMessage & { topic: string | null };

/** Another worker holds the message, or it is to wait. */
class NotNow extends Error {}

/** Errors are kept and logged, and addresses are personal. */
const withoutAddresses = (text: string): string => text.replace(/[^\s<>"',;:]+@[^\s<>"',;:]+/g, '…').slice(0, 500);
