import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer, viewerOf } from '../../access/index.js';
import { type CallContext, type Connection, Nodes } from '../../platform/index.js';
import type { MutationConfirmPostArgs, QueryPostsToConfirmArgs } from '../../schema-types.js';
import type { OrganisationRow } from '../organisations/organisation.row.js';
import { PeopleLoaders } from '../people.loaders.js';
import type { MemberRow } from '../profile/member.row.js';
import { PeopleQueries } from '../profile/people.queries.js';
import type { StateRow } from '../states/state.row.js';
import { PostConfirmations } from './post-confirmations.service.js';
import type { PostRow } from './post.row.js';
import { PostQueries } from './posts.queries.js';

@Resolver('Post')
export class PostResolver implements OnModuleInit {
  constructor(
    private readonly queries: PeopleQueries,
    private readonly posts: PostQueries,
    private readonly confirmations: PostConfirmations,
    private readonly loaders: PeopleLoaders,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'Post',
      table: 'post',
      find: async (id, context) => {
        const holder = await this.queries.holderOf(id);
        const member = holder === null ? null : await this.loaders.member(context).load(holder);
        // Whoever confirms posts is shown them, whatever else of the profile is hidden.
        return member?.posts?.find((post) => post.id === id) ?? this.posts.confirmable(viewerOf(context), id);
      },
    });
  }

  @Query()
  postsToConfirm(@Args() page: QueryPostsToConfirmArgs, @CurrentViewer() viewer: Viewer): Promise<Connection<PostRow>> {
    return this.posts.toConfirm(viewer, page);
  }

  @Mutation()
  confirmPost(@Args() decision: MutationConfirmPostArgs, @CurrentViewer() viewer: Viewer): Promise<PostRow> {
    return this.confirmations.decide(viewer, decision);
  }

  @ResolveField()
  member({ memberId }: PostRow, _: unknown, context: CallContext): Promise<MemberRow | null> {
    return this.loaders.member(context).load(memberId);
  }

  @ResolveField()
  organisation({ organisationId }: PostRow, _: unknown, context: CallContext): Promise<OrganisationRow | null> | null {
    return organisationId === null ? null : this.loaders.organisation(context).load(organisationId);
  }

  @ResolveField()
  state({ state }: PostRow, _: unknown, context: CallContext): Promise<StateRow | null> | null {
    return state === null ? null : this.loaders.state(context).load(state);
  }
}
