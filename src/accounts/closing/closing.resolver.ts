import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn } from '../../access/index.js';
import { PeopleLoaders } from '../../people/index.js';
import type { CallContext } from '../../platform/index.js';
import type { MutationCloseAccountArgs, MutationReopenAccountArgs } from '../../schema-types.js';
import { Closing } from './closing.service.js';

@Resolver()
export class ClosingResolver {
  constructor(
    private readonly closing: Closing,
    private readonly people: PeopleLoaders,
  ) {}

  @Mutation()
  async closeAccount(
    @Args() { member, reason }: MutationCloseAccountArgs,
    @CurrentMember() viewer: SignedIn,
    @Context() context: CallContext,
  ): Promise<object | null> {
    await this.closing.close(viewer, member, reason);
    return this.people.member(context).load(member);
  }

  @Mutation()
  async reopenAccount(
    @Args() { member, reason }: MutationReopenAccountArgs,
    @CurrentMember() viewer: SignedIn,
    @Context() context: CallContext,
  ): Promise<object | null> {
    await this.closing.reopen(viewer, member, reason);
    return this.people.member(context).load(member);
  }
}
