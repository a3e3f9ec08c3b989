import type { OnModuleInit } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, isSecretariat, type Viewer, viewerOf } from '../access/index.js';
import { badInput, type CallContext, type Connection, Nodes, notFound } from '../platform/index.js';
import { type ActionRow, PlanLoaders } from '../plan/index.js';
import type {
  MutationCreateNetworkArgs,
  MutationUpdateNetworkArgs,
  NetworkGrowth,
  NetworkGrowthArgs,
  NetworkMembershipsArgs,
  QueryNetworkArgs,
  QueryNetworksArgs,
} from '../schema-types.js';
import { isCurrent } from './membership.policy.js';
import type { MembershipRow } from './memberships.queries.js';
import { NetworkLoaders } from './networks.loaders.js';
import { NetworkQueries, type NetworkRow, type StateCoverageRow } from './networks.queries.js';
import { Networks } from './networks.service.js';

@Resolver('Network')
export class NetworkResolver implements OnModuleInit {
  constructor(
    private readonly networks: Networks,
    private readonly queries: NetworkQueries,
    private readonly loaders: NetworkLoaders,
    private readonly plan: PlanLoaders,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'Network',
      table: 'network',
      find: (id, context) => this.loaders.network(context).load(id),
    });
  }

  @Query('networks')
  list(@Args() { kinds }: QueryNetworksArgs): Promise<NetworkRow[]> {
    return this.queries.all(kinds ?? null);
  }

  @Query()
  async network(@Args() { id, slug }: QueryNetworkArgs, @Context() context: CallContext): Promise<NetworkRow> {
    if ((id == null) === (slug == null))
      throw badInput('id', { en: 'Give exactly one of id and slug.', ru: 'Укажите либо id, либо slug.' });
    const network = id != null ? await this.loaders.network(context).load(id) : await this.queries.bySlug(slug!);
    if (!network) throw notFound(id != null ? 'id' : 'slug');
    return network;
  }

  @Mutation()
  createNetwork(@Args() { input }: MutationCreateNetworkArgs, @CurrentViewer() viewer: Viewer): Promise<NetworkRow> {
    return this.networks.create(viewer, input);
  }

  @Mutation()
  updateNetwork(
    @Args() { id, input }: MutationUpdateNetworkArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<NetworkRow> {
    return this.networks.update(viewer, id, input);
  }

  @ResolveField()
  async actions(@Parent() { id }: NetworkRow, @Context() context: CallContext): Promise<ActionRow[]> {
    const ids = await this.loaders.actionIdsOf(id);
    const actions = await Promise.all(ids.map((action) => this.plan.action(context).load(action)));
    return actions.filter((action) => action !== null);
  }

  @ResolveField()
  statesCovered(@Parent() { id }: NetworkRow, @Context() context: CallContext): Promise<number> {
    return this.loaders.statesCovered(context).load(id);
  }

  @ResolveField()
  growth(
    @Parent() { id }: NetworkRow,
    @Args() { from, to }: NetworkGrowthArgs,
    @Context() context: CallContext,
  ): Promise<NetworkGrowth> {
    if (to < from) throw badInput('to', { en: 'This is before the first day.', ru: 'Это раньше первого дня.' });
    return this.loaders.growth(context, { networkId: id, from, to });
  }

  @ResolveField()
  coverage(@Parent() { id }: NetworkRow, @Context() context: CallContext): Promise<StateCoverageRow[]> {
    return this.loaders.coverage(context).load(id);
  }

  @ResolveField()
  memberships(
    @Parent() { id }: NetworkRow,
    @Args() asked: NetworkMembershipsArgs,
    @Context() context: CallContext,
  ): Promise<Connection<MembershipRow> | null> {
    return this.loaders.membershipsOf(context, id, asked);
  }

  @ResolveField()
  viewerMembership(@Parent() { id }: NetworkRow, @Context() context: CallContext): Promise<MembershipRow | null> {
    return this.loaders.ownMembership(context).load(id);
  }

  @ResolveField()
  async viewerCan(@Parent() { id }: NetworkRow, @Context() context: CallContext): Promise<string[]> {
    const viewer = viewerOf(context);
    if (viewer.memberId === null || viewer.readOnly) return [];
    const own = await this.loaders.ownMembership(context).load(id);
    const actions = [own && isCurrent(own) ? 'leaveNetwork' : 'joinNetwork'];
    if (isSecretariat(viewer) || viewer.organisedNetworks.includes(id)) actions.push('updateNetwork');
    if (isSecretariat(viewer) || viewer.contactPointOf.length > 0) actions.push('nominateToNetwork');
    return actions;
  }
}

@Resolver('Action')
export class ActionNetworksResolver {
  constructor(private readonly loaders: NetworkLoaders) {}

  @ResolveField()
  networks(@Parent() { id }: ActionRow, @Context() context: CallContext): Promise<NetworkRow[]> {
    return this.loaders.networksOfAction(context).load(id);
  }
}
