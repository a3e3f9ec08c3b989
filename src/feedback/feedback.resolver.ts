import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn, viewerOf } from '../access/index.js';
import { EventColumns, type EventRow, isStaffOf } from '../events/index.js';
import { type CallContext, OfferedMutations } from '../platform/index.js';
import type { MutationGiveFeedbackArgs } from '../schema-types.js';
import { FeedbackLoaders } from './feedback.loaders.js';
import { mayGiveFeedback } from './feedback.policy.js';
import type { FeedbackSummaryRow } from './feedback.queries.js';
import { Feedback } from './feedback.service.js';

@Resolver('Event')
export class FeedbackResolver implements OnModuleInit {
  constructor(
    private readonly service: Feedback,
    private readonly loaders: FeedbackLoaders,
    private readonly columns: EventColumns,
    private readonly offered: OfferedMutations,
  ) {}

  onModuleInit(): void {
    this.columns.dependsOn('feedback', ['networkIds', 'programmeId']);
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
    return isStaffOf(viewerOf(context), event) ? this.loaders.summary(context).load(event.id) : null;
  }
}
