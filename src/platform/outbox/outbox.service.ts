import { Injectable } from '@nestjs/common';
import { Clock } from '../database/clock.service.js';
import { newId } from '../database/id.js';
import { insertRows, recordsOf } from '../database/records.js';
import { sql } from '../database/sql.js';
import type { Transaction } from '../database/transaction.js';
import { Jobs } from '../jobs/jobs.service.js';
import type { AddressedMessage, MailKind, OutboxMessage, WaitingMessage } from './mail-kinds.js';

export const outboxQueue = 'outbox';

/** Holds for a message of the outbox that is neither sent nor given up. */
export const waitsToBeSent = sql`sent_at IS NULL AND given_up_at IS NULL`;

/** Who is told what. */
export interface ToldPerson {
  kind: MailKind;
  recipientId: string;
}

/** What must leave the house, written in the transaction that decides it. */
@Injectable()
export class Outbox {
  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps the messages, each with a Message-ID that never changes, and a job that sends each, all in the given
   * transaction.
   */
  async add(transaction: Transaction, messages: readonly OutboxMessage[]): Promise<void> {
    await this.keep(transaction, messages.map(rowOf));
  }

  /** The same of messages to addresses, which are kept until they have left. */
  async addTo(transaction: Transaction, messages: readonly AddressedMessage[]): Promise<void> {
    const rows = messages.map(({ address, recipientId = null, ...message }) => ({
      ...rowOf({ ...message, recipientId }),
      address,
    }));
    await this.keep(transaction, rows);
  }

  /**
   * Keeps the messages until they are due. Whoever still waits for one of the same kind and topic gets no second one:
   * that tells from where the first change began to what is so when it is sent. It leaves when the first would have, or
   * now where the new one is due at once (`waitSeconds` 0).
   */
  async addWaiting(transaction: Transaction, messages: readonly WaitingMessage[], waitSeconds: number): Promise<void> {
    if (messages.length === 0) return;
    const asked = messages.map(({ kind, recipientId, topic }) => ({ kind, recipient_id: recipientId, topic }));
    // One that is just being sent may tell of what was before this change, so it is left alone.
    const waiting = await transaction.rows<{ id: string } & ToldPerson & { topic: string }>(
      sql`UPDATE outbox_message
       SET due_at = CASE WHEN ${waitSeconds}::integer = 0 THEN least(due_at, now()) ELSE due_at END
       WHERE id IN (
         SELECT o.id FROM outbox_message o
         JOIN ${recordsOf('outbox_message', asked)} asked USING (topic, kind, recipient_id)
         WHERE o.sent_at IS NULL AND o.given_up_at IS NULL ORDER BY o.id FOR UPDATE OF o SKIP LOCKED)
       RETURNING id, kind, recipient_id AS "recipientId", topic`,
    );
    const told = new Set(waiting.map(keyOf));
    const rows = messages
      .filter((message) => !told.has(keyOf(message)))
      .map((message) => ({ ...rowOf(message), topic: message.topic }));
    const dueAt = waitSeconds > 0 ? new Date(this.clock.now().getTime() + waitSeconds * 1000) : undefined;
    const ids = waiting.map(({ id }) => id);
    await Promise.all([
      this.keep(transaction, rows, dueAt),
      // The jobs that they have come later, and find that it is done.
      dueAt ? null : this.jobs.send(transaction, outboxQueue, ids),
    ]);
  }

  /** Whom this transaction has something to tell so far: what it has added, and what it has added to. */
  async told(transaction: Transaction): Promise<ToldPerson[]> {
    return transaction.rows(
      sql`SELECT DISTINCT kind, recipient_id AS "recipientId" FROM outbox_message
       WHERE ${waitsToBeSent} AND xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296`,
    );
  }

  private async keep(transaction: Transaction, rows: readonly MessageRecord[], dueAt?: Date): Promise<void> {
    if (rows.length === 0) return;
    const records = rows.map((row) => ({ ...row, ...(dueAt && { due_at: dueAt }) }));
    const ids = rows.map(({ id }) => id);
    await Promise.all([
      transaction.execute(insertRows('outbox_message', records)),
      this.jobs.send(transaction, outboxQueue, ids, dueAt),
    ]);
  }
}

interface MessageRecord {
  id: string;
  kind: MailKind;
  recipient_id: string | null;
  address?: string;
  facts: OutboxMessage['facts'];
  message_id: string;
  caused_by_member_id: string | null;
}

function rowOf({
  kind,
  recipientId,
  facts,
  causedBy = null,
}: Omit<OutboxMessage, 'recipientId'> & { recipientId: string | null }): MessageRecord {
  const id = newId();
  const message_id = `${id}@colloquy`;
  return { id, kind, recipient_id: recipientId, facts, message_id, caused_by_member_id: causedBy };
}

const keyOf = ({ kind, recipientId, topic }: ToldPerson & { topic: string }): string =>
  `${kind} ${recipientId} ${topic}`;
