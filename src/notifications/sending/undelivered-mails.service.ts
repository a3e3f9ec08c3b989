import { Injectable } from '@nestjs/common';
import { system } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import { Config, Database, Outbox, sql, type Transaction, waitsToBeSent } from '../../platform/index.js';
import './undelivered.mails.js';

interface GivenUp {
  kind: string;
  /** Null for an address that need not be anybody's. */
  recipientId: string | null;
  event: string | null;
  causedBy: string | null;
  /** Nobody who was erased is reported. */
  isErased: boolean;
}

/** Mails that could not be delivered: the audit trail lists them, and whoever caused one hears of it. */
@Injectable()
export class UndeliveredMails {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
    private readonly config: Config,
  ) {}

  /** Ends a message that nobody will get, and reports it. */
  async giveUp(id: string, reason: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const message = await transaction.maybeOne<GivenUp>(
        sql`UPDATE outbox_message o SET given_up_at = clock_timestamp(), last_error = ${reason}, undelivered = TRUE,
            address = NULL
          WHERE id = ${id} AND ${waitsToBeSent}
          RETURNING kind, recipient_id AS "recipientId", facts ->> 'event' AS event,
            caused_by_member_id AS "causedBy",
            EXISTS (SELECT FROM member m WHERE m.id = o.recipient_id AND m.erased_at IS NOT NULL) AS "isErased"`,
      );
      if (message?.recipientId && !message.isErased)
        await this.report(transaction, message, message.recipientId, reason);
    });
  }

  private async report(
    transaction: Transaction,
    { kind, event, causedBy }: GivenUp,
    recipientId: string,
    reason: string,
  ): Promise<void> {
    const changes = Object.entries({ kind, event, reason }).flatMap(([field, to]) =>
      to === null ? [] : [{ field, from: null, to }],
    );
    await this.trail.record(transaction, system, [
      { action: 'mailUndelivered', subject: recipientId, subjectKind: 'Member', changes },
    ]);
    if (causedBy === null || causedBy === recipientId) return;
    const { since } = await transaction.one<{ since: Date }>(sql`SELECT now() AS since`);
    const facts = { event, since: since.toISOString() };
    await this.outbox.addWaiting(
      transaction,
      [{ kind: 'mails.undelivered', recipientId: causedBy, facts, topic: event ?? 'mails' }],
      this.config.changeMailDelay,
    );
  }
}
