import { Injectable } from '@nestjs/common';
import { Database } from '../platform/index.js';

export interface FeedbackSummaryRow {
  eventId: string;
  responseCount: number;
  responseRate: number | null;
  satisfaction: number | null;
  learningGain: number | null;
  applied: number | null;
  comments: string[];
}

/** Under so many answers nobody's can be kept apart. */
const fewestAnswers = 5;

/** SQL of the mean of a figure that can be left out; null where too few gave it. */
const mean = (figure: string): string => `CASE WHEN count(${figure}) >= $2 THEN avg(${figure})::float END`;

@Injectable()
export class FeedbackQueries {
  constructor(private readonly database: Database) {}

  /** What participants said, summed up for each event; comments only from five answers on, and each mean from five who gave that figure. The rate is that of who attended. */
  async summaries(eventIds: readonly string[]): Promise<FeedbackSummaryRow[]> {
    return this.database.rows(
      `SELECT e.id AS "eventId", given.answers AS "responseCount", given.answers::float / nullif(came.people, 0) AS "responseRate",
         given.satisfaction, given.gain AS "learningGain", later.applied,
         CASE WHEN given.answers >= $2 THEN given.comments ELSE '{}' END AS comments
       FROM event e
       CROSS JOIN LATERAL (SELECT count(*) AS answers, ${mean('f.satisfaction')} AS satisfaction, ${mean('f.knowledge_after - f.knowledge_before')} AS gain,
           coalesce(array_agg(f.comment ORDER BY md5(f.member_id::text)) FILTER (WHERE f.comment IS NOT NULL), '{}') AS comments
         FROM feedback f WHERE f.event_id = e.id AND f.stage = 'AFTER_EVENT') given
       CROSS JOIN LATERAL (SELECT ${mean('f.applied')} AS applied FROM feedback f WHERE f.event_id = e.id AND f.stage = 'MONTHS_LATER') later
       CROSS JOIN LATERAL (SELECT count(*) AS people FROM registration r WHERE r.event_id = e.id AND r.attendance IN ('ATTENDED', 'PARTIAL')) came
       WHERE e.id = ANY ($1)`,
      [eventIds, fewestAnswers],
    );
  }
}
