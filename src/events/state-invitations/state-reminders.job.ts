import { Injectable, type OnModuleInit } from '@nestjs/common';
import { system } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import { Database, Jobs, Outbox, sql, type Transaction } from '../../platform/index.js';
import { reachedContactPoints } from './contact-points.sql.js';
import { stateReminded } from './state-invitations.mails.js';

/** How many days before the deadline a state is reminded that has not answered. */
const daysBefore: readonly number[] = [14, 7, 2];

interface RemindedState {
  invitation: string;
  event: string;
  state: string;
  days: number;
  contactPoints: string[];
}

/**
 * Reminds contact points of states that have not answered their invitation. Only the latest reminder that is due is
 * sent, however long nobody looked, and each once: the database keeps which were.
 */
@Injectable()
export class StateReminders implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
  ) {}

  onModuleInit(): void {
    this.jobs.everyMinute('state-reminders', () => this.pass());
  }

  /** Sends whatever is due for all events. */
  async pass(): Promise<void> {
    await this.database.transaction((transaction) => this.remind(transaction));
  }

  private async remind(transaction: Transaction): Promise<void> {
    const reminded = await transaction.rows<RemindedState>(remindersDue);
    await Promise.all([
      this.outbox.add(
        transaction,
        reminded.flatMap(({ contactPoints, ...mail }) => contactPoints.map((member) => stateReminded(member, mail))),
      ),
      this.trail.record(
        transaction,
        system,
        reminded.map(({ event, state, days }) => ({
          action: 'remindState',
          subject: event,
          subjectKind: 'Event',
          changes: [{ field: `stateInvitations.${state}.reminder`, from: null, to: days }],
        })),
      ),
    ]);
  }
}

/** Days are those of the event's zone: a reminder comes at the hour of the deadline, also across a change of clocks. */
const remindersDue = sql`
  WITH due AS (
    SELECT i.id, i.event_id, i.state, reminder.days,
      array(SELECT DISTINCT g.member_id FROM ${reachedContactPoints}) AS contact_points
    FROM state_invitation i JOIN event e ON e.id = i.event_id
    CROSS JOIN LATERAL (
      SELECT least(coalesce(i.nomination_closes_at, e.nomination_closes_at), e.awaits_people_until) AS at) deadline
    CROSS JOIN LATERAL (
      SELECT day.days,
        (deadline.at AT TIME ZONE e.time_zone - make_interval(days => day.days)) AT TIME ZONE e.time_zone AS due_at
      FROM unnest(${daysBefore}::int[]) AS day (days)
    ) reminder
    WHERE i.answer = 'AWAITED' AND e.status = 'PUBLISHED' AND deadline.at > now() AND reminder.due_at <= now()
      -- Who is invited later than that has just been asked.
      AND reminder.due_at > i.invited_at
      AND NOT EXISTS (
        SELECT FROM state_reminder sent WHERE sent.invitation_id = i.id AND sent.days_before <= reminder.days)
  ), latest AS (
    SELECT DISTINCT ON (id) * FROM due WHERE contact_points <> '{}' ORDER BY id, days
  ), kept AS (
    INSERT INTO state_reminder (invitation_id, days_before) SELECT id, days FROM latest ORDER BY id
    ON CONFLICT DO NOTHING RETURNING invitation_id
  )
  SELECT id AS invitation, event_id AS event, state, days, contact_points AS "contactPoints"
  FROM latest JOIN kept ON kept.invitation_id = latest.id`;
