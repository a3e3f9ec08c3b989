import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn, viewerOf } from '../../access/index.js';
import { Nodes } from '../../platform/index.js';
import type { MutationCreateAccessTokenArgs } from '../../schema-types.js';
import { type AccessTokenRow, AccessTokens } from './access-tokens.service.js';

@Resolver('AccessToken')
export class AccessTokenResolver implements OnModuleInit {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'AccessToken',
      table: 'access_token',
      find: async (id, context) => {
        const { memberId } = viewerOf(context);
        return memberId === null ? null : ((await this.tokens.ofMember(memberId, id))[0] ?? null);
      },
    });
  }

  @Mutation()
  createAccessToken(
    @Args() wanted: MutationCreateAccessTokenArgs,
    @CurrentMember() viewer: SignedIn,
  ): Promise<{ token: string; accessToken: AccessTokenRow }> {
    return this.tokens.create(viewer, wanted);
  }

  @Mutation()
  async revokeAccessToken(@Args('id') id: string, @CurrentMember() viewer: SignedIn): Promise<boolean> {
    await this.tokens.revoke(viewer, id);
    return true;
  }
}
