import { Injectable } from '@nestjs/common';
import { newId } from '../database/id.js';
import { insertRows } from '../database/records.js';
import type { Transaction } from '../database/transaction.js';
import { Jobs } from '../jobs/jobs.service.js';
import type { OutboxMessage } from './mail-kinds.js';

export const outboxQueue = 'outbox';

/** What must leave the house, written in the transaction that decides it. */
@Injectable()
export class Outbox {
  constructor(private readonly jobs: Jobs) {}

  /**
   * Keeps the messages, each with a Message-ID that never changes, and a job that sends each, all in the given
   * transaction.
   */
  async add(transaction: Transaction, messages: readonly OutboxMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const rows = messages.map(({ kind, recipientId, facts }) => {
      const id = newId();
      return { id, kind, recipient_id: recipientId, facts, message_id: `${id}@colloquy` };
    });
    const kept = transaction.execute(insertRows('outbox_message', rows));
    const ids = rows.map(({ id }) => id);
    await Promise.all([kept, this.jobs.send(transaction, outboxQueue, ids)]);
  }
}
