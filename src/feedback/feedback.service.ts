import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/index.js';
import { Trail } from '../audit/index.js';
import { seenEvents } from '../events/index.js';
import { Database, forbidden, notFound, problem, type Transaction } from '../platform/index.js';
import type { FeedbackInput } from '../schema-types.js';
import { isFinal } from './feedback.policy.js';

interface Visit {
  endsAt: Date;
  attended: boolean;
  givenAt: Date | null;
}

/** What participants say of an event they attended. */
@Injectable()
export class Feedback {
  constructor(
    private readonly database: Database,
    private readonly trail: Trail,
  ) {}

  /** Keeps one answer a person and stage; again within two weeks replaces it. Only who attended may answer, and only once the event is over. */
  async give(viewer: SignedIn, eventId: string, input: FeedbackInput): Promise<boolean> {
    return this.database.transaction(async (transaction) => {
      const visit = await this.visitOf(transaction, viewer, eventId, input.stage);
      if (!visit.attended) throw forbidden();
      const now = new Date();
      if (visit.endsAt > now)
        throw problem(
          'TRANSITION_NOT_ALLOWED',
          { en: 'The event is not over yet.', ru: 'Мероприятие ещё не завершено.' },
          'event',
        );
      if (visit.givenAt && isFinal(visit.givenAt, now)) {
        throw problem(
          'DEADLINE_PASSED',
          { en: 'An answer can be changed for two weeks.', ru: 'Ответ можно изменить в течение двух недель.' },
          'event',
        );
      }
      await this.keep(transaction, viewer, eventId, input);
      await this.trail.record(transaction, viewer, [
        { action: 'giveFeedback', subject: eventId, subjectKind: 'Event' },
      ]);
      return true;
    });
  }

  private async visitOf(
    transaction: Transaction,
    viewer: SignedIn,
    eventId: string,
    stage: FeedbackInput['stage'],
  ): Promise<Visit> {
    const values: unknown[] = [eventId, viewer.memberId, stage];
    const [visit] = await transaction.rows<Visit>(
      `SELECT e.ends_at AS "endsAt",
         EXISTS (SELECT FROM registration r WHERE r.event_id = e.id AND r.member_id = $2 AND r.status = 'CONFIRMED' AND r.attendance IN ('ATTENDED', 'PARTIAL')) AS attended,
         (SELECT f.given_at FROM feedback f WHERE f.event_id = e.id AND f.member_id = $2 AND f.stage = $3) AS "givenAt"
       FROM event e WHERE e.id = $1 AND ${seenEvents(viewer, values)}`,
      values,
    );
    if (!visit) throw notFound('event');
    return visit;
  }

  private async keep(transaction: Transaction, viewer: SignedIn, eventId: string, input: FeedbackInput): Promise<void> {
    const { stage, satisfaction, knowledgeBefore, knowledgeAfter, willApply, applied, comment } = input;
    await transaction.rows(
      `INSERT INTO feedback (event_id, member_id, stage, satisfaction, knowledge_before, knowledge_after, will_apply, applied, comment)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (event_id, member_id, stage) DO UPDATE SET satisfaction = excluded.satisfaction, knowledge_before = excluded.knowledge_before,
         knowledge_after = excluded.knowledge_after, will_apply = excluded.will_apply, applied = excluded.applied, comment = excluded.comment`,
      [
        eventId,
        viewer.memberId,
        stage,
        satisfaction,
        knowledgeBefore,
        knowledgeAfter,
        willApply,
        applied,
        comment?.trim() || null,
      ],
    );
  }
}
