import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, CurrentViewer, type SignedIn, type Viewer } from '../access/index.js';
import { PeopleLoaders } from '../people/index.js';
import type { CallContext } from '../platform/index.js';
import type { MutationSetPasswordArgs, MutationSignInArgs, MutationUpdatePreferencesArgs } from '../schema-types.js';
import { type AccessTokenRow, AccessTokens } from './access-tokens.service.js';
import { Accounts } from './accounts.service.js';
import { RoleGrantQueries, type RoleGrantRow } from './role-grants.queries.js';
import { SignIn } from './sign-in.service.js';

@Resolver('Viewer')
export class AccountResolver {
  constructor(
    private readonly accounts: Accounts,
    private readonly entrance: SignIn,
    private readonly tokens: AccessTokens,
    private readonly grants: RoleGrantQueries,
    private readonly people: PeopleLoaders,
  ) {}

  @Query()
  viewer(@CurrentViewer() viewer: Viewer): Viewer | null {
    return viewer.memberId === null ? null : viewer;
  }

  @Mutation()
  signIn(@Args() { input }: MutationSignInArgs, @Context() context: CallContext): Promise<SignedIn> {
    return this.entrance.signIn(input, context);
  }

  @Mutation()
  async signOut(@Context() context: CallContext): Promise<boolean> {
    await this.entrance.signOut(context);
    return true;
  }

  @Mutation()
  setPassword(
    @Args() { current, new: password }: MutationSetPasswordArgs,
    @CurrentMember() viewer: SignedIn,
    @Context() context: CallContext,
  ): Promise<SignedIn> {
    return this.accounts.setPassword(viewer, current ?? null, password, context);
  }

  @Mutation()
  updatePreferences(
    @Args() { input }: MutationUpdatePreferencesArgs,
    @CurrentMember() viewer: SignedIn,
    @Context() context: CallContext,
  ): Promise<SignedIn> {
    return this.accounts.updatePreferences(viewer, input, context);
  }

  @ResolveField()
  member({ memberId }: SignedIn, _: unknown, context: CallContext): Promise<object | null> {
    return this.people.member(context).load(memberId);
  }

  @ResolveField()
  roles({ memberId }: SignedIn): Promise<RoleGrantRow[]> {
    return this.grants.heldBy([memberId]);
  }

  @ResolveField()
  accessTokens({ memberId }: SignedIn): Promise<AccessTokenRow[]> {
    return this.tokens.ofMember(memberId);
  }
}
