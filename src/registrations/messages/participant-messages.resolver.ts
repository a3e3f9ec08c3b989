import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn } from '../../access/index.js';
import type { MutationMessageParticipantsArgs } from '../../schema-types.js';
import { type ParticipantMessage, ParticipantMessages } from './participant-messages.service.js';

/** Writing to people of an event. */
@Resolver()
export class ParticipantMessagesResolver {
  constructor(private readonly service: ParticipantMessages) {}

  @Mutation()
  messageParticipants(
    @CurrentMember() viewer: SignedIn,
    @Args() asked: MutationMessageParticipantsArgs,
  ): Promise<ParticipantMessage> {
    return this.service.send(viewer, asked);
  }
}
