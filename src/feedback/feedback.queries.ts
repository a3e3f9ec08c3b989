import { Injectable } from '@nestjs/common';
import { Database, type Sql, sql } from '../platform/index.js';

export interface FeedbackSummaryRow {
  eventId: string;
  responseCount: number;
  responseRate: number | null;
  satisfaction: number | null;
  learningGain: number | null;
  applied: number | null;
  comments: string[];
}

/** With fewer answers a summary would give individuals away. */
const fewestAnswers = sql`5`;

/** The mean of an optional figure; null where too few people gave it. */
const mean = (figure: Sql): Sql => sql`CASE WHEN count(${figure}) >= ${fewestAnswers} THEN avg(${figure})::float END`;

const afterEvent = sql`
  SELECT count(*) AS answers, ${mean(sql`f.satisfaction`)} AS satisfaction,
    ${mean(sql`f.knowledge_after - f.knowledge_before`)} AS gain,
    coalesce(
      array_agg(f.comment ORDER BY md5(f.member_id::text)) FILTER (WHERE f.comment IS NOT NULL), '{}') AS comments
  FROM feedback f WHERE f.event_id = e.id AND f.stage = 'AFTER_EVENT'`;

const monthsLater = sql`
  SELECT ${mean(sql`f.applied`)} AS applied FROM feedback f WHERE f.event_id = e.id AND f.stage = 'MONTHS_LATER'`;

/** Those who were there and are asked: not who interprets, and nobody whose registration has ended. */
const whoCame = sql`
  SELECT count(DISTINCT r.member_id) AS people, count(DISTINCT f.member_id) AS answered FROM registration r
    LEFT JOIN feedback f ON f.event_id = r.event_id AND f.member_id = r.member_id AND f.stage = 'AFTER_EVENT'
  WHERE r.event_id = e.id AND r.status = 'CONFIRMED' AND r.role <> 'INTERPRETER'
    AND r.attendance IN ('ATTENDED', 'PARTIAL')`;

@Injectable()
export class FeedbackQueries {
  constructor(private readonly database: Database) {}

  /** What participants said of each event; the response rate is that of the people who attended. */
  summaries(eventIds: readonly string[]): Promise<FeedbackSummaryRow[]> {
    return this.database.rows<FeedbackSummaryRow>(
      sql`SELECT e.id AS "eventId", given.answers AS "responseCount",
          came.answered::float / nullif(came.people, 0) AS "responseRate",
          given.satisfaction, given.gain AS "learningGain", later.applied,
          CASE WHEN given.answers >= ${fewestAnswers} THEN given.comments ELSE '{}' END AS comments
        FROM event e CROSS JOIN LATERAL (${afterEvent}) given CROSS JOIN LATERAL (${monthsLater}) later
          CROSS JOIN LATERAL (${whoCame}) came
        WHERE e.id = ANY (${eventIds}::uuid[])`,
    );
  }
}
