import { Args, Context, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn } from '../../access/index.js';
import type { CallContext } from '../../platform/index.js';
import type {
  MutationAddPasskeyArgs,
  MutationRemovePasskeyArgs,
  MutationSignInWithPasskeyArgs,
} from '../../schema-types.js';
import { CallSession } from '../sign-in/call-session.service.js';
import { type PasskeyRow, Passkeys } from './passkeys.service.js';

@Resolver('Viewer')
export class PasskeysResolver {
  constructor(
    private readonly own: Passkeys,
    private readonly session: CallSession,
  ) {}

  @ResolveField()
  passkeys({ memberId }: SignedIn): Promise<PasskeyRow[]> {
    return this.own.ofMember(memberId);
  }

  @Mutation()
  async beginPasskey(@CurrentMember() viewer: SignedIn, @Context() context: CallContext): Promise<string> {
    const { options, secret } = await this.own.beginAdding(viewer);
    this.session.keepAttempt(context, secret);
    return options;
  }

  @Mutation()
  async addPasskey(
    @Args() { name, response }: MutationAddPasskeyArgs,
    @CurrentMember() viewer: SignedIn,
    @Context() context: CallContext,
  ): Promise<{ passkey: PasskeyRow; recoveryCodes: string[] | null }> {
    const made = { name, response, secret: this.session.attemptIn(context) };
    const { passkey, recoveryCodes, entry } = await this.own.add(viewer, made, context.request);
    this.session.goOnAs(context, entry);
    return { passkey, recoveryCodes };
  }

  @Mutation()
  removePasskey(@Args() { id }: MutationRemovePasskeyArgs, @CurrentMember() viewer: SignedIn): Promise<boolean> {
    return this.own.remove(viewer, id);
  }

  @Mutation()
  async beginPasskeySignIn(@Context() context: CallContext): Promise<string> {
    const { options, secret } = await this.own.beginSignIn();
    this.session.keepAttempt(context, secret);
    return options;
  }

  @Mutation()
  async signInWithPasskey(
    @Args() { response }: MutationSignInWithPasskeyArgs,
    @Context() context: CallContext,
  ): Promise<SignedIn> {
    const attempt = this.session.attemptIn(context);
    return this.session.goOnAs(context, await this.own.enter(response, attempt, this.session.browserOf(context)));
  }
}
