import { Injectable } from '@nestjs/common';
import { byKey, perCall } from '../platform/index.js';
import { FeedbackQueries, type FeedbackSummaryRow } from './feedback.queries.js';

@Injectable()
export class FeedbackLoaders {
  constructor(private readonly queries: FeedbackQueries) {}

  /** Of an event; who may read it is for the caller to decide. */
  readonly summary = perCall<string, FeedbackSummaryRow | null>(
    async (eventIds) => byKey(await this.queries.summaries(eventIds), ({ eventId }) => eventId),
    () => null,
  );
}
