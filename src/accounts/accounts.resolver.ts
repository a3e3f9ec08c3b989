import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, CurrentViewer, type SignedIn, type Viewer } from '../access/index.js';
import { PeopleLoaders } from '../people/index.js';
import type { CallContext } from '../platform/index.js';
import type { MutationUpdatePreferencesArgs } from '../schema-types.js';
import { type AccessTokenRow, AccessTokens } from './access-tokens/access-tokens.service.js';
import { Accounts } from './accounts.service.js';
import type { RoleGrantRow } from './role-grants/role-grant.row.js';
import { RoleGrantQueries } from './role-grants/role-grants.queries.js';

@Resolver('Viewer')
export class AccountResolver {
  constructor(
    private readonly accounts: Accounts,
    private readonly tokens: AccessTokens,
    private readonly grants: RoleGrantQueries,
    private readonly people: PeopleLoaders,
  ) {}

  @Query()
  viewer(@CurrentViewer() viewer: Viewer): Viewer | null {
    return viewer.memberId === null ? null : viewer;
  }

  @Mutation()
  async updatePreferences(
    @Args() { input }: MutationUpdatePreferencesArgs,
    @CurrentMember() viewer: SignedIn,
    @Context() context: CallContext,
  ): Promise<SignedIn> {
    const changed = await this.accounts.updatePreferences(viewer, input);
    // The rest of the call goes by the new settings.
    context.caller = changed;
    return changed;
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
