import { Args, Context, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn } from '../../access/index.js';
import type { CallContext } from '../../platform/index.js';
import type { MutationConfirmSecondFactorArgs, MutationResetSecondFactorArgs } from '../../schema-types.js';
import { CallSession } from '../sign-in/call-session.service.js';
import { SecondFactorResets } from './second-factor-resets.service.js';
import { SecondFactors } from './second-factors.service.js';

@Resolver('Viewer')
export class SecondFactorResolver {
  constructor(
    private readonly factors: SecondFactors,
    private readonly resets: SecondFactorResets,
    private readonly session: CallSession,
  ) {}

  @ResolveField()
  secondFactor({ memberId }: SignedIn): Promise<boolean> {
    return this.factors.isSet(memberId);
  }

  @Mutation()
  beginSecondFactor(@CurrentMember() viewer: SignedIn): Promise<{ secret: string; url: string }> {
    return this.factors.begin(viewer);
  }

  @Mutation()
  async confirmSecondFactor(
    @Args() { code }: MutationConfirmSecondFactorArgs,
    @CurrentMember() viewer: SignedIn,
    @Context() context: CallContext,
  ): Promise<string[]> {
    const { codes, entry } = await this.factors.confirm(viewer, code, this.session.browserOf(context));
    this.session.goOnAs(context, entry);
    return codes;
  }

  @Mutation()
  async resetSecondFactor(
    @Args() { member, reason }: MutationResetSecondFactorArgs,
    @CurrentMember() viewer: SignedIn,
  ): Promise<boolean> {
    await this.resets.ask(viewer, member, reason);
    return true;
  }

  @Mutation()
  stopSecondFactorReset(@CurrentMember() viewer: SignedIn): Promise<boolean> {
    return this.resets.stop(viewer);
  }
}
