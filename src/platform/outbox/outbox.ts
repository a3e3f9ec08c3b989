import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/database.js';
import { newId } from '../database/id.js';
import { Jobs } from '../jobs/jobs.js';

/** Something that somebody has to be told: whom, and the facts that the text is made of. */
export interface OutboxMessage {
  /** Which text, "registration.confirmed". */
  kind: string;
  recipientId: string;
  facts: Record<string, string | number | boolean | null>;
}

export const outboxQueue = 'outbox';

/** What must leave the house, written in the transaction that decides it. */
@Injectable()
export class Outbox {
  constructor(private readonly jobs: Jobs) {}

  /** Keeps the messages, each with a Message-ID that never changes, and a job that sends each, all in the given transaction. */
  async add(transaction: Transaction, messages: readonly OutboxMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const ids = messages.map(newId);
    const kept = transaction.rows(
      `INSERT INTO outbox_message (id, kind, recipient_id, facts, message_id)
       SELECT id, kind, recipient_id, facts, id || '@colloquy'
       FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::jsonb[]) AS message (id, kind, recipient_id, facts)`,
      [
        ids,
        messages.map(({ kind }) => kind),
        messages.map(({ recipientId }) => recipientId),
        messages.map(({ facts }) => JSON.stringify(facts)),
      ],
    );
    await Promise.all([kept, this.jobs.send(transaction, outboxQueue, ids)]);
  }
}
