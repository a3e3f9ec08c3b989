import type { OnModuleInit } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import { type CallContext, Nodes } from '../../platform/index.js';
import type { OrganisationRow } from '../organisations/organisation.row.js';
import { PeopleLoaders } from '../people.loaders.js';
import { PeopleQueries } from '../profile/people.queries.js';
import type { StateRow } from '../states/state.row.js';
import type { PostRow } from './post.row.js';

@Resolver('Post')
export class PostResolver implements OnModuleInit {
  constructor(
    private readonly queries: PeopleQueries,
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
        return member?.posts?.find((post) => post.id === id) ?? null;
      },
    });
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
