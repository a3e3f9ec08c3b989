import { Args, Context, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CurrentMember, CurrentViewer, type SignedIn, type Viewer } from '../../access/index.js';
import { type MemberRow, PeopleLoaders } from '../../people/index.js';
import { type CallContext, type Connection, Selection } from '../../platform/index.js';
import type {
  MutationConfirmEmailArgs,
  MutationDecideAccountArgs,
  MutationInviteToSignUpArgs,
  MutationSignUpArgs,
  QueryAccountRequestsArgs,
} from '../../schema-types.js';
import { CallSession } from '../sign-in/call-session.service.js';
import { AccountRequests } from './account-requests.service.js';
import { Invitations } from './invitations.service.js';
import { SignUps } from './sign-ups.service.js';

@Resolver()
export class SignUpResolver {
  constructor(
    private readonly signUps: SignUps,
    private readonly invitations: Invitations,
    private readonly requests: AccountRequests,
    private readonly people: PeopleLoaders,
    private readonly session: CallSession,
  ) {}

  @Mutation()
  async signUp(@Args() { input }: MutationSignUpArgs, @Context() context: CallContext): Promise<boolean> {
    this.session.keepAttempt(context, await this.signUps.request(input, this.session.browserOf(context)));
    return true;
  }

  @Mutation()
  async confirmEmail(@Args() { token }: MutationConfirmEmailArgs, @Context() context: CallContext): Promise<SignedIn> {
    const attempt = this.session.attemptIn(context);
    return this.session.goOnAs(context, await this.signUps.confirm(token, attempt, this.session.browserOf(context)));
  }

  @Query()
  accountRequests(
    @Args() asked: QueryAccountRequestsArgs,
    @CurrentViewer() viewer: Viewer,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<MemberRow>> {
    return this.requests.list(viewer, asked, Selection.of(info).rows);
  }

  @Mutation()
  async inviteToSignUp(
    @Args() { member }: MutationInviteToSignUpArgs,
    @CurrentMember() viewer: SignedIn,
    @Context() context: CallContext,
  ): Promise<MemberRow | null> {
    await this.invitations.invite(viewer, member);
    return this.people.member(context).load(member);
  }

  @Mutation()
  async decideAccount(
    @Args() { member, accept, reason }: MutationDecideAccountArgs,
    @CurrentMember() viewer: SignedIn,
    @Context() context: CallContext,
  ): Promise<MemberRow | null> {
    await this.requests.decide(viewer, member, accept, reason ?? null);
    return this.people.member(context).load(member);
  }
}
