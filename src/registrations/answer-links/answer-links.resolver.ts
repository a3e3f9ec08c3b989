import { Args, Context, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { viewerOf } from '../../access/index.js';
import { type CallContext, Selection } from '../../platform/index.js';
import type { MutationAnswerWithLinkArgs } from '../../schema-types.js';
import { AnswerLinks, type ShownLink } from './answer-links.service.js';

/** Invitations, nominations and offers, seen and answered by the link of their mail. */
@Resolver()
export class AnswerLinksResolver {
  constructor(private readonly links: AnswerLinks) {}

  @Query()
  async answerLink(
    @Args('token') token: string,
    @Context() context: CallContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ShownLink> {
    const message = await this.links.messageOf(token, context);
    return this.links.show(viewerOf(context), message, Selection.of(info));
  }

  @Mutation()
  async answerWithLink(
    @Args() { token, ...answer }: MutationAnswerWithLinkArgs,
    @Context() context: CallContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ShownLink> {
    const message = await this.links.messageOf(token, context);
    await this.links.answer(message, answer);
    return this.links.show(viewerOf(context), message, Selection.of(info));
  }
}
