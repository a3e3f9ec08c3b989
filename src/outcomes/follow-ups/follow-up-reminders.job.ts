import { Injectable, type OnModuleInit } from '@nestjs/common';
import { grantInForce, system } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import { Database, Jobs, newId, Outbox, type Sql, sql, type Transaction } from '../../platform/index.js';
import { overdueMails } from './follow-ups.mails.js';

/** A follow-up that people are reminded of in this round. */
interface RemindedFollowUp {
  id: string;
  dueOn: string;
  recipients: string[];
}

/**
 * Reminds contact points of overdue follow-ups: one mail a day at most, and each follow-up once per due day. Nobody
 * speaks for organisations here, so the author of the outcome is reminded of theirs and knows whom to ask.
 */
@Injectable()
export class FollowUpReminders implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
  ) {}

  onModuleInit(): void {
    this.jobs.everyMinute('follow-up-reminders', () => this.pass());
  }

  /** Reminds of whatever has become overdue since the last round. */
  async pass(): Promise<void> {
    await this.database.transaction((transaction) => this.remind(transaction));
  }

  private async remind(transaction: Transaction): Promise<void> {
    const round = newId();
    const reminded = await transaction.rows<RemindedFollowUp>(newlyOverdue(round));
    const recipients = new Set(reminded.flatMap((followUp) => followUp.recipients));
    await Promise.all([
      this.outbox.add(transaction, overdueMails(round, recipients)),
      this.trail.record(
        transaction,
        system,
        reminded.map(({ id, dueOn }) => ({
          action: 'remindFollowUp',
          subject: id,
          subjectKind: 'FollowUp',
          changes: changesBetween(null, { reminder: dueOn }),
        })),
      ),
    ]);
  }
}

/** Of published versions, as that is what owners see. Even two rounds at once keep each follow-up only once. */
const newlyOverdue = (round: string): Sql => sql`
  WITH due AS (
    SELECT w.follow_up_id, w.due_on, w.owner_state,
      array(SELECT m.id FROM member m WHERE m.email IS NOT NULL AND m.erased_at IS NULL AND CASE
        WHEN w.owner_state IS NULL THEN m.id = o.created_by_member_id
        ELSE m.id IN (SELECT g.member_id FROM role_grant g
          WHERE g.role = 'CONTACT_POINT' AND g.state = w.owner_state AND ${grantInForce(sql`g`)}) END
      ) AS recipients
    FROM follow_up_version w JOIN follow_up f ON f.id = w.follow_up_id
      JOIN outcome o ON (o.id, o.published_number) = (w.outcome_id, w.number)
    WHERE w.due_on < current_date AND f.status = 'OPEN'
      AND NOT EXISTS (SELECT FROM follow_up_reminder sent
        WHERE sent.follow_up_id = w.follow_up_id AND sent.due_on = w.due_on
          AND sent.owner_state IS NOT DISTINCT FROM w.owner_state)
      -- What is published already overdue later on the same day waits for the next.
      AND NOT EXISTS (SELECT FROM follow_up_reminder today WHERE today.reminded_at >= current_date)
  ), kept AS (
    INSERT INTO follow_up_reminder (follow_up_id, due_on, owner_state, round_id)
    SELECT follow_up_id, due_on, owner_state, ${round}::uuid FROM due WHERE recipients <> '{}' ORDER BY follow_up_id
    ON CONFLICT DO NOTHING RETURNING follow_up_id
  )
  SELECT follow_up_id AS id, due_on AS "dueOn", recipients FROM due JOIN kept USING (follow_up_id)`;
