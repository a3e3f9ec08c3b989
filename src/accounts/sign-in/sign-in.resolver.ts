import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn, viewerOf } from '../../access/index.js';
import type { CallContext } from '../../platform/index.js';
import type { MutationSetPasswordArgs, MutationSignInArgs } from '../../schema-types.js';
import { addressOf, CallSession } from './call-session.service.js';
import { Passwords } from './passwords.service.js';
import { SignIn } from './sign-in.service.js';

@Resolver()
export class SignInResolver {
  constructor(
    private readonly entrance: SignIn,
    private readonly passwords: Passwords,
    private readonly session: CallSession,
  ) {}

  @Mutation()
  async signIn(@Args() { input }: MutationSignInArgs, @Context() context: CallContext): Promise<SignedIn> {
    const before = viewerOf(context);
    return this.session.goOnAs(context, await this.entrance.signIn(before, input, addressOf(context), context.request));
  }

  @Mutation()
  async signOut(@Context() context: CallContext): Promise<boolean> {
    if (await this.entrance.signOut(viewerOf(context))) this.session.goOnAsNobody(context);
    return true;
  }

  @Mutation()
  async setPassword(
    @Args() { current, new: password }: MutationSetPasswordArgs,
    @CurrentMember() viewer: SignedIn,
    @Context() context: CallContext,
  ): Promise<SignedIn> {
    return this.session.goOnAs(
      context,
      await this.passwords.set(viewer, current ?? null, password, addressOf(context)),
    );
  }
}
