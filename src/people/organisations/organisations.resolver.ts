import type { OnModuleInit } from '@nestjs/common';
import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '../../access/index.js';
import { type CallContext, type Connection, Nodes } from '../../platform/index.js';
import type {
  MutationCreateOrganisationArgs,
  MutationUpdateOrganisationArgs,
  QueryOrganisationsArgs,
} from '../../schema-types.js';
import type { OrganisationRow } from './organisation.row.js';
import { OrganisationsQueries } from './organisations.queries.js';
import { Organisations } from './organisations.service.js';
import { PeopleLoaders } from '../people.loaders.js';
import type { StateRow } from '../states/state.row.js';

@Resolver('Organisation')
export class OrganisationsResolver implements OnModuleInit {
  constructor(
    private readonly queries: OrganisationsQueries,
    private readonly loaders: PeopleLoaders,
    private readonly service: Organisations,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'Organisation',
      table: 'organisation',
      find: (id, context) => this.loaders.organisation(context).load(id),
    });
  }

  @Query()
  organisations(@Args() asked: QueryOrganisationsArgs): Promise<Connection<OrganisationRow>> {
    return this.queries.organisations(asked);
  }

  @Mutation()
  async createOrganisation(
    @CurrentViewer() viewer: Viewer,
    @Args() { input }: MutationCreateOrganisationArgs,
    @Context() context: CallContext,
  ): Promise<OrganisationRow | null> {
    const { id } = await this.service.create(viewer, input);
    return this.loaders.organisation(context).load(id);
  }

  @Mutation()
  async updateOrganisation(
    @CurrentViewer() viewer: Viewer,
    @Args() { id, input }: MutationUpdateOrganisationArgs,
    @Context() context: CallContext,
  ): Promise<OrganisationRow | null> {
    await this.service.update(viewer, id, input);
    return this.loaders.organisation(context).clear(id).load(id);
  }

  @ResolveField()
  state({ state }: OrganisationRow, _: unknown, context: CallContext): Promise<StateRow | null> | null {
    return state === null ? null : this.loaders.state(context).load(state);
  }

  @ResolveField()
  parent({ parentId }: OrganisationRow, _: unknown, context: CallContext): Promise<OrganisationRow | null> | null {
    return parentId === null ? null : this.loaders.organisation(context).load(parentId);
  }
}
