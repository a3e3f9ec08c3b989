import type { OnModuleInit } from '@nestjs/common';
import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CurrentViewer, type Viewer, viewerOf } from '../access/index.js';
import {
  badInput,
  type CallContext,
  type Connection,
  Nodes,
  notFound,
  OfferedMutations,
  Selection,
} from '../platform/index.js';
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
import { isCurrent } from './memberships/membership.policy.js';
import type { MembershipRow } from './memberships/membership.row.js';
import { MembershipLoaders } from './memberships/memberships.loaders.js';
import { takesPart, viewerCanOnNetwork } from './network.policy.js';
import { NetworkLoaders } from './networks.loaders.js';
import type { NetworkRow, StateCoverageRow } from './networks.queries.js';
import { Networks } from './networks.service.js';

@Resolver('Network')
export class NetworkResolver implements OnModuleInit {
  constructor(
    private readonly networks: Networks,
    private readonly loaders: NetworkLoaders,
    private readonly membershipLoaders: MembershipLoaders,
    private readonly plan: PlanLoaders,
    private readonly nodes: Nodes,
    private readonly offered: OfferedMutations,
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
    return this.loaders.ofKinds(kinds ?? null);
  }

  @Query()
  async network(@Args() { id, slug }: QueryNetworkArgs, @Context() context: CallContext): Promise<NetworkRow> {
    if ((id == null) === (slug == null))
      throw badInput('id', { en: 'Give exactly one of id and slug.', ru: 'Укажите либо id, либо slug.' });
    const network = await (id != null ? this.loaders.network(context).load(id) : this.loaders.bySlug.load(slug!));
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
  async actions({ id }: NetworkRow, _: unknown, context: CallContext): Promise<ActionRow[]> {
    return this.plan.action(context).findAll(await this.loaders.actionIdsOf(id));
  }

  @ResolveField()
  statesCovered({ id }: NetworkRow, _: unknown, context: CallContext): Promise<number> {
    return this.loaders.statesCovered(context).load(id);
  }

  // A refusal has to come as a promise: graphql loses sight of the rest of a list when one of its fields throws.
  @ResolveField()
  async growth({ id }: NetworkRow, { from, to }: NetworkGrowthArgs, context: CallContext): Promise<NetworkGrowth> {
    if (to < from) throw badInput('to', { en: 'This is before the first day.', ru: 'Это раньше первого дня.' });
    return this.loaders.growth(context, { networkId: id, from, to });
  }

  @ResolveField()
  coverage({ id }: NetworkRow, _: unknown, context: CallContext): Promise<StateCoverageRow[]> {
    return this.loaders.coverage(context).load(id);
  }

  @ResolveField()
  memberships(
    { id }: NetworkRow,
    asked: NetworkMembershipsArgs,
    context: CallContext,
    info: GraphQLResolveInfo,
  ): Promise<Connection<MembershipRow>> {
    return this.membershipLoaders.ofNetwork(context, id, asked, Selection.of(info).rows);
  }

  @ResolveField()
  viewerMembership({ id }: NetworkRow, _: unknown, context: CallContext): Promise<MembershipRow | null> {
    return this.membershipLoaders.own(context).load(id);
  }

  @ResolveField()
  async viewerCan(network: NetworkRow, _: unknown, context: CallContext): Promise<string[]> {
    const viewer = viewerOf(context);
    if (!takesPart(viewer)) return [];
    const own = await this.membershipLoaders.own(context).load(network.id);
    const isIn = own !== null && isCurrent(own);
    return [...viewerCanOnNetwork(viewer, network.id, isIn), ...this.offered.of('Network', network, context)];
  }
}

@Resolver('Action')
export class ActionNetworksResolver {
  constructor(private readonly loaders: NetworkLoaders) {}

  @ResolveField()
  networks({ id }: ActionRow, _: unknown, context: CallContext): NetworkRow[] | Promise<NetworkRow[]> {
    return this.loaders.networksOfAction(context).find(id);
  }
}
