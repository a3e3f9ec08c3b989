import type { OnModuleInit } from '@nestjs/common';
import { Args, Info, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CurrentMember, CurrentViewer, type SignedIn, type Viewer, viewerOf } from '../../access/index.js';
import { type MemberRecord, MemberRow, PeopleLoaders } from '../../people/index.js';
import { type CallContext, type Connection, extensionOf, Nodes, Selection } from '../../platform/index.js';
import type {
  MutationDecideMembershipArgs,
  MutationJoinNetworkArgs,
  MutationNominateToNetworkArgs,
  MutationSetMembershipRoleArgs,
  QueryMembershipsArgs,
} from '../../schema-types.js';
import { NetworkLoaders } from '../networks.loaders.js';
import type { NetworkRow } from '../networks.queries.js';
import { MembershipDecisions } from './membership-decisions.service.js';
import { membershipActions, seesAll } from './membership.policy.js';
import type { MembershipChangeRow, MembershipRow } from './membership.row.js';
import { MembershipLoaders } from './memberships.loaders.js';
import { MembershipQueries } from './memberships.queries.js';
import { Memberships } from './memberships.service.js';

@Resolver('Membership')
export class MembershipResolver implements OnModuleInit {
  constructor(
    private readonly entries: Memberships,
    private readonly decisions: MembershipDecisions,
    private readonly queries: MembershipQueries,
    private readonly loaders: MembershipLoaders,
    private readonly networks: NetworkLoaders,
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
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<MembershipRow>> {
    return this.queries.list(viewer, asked, Selection.of(info).rows);
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
  network(
    { networkId }: MembershipRow,
    _: unknown,
    context: CallContext,
  ): NetworkRow | null | Promise<NetworkRow | null> {
    return this.networks.network(context).find(networkId);
  }

  @ResolveField()
  member(row: MembershipRow, _: unknown, context: CallContext): MemberRow | Promise<MemberRow | null> {
    const record = extensionOf<MemberRecord>(row, 'member');
    return record ? new MemberRow(viewerOf(context), record) : this.people.member(context).load(row.memberId);
  }

  @ResolveField()
  representing({ state, organisationId, personalCapacity }: MembershipRow): object {
    return { state, organisationId, personalCapacity };
  }

  @ResolveField()
  viewerCan(membership: MembershipRow, _: unknown, context: CallContext): string[] {
    return membershipActions(viewerOf(context), membership);
  }

  @ResolveField()
  motivation(membership: MembershipRow, _: unknown, context: CallContext): string | null {
    return seesAll(viewerOf(context), membership) ? membership.motivation : null;
  }

  @ResolveField()
  history(membership: MembershipRow, _: unknown, context: CallContext): Promise<MembershipChangeRow[]> | [] {
    return seesAll(viewerOf(context), membership) ? this.loaders.changesOf(context).load(membership.id) : [];
  }
}

@Resolver('MembershipChange')
export class MembershipChangeResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  by({ byMemberId }: MembershipChangeRow, _: unknown, context: CallContext): Promise<MemberRow | null> | null {
    return byMemberId === null ? null : this.people.member(context).load(byMemberId);
  }
}
