import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer, viewerOf } from '../../access/index.js';
import type { CallContext } from '../../platform/index.js';
import type {
  MutationCancelEventArgs,
  MutationCopyEventArgs,
  MutationCreateEventArgs,
  MutationMoveEventArgs,
  MutationReopenEventArgs,
  MutationUpdateEventArgs,
} from '../../schema-types.js';
import type { EventRow } from '../reading/event.row.js';
import { EventCopies } from './event-copies.service.js';
import { type AnsweredEvent, Events } from './events.service.js';

@Resolver()
export class EventMutationsResolver {
  constructor(
    private readonly events: Events,
    private readonly copies: EventCopies,
  ) {}

  @Mutation()
  createEvent(@Args() { input }: MutationCreateEventArgs, @CurrentViewer() viewer: Viewer): Promise<EventRow> {
    return this.events.create(viewer, input);
  }

  @Mutation()
  updateEvent(@Args() input: MutationUpdateEventArgs, @CurrentViewer() viewer: Viewer): Promise<AnsweredEvent> {
    return this.events.update(viewer, input);
  }

  @Mutation()
  moveEvent(@Args() input: MutationMoveEventArgs, @CurrentViewer() viewer: Viewer): Promise<AnsweredEvent> {
    return this.events.postpone(viewer, input);
  }

  @Mutation()
  publishEvent(@Args('id') id: string, @CurrentViewer() viewer: Viewer): Promise<EventRow> {
    return this.events.publish(viewer, id);
  }

  @Mutation()
  unpublishEvent(@Args('id') id: string, @CurrentViewer() viewer: Viewer): Promise<EventRow> {
    return this.events.unpublish(viewer, id);
  }

  @Mutation()
  cancelEvent(
    @Args() { id, reason, dryRun }: MutationCancelEventArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<AnsweredEvent> {
    return this.events.cancel(viewer, id, reason, dryRun);
  }

  @Mutation()
  closeEvent(@Args('id') id: string, @CurrentViewer() viewer: Viewer): Promise<EventRow> {
    return this.events.close(viewer, id);
  }

  @Mutation()
  reopenEvent(@Args() { id, reason }: MutationReopenEventArgs, @CurrentViewer() viewer: Viewer): Promise<EventRow> {
    return this.events.reopen(viewer, id, reason);
  }

  /** The fields of the copy are read as its organiser sees them, which the caller has just become. */
  @Mutation()
  async copyEvent(@Args() { id, startsAt }: MutationCopyEventArgs, @Context() context: CallContext): Promise<EventRow> {
    const { event, organiser } = await this.copies.copy(viewerOf(context), id, startsAt);
    context.caller = organiser;
    return event;
  }

  @Mutation()
  deleteEvent(@Args('id') id: string, @CurrentViewer() viewer: Viewer): Promise<string> {
    return this.events.delete(viewer, id);
  }
}
