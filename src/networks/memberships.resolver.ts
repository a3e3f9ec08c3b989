import type { OnModuleInit } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, CurrentViewer, type SignedIn, type Viewer, viewerOf } from '../access/index.js';
import { type MemberRow, PeopleLoaders } from '../people/index.js';
import { type CallContext, type Connection, Nodes } from '../platform/index.js';
import type {
  MutationDecideMembershipArgs,
  MutationJoinNetworkArgs,
  MutationNominateToNetworkArgs,
  MutationSetMembershipRoleArgs,
  QueryMembershipsArgs,
} from '../schema-types.js';
import { MembershipDecisions } from './membership-decisions.service.js';
import { membershipActions, seesAll } from './membership.policy.js';
import { type MembershipChangeRow, MembershipQueries, type MembershipRow } from './memberships.queries.js';
import { Memberships } from './memberships.service.js';
import { NetworkLoaders } from './networks.loaders.js';
import type { NetworkRow, StateCoverageRow } from './networks.queries.js';

@Resolver('Membership')
export class MembershipResolver implements OnModuleInit {
  constructor(
    private readonly entries: Memberships,
    private readonly decisions: MembershipDecisions,
    private readonly queries: MembershipQueries,
    private readonly loaders: NetworkLoaders,
    private readonly people: PeopleLoaders,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'Membership',
      table: 'membership',
      find: (id, context) => this.loaders.membership(context).load(id),
    });
  }

  @Query()
  memberships(
    @Args() asked: QueryMembershipsArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<Connection<MembershipRow>> {
    return this.queries.list(viewer, asked);
  }

  @Mutation()
  joinNetwork(@Args() wanted: MutationJoinNetworkArgs, @CurrentMember() viewer: SignedIn): Promise<MembershipRow> {
    return this.entries.join(viewer, wanted);
  }

  @Mutation()
  nominateToNetwork(
    @Args() wanted: MutationNominateToNetworkArgs,
    @CurrentMember() viewer: SignedIn,
  ): Promise<MembershipRow> {
    return this.entries.nominate(viewer, wanted);
  }

  @Mutation()
  decideMembership(
    @Args() decision: MutationDecideMembershipArgs,
    @CurrentMember() viewer: SignedIn,
  ): Promise<MembershipRow> {
    return this.decisions.decide(viewer, decision);
  }

  @Mutation()
  setMembershipRole(
    @Args() { id, role }: MutationSetMembershipRoleArgs,
    @CurrentMember() viewer: SignedIn,
  ): Promise<MembershipRow> {
    return this.decisions.setRole(viewer, id, role);
  }

  @Mutation()
  leaveNetwork(@Args('network') network: string, @CurrentMember() viewer: SignedIn): Promise<MembershipRow> {
    return this.decisions.leave(viewer, network);
  }

  @ResolveField()
  network(@Parent() { networkId }: MembershipRow, @Context() context: CallContext): Promise<NetworkRow | null> {
    return this.loaders.network(context).load(networkId);
  }

  @ResolveField()
  member(@Parent() { memberId }: MembershipRow, @Context() context: CallContext): Promise<MemberRow | null> {
    return this.people.member(context).load(memberId);
  }

  @ResolveField()
  representing(@Parent() { state, organisationId, personalCapacity }: MembershipRow): object {
    return { state, organisationId, personalCapacity };
  }

  @ResolveField()
  viewerCan(@Parent() membership: MembershipRow, @Context() context: CallContext): string[] {
    return membershipActions(viewerOf(context), membership);
  }

  @ResolveField()
  motivation(@Parent() membership: MembershipRow, @Context() context: CallContext): string | null {
    return seesAll(viewerOf(context), membership) ? membership.motivation : null;
  }

  @ResolveField()
  async history(@Parent() membership: MembershipRow, @Context() context: CallContext): Promise<MembershipChangeRow[]> {
    return seesAll(viewerOf(context), membership) ? this.loaders.changesOf(context).load(membership.id) : [];
  }
}

@Resolver('MembershipChange')
export class MembershipChangeResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  async by(@Parent() { byMemberId }: MembershipChangeRow, @Context() context: CallContext): Promise<MemberRow | null> {
    return byMemberId === null ? null : this.people.member(context).load(byMemberId);
  }
}

@Resolver('StateCoverage')
export class StateCoverageResolver {
  constructor(
    private readonly loaders: NetworkLoaders,
    private readonly people: PeopleLoaders,
  ) {}

  @ResolveField()
  state(@Parent() { state }: StateCoverageRow, @Context() context: CallContext): Promise<object | null> {
    return this.people.state(context).load(state);
  }

  @ResolveField()
  async lead(@Parent() { leadId }: StateCoverageRow, @Context() context: CallContext): Promise<MembershipRow | null> {
    return leadId === null ? null : this.loaders.membership(context).load(leadId);
  }

  @ResolveField()
  async alternates(
    @Parent() { alternateIds }: StateCoverageRow,
    @Context() context: CallContext,
  ): Promise<MembershipRow[]> {
    const alternates = await Promise.all(alternateIds.map((id) => this.loaders.membership(context).load(id)));
    return alternates.filter((membership) => membership !== null);
  }
}

@Resolver('Member')
export class MemberMembershipsResolver {
  constructor(private readonly loaders: NetworkLoaders) {}

  @ResolveField()
  async memberships(
    @Parent() { id, visibleFields }: MemberRow,
    @Context() context: CallContext,
  ): Promise<MembershipRow[] | null> {
    return visibleFields.has('MEMBERSHIPS') ? this.loaders.membershipsOfMember(context).load(id) : null;
  }
}
