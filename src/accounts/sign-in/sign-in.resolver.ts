import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn, viewerOf } from '../../access/index.js';
import { badInput, type CallContext } from '../../platform/index.js';
import type {
  MutationCompleteSignInArgs,
  MutationRequestSignInLinkArgs,
  MutationSetPasswordArgs,
  MutationSignInArgs,
  MutationSignInWithCodeArgs,
  MutationSignInWithLinkArgs,
} from '../../schema-types.js';
import { CallSession } from './call-session.service.js';
import { Passwords } from './passwords.service.js';
import { SignInByMail } from './sign-in-by-mail.service.js';
import { SignIn } from './sign-in.service.js';

@Resolver()
export class SignInResolver {
  constructor(
    private readonly signingIn: SignIn,
    private readonly byMail: SignInByMail,
    private readonly passwords: Passwords,
    private readonly session: CallSession,
  ) {}

  @Mutation()
  async signIn(@Args() { input }: MutationSignInArgs, @Context() context: CallContext): Promise<SignedIn> {
    return this.session.goOnAs(context, await this.signingIn.signIn(input, this.session.browserOf(context)));
  }

  @Mutation()
  async completeSignIn(
    @Args() { oneTimeCode, recoveryCode }: MutationCompleteSignInArgs,
    @Context() context: CallContext,
  ): Promise<SignedIn> {
    if ((oneTimeCode == null) === (recoveryCode == null))
      throw badInput('oneTimeCode', {
        en: 'Give either a one-time code or a recovery code.',
        ru: 'Укажите либо одноразовый код, либо код восстановления.',
      });
    const shown = oneTimeCode == null ? { recoveryCode: recoveryCode! } : { oneTimeCode };
    const attempt = this.session.attemptIn(context);
    return this.session.goOnAs(context, await this.signingIn.complete(attempt, shown, this.session.browserOf(context)));
  }

  @Mutation()
  async requestSignInLink(
    @Args() { email }: MutationRequestSignInLinkArgs,
    @Context() context: CallContext,
  ): Promise<boolean> {
    this.session.keepAttempt(context, await this.byMail.request(email, this.session.browserOf(context)));
    return true;
  }

  @Mutation()
  async signInWithLink(
    @Args() { token }: MutationSignInWithLinkArgs,
    @Context() context: CallContext,
  ): Promise<SignedIn> {
    return this.enterByMail(context, { link: token });
  }

  @Mutation()
  async signInWithCode(
    @Args() { code }: MutationSignInWithCodeArgs,
    @Context() context: CallContext,
  ): Promise<SignedIn> {
    return this.enterByMail(context, { code });
  }

  @Mutation()
  async signOut(@Context() context: CallContext): Promise<boolean> {
    if (await this.signingIn.signOut(viewerOf(context))) this.session.goOnAsNobody(context);
    return true;
  }

  @Mutation()
  async setPassword(
    @Args() { current, new: password, keepAccessTokens = false }: MutationSetPasswordArgs,
    @CurrentMember() viewer: SignedIn,
    @Context() context: CallContext,
  ): Promise<SignedIn> {
    const wanted = { current: current ?? null, password, keepAccessTokens };
    return this.session.goOnAs(context, await this.passwords.set(viewer, wanted, this.session.browserOf(context)));
  }

  private async enterByMail(context: CallContext, said: { link: string } | { code: string }): Promise<SignedIn> {
    const attempt = this.session.attemptIn(context);
    return this.session.goOnAs(context, await this.byMail.enter(said, attempt, this.session.browserOf(context)));
  }
}
