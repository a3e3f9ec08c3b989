import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/index.js';
import { Trail } from '../audit/index.js';
import { seenEvents } from '../events/index.js';
import {
  Clock,
  Database,
  forbidden,
  insertRows,
  type Message,
  notFound,
  problem,
  sql,
  type Transaction,
} from '../platform/index.js';
import type { FeedbackInput, FeedbackStage } from '../schema-types.js';
import { isFinal } from './feedback.policy.js';

/** What decides whether somebody may give feedback on an event. */
interface VisitToEvent {
  endsAt: Date;
  attended: boolean;
  givenAt: Date | null;
}

/** What participants say about events they attended. */
@Injectable()
export class Feedback {
  constructor(
    private readonly database: Database,
    private readonly trail: Trail,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps one answer per person and stage; a second one within two weeks replaces the first.
   * @throws Problem NOT_FOUND, FORBIDDEN for who did not attend, TRANSITION_NOT_ALLOWED before the end, DEADLINE_PASSED
   */
  async give(viewer: SignedIn, eventId: string, answers: FeedbackInput): Promise<boolean> {
    const { stage = 'AFTER_EVENT' } = answers;
    return this.database.transaction(async (transaction) => {
      const visit = await this.visitOf(transaction, viewer, eventId, stage);
      if (!visit) throw notFound('event');
      if (!visit.attended) throw forbidden();
      const now = this.clock.now();
      if (visit.endsAt > now) throw problem('TRANSITION_NOT_ALLOWED', notOver, 'event');
      if (visit.givenAt && isFinal(visit.givenAt, now)) throw problem('DEADLINE_PASSED', tooLate, 'event');
      await this.keep(transaction, viewer, eventId, { ...answers, stage });
      await this.trail.record(transaction, viewer, [
        { action: 'giveFeedback', subject: eventId, subjectKind: 'Event' },
      ]);
      return true;
    });
  }

  /** Null for an event that the viewer does not see. */
  private visitOf(
    transaction: Transaction,
    viewer: SignedIn,
    eventId: string,
    stage: FeedbackStage,
  ): Promise<VisitToEvent | null> {
    const member = viewer.memberId;
    return transaction.maybeOne<VisitToEvent>(
      sql`SELECT e.ends_at AS "endsAt",
          EXISTS (SELECT FROM registration r WHERE r.event_id = e.id AND r.member_id = ${member}
            AND r.status = 'CONFIRMED' AND r.attendance IN ('ATTENDED', 'PARTIAL')) AS attended,
          (SELECT f.given_at FROM feedback f
            WHERE f.event_id = e.id AND f.member_id = ${member} AND f.stage = ${stage}) AS "givenAt"
        FROM event e WHERE e.id = ${eventId} AND ${seenEvents(viewer)}`,
    );
  }

  private async keep(
    transaction: Transaction,
    viewer: SignedIn,
    eventId: string,
    answers: FeedbackInput,
  ): Promise<void> {
    const { stage, satisfaction, knowledgeBefore, knowledgeAfter, willApply, applied, comment } = answers;
    const record = {
      ...{ event_id: eventId, member_id: viewer.memberId, stage, satisfaction, knowledge_before: knowledgeBefore },
      ...{ knowledge_after: knowledgeAfter, will_apply: willApply, applied, comment: comment?.trim() || null },
    };
    await transaction.execute(
      sql`${insertRows('feedback', [record])}
        ON CONFLICT (event_id, member_id, stage) DO UPDATE SET satisfaction = excluded.satisfaction,
          knowledge_before = excluded.knowledge_before, knowledge_after = excluded.knowledge_after,
          will_apply = excluded.will_apply, applied = excluded.applied, comment = excluded.comment`,
    );
  }
}

const notOver: Message = { en: 'The event is not over yet.', ru: 'Мероприятие ещё не завершено.' };
const tooLate: Message = {
  en: 'An answer can be changed for two weeks.',
  ru: 'Ответ можно изменить в течение двух недель.',
};
