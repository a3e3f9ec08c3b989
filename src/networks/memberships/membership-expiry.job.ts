import { Injectable, type OnModuleInit } from '@nestjs/common';
import { system } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import { Database, FailedRounds, Jobs, Outbox, type Sql, sql, type Transaction } from '../../platform/index.js';
import { expiryMails, type ToldMembership } from './membership-expiry.mails.js';
import { hasRunOut, peopleConcerned } from './memberships.sql.js';
import { MembershipStore } from './memberships.store.js';

/** How many days before an endorsement runs out people are reminded of it. */
const daysAhead = 30;

/**
 * What time does to memberships: people are reminded that an endorsement runs out, once for each day on which it would,
 * and once that day is over the membership rests. Each network is a set and a transaction of its own.
 */
@Injectable()
export class MembershipExpiry implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly store: MembershipStore,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
    private readonly failedRounds: FailedRounds,
  ) {}

  onModuleInit(): void {
    this.jobs.everyMinute(roundName, () => this.pass());
  }

  /** Does whatever is due in all networks. */
  async pass(): Promise<void> {
    for (const { id } of await this.database.rows<{ id: string }>(networksWithSomethingDue)) {
      await this.failedRounds.attempt(roundName, `Network ${id}`, () =>
        this.database.transaction(async (transaction) => {
          await this.expire(transaction, id);
          await this.remind(transaction, id);
        }),
      );
    }
  }

  private async expire(transaction: Transaction, networkId: string): Promise<void> {
    const expired = await this.store.expire(transaction, networkId);
    const told = await transaction.rows<ToldMembership>(
      sql`SELECT ms.id, ${recipients} AS recipients FROM membership ms
        WHERE ms.id = ANY (${expired.map(({ id }) => id)}) ORDER BY ms.id`,
    );
    await this.outbox.add(transaction, expiryMails('memberships.expired', told));
  }

  private async remind(transaction: Transaction, networkId: string): Promise<void> {
    const reminded = await transaction.rows<ToldMembership & { expiresOn: string }>(newlyExpiring(networkId));
    await Promise.all([
      this.outbox.add(transaction, expiryMails('memberships.expiring', reminded)),
      this.trail.record(
        transaction,
        system,
        reminded.map(({ id, expiresOn }) => ({
          action: 'remindMembership',
          subject: id,
          subjectKind: 'Membership',
          changes: changesBetween(null, { reminder: expiresOn }),
        })),
      ),
    ]);
  }
}

const roundName = 'membership-expiry';

/** Whom a mail about `membership ms` can reach. */
const recipients = sql`array(SELECT m.id FROM (${peopleConcerned()}) concerned
  JOIN member m ON m.id = concerned.member_id AND m.email IS NOT NULL AND m.erased_at IS NULL ORDER BY m.id)`;

/** Holds for those of `membership ms` that are to be reminded of and are not yet, if there is anybody to remind. */
const expiresSoon = sql`ms.status = 'ACTIVE'
  AND ms.expires_on BETWEEN current_date AND current_date + ${daysAhead}::integer
  AND NOT EXISTS (SELECT FROM membership_reminder sent
    WHERE sent.membership_id = ms.id AND sent.expires_on = ms.expires_on)
  AND ${recipients} <> '{}'`;

const networksWithSomethingDue = sql`
  SELECT ms.network_id AS id FROM membership ms WHERE ${hasRunOut()}
  UNION SELECT ms.network_id FROM membership ms WHERE ${expiresSoon}`;

/** Even two rounds at once keep each only once. */
const newlyExpiring = (networkId: string): Sql => sql`
  WITH kept AS (
    INSERT INTO membership_reminder (membership_id, expires_on)
    SELECT ms.id, ms.expires_on FROM membership ms WHERE ms.network_id = ${networkId} AND ${expiresSoon} ORDER BY ms.id
    ON CONFLICT DO NOTHING RETURNING membership_id, expires_on
  )
  SELECT ms.id, kept.expires_on AS "expiresOn", ${recipients} AS recipients
  FROM kept JOIN membership ms ON ms.id = kept.membership_id ORDER BY ms.id`;
