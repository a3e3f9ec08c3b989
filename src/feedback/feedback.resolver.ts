import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, isSecretariat, organises, type SignedIn, viewerOf } from '../access/index.js';
import { eventColumns, type EventRow } from '../events/index.js';
import { byKey, type CallContext, OfferedMutations, perCall } from '../platform/index.js';
import type { MutationGiveFeedbackArgs } from '../schema-types.js';
import { mayGiveFeedback } from './feedback.policy.js';
import { FeedbackQueries, type FeedbackSummaryRow } from './feedback.queries.js';
import { Feedback } from './feedback.service.js';

@Resolver('Event')
export class FeedbackResolver implements OnModuleInit {
  private readonly summary = perCall<string, FeedbackSummaryRow | null>(
    async (eventIds) => byKey(await this.queries.summaries(eventIds), ({ eventId }) => eventId),
    () => null,
  );

  constructor(
    private readonly service: Feedback,
    private readonly queries: FeedbackQueries,
    private readonly offered: OfferedMutations,
  ) {}

  onModuleInit(): void {
    eventColumns.needs('feedback', ['networkIds', 'programmeId']);
    this.offered.add<EventRow>('Event', (event, context, now) =>
      !viewerOf(context).readOnly && mayGiveFeedback(event, now) ? ['giveFeedback'] : [],
    );
  }

  @Mutation()
  giveFeedback(
    @CurrentMember() viewer: SignedIn,
    @Args() { event, input }: MutationGiveFeedbackArgs,
  ): Promise<boolean> {
    return this.service.give(viewer, event, input);
  }

  @ResolveField()
  feedback(event: EventRow, _: unknown, context: CallContext): Promise<FeedbackSummaryRow | null> | null {
    const viewer = viewerOf(context);
    return isSecretariat(viewer) || organises(viewer, event) ? this.summary(context).load(event.id) : null;
  }
}
