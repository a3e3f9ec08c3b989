import type { OnModuleInit } from '@nestjs/common';
import { Args, Info, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CurrentMember, CurrentViewer, type SignedIn, type Viewer, viewerOf } from '../access/index.js';
import { memberColumns, type MemberRecord, MemberRow, PeopleLoaders } from '../people/index.js';
import { broughtWith, type CallContext, type Connection, Nodes, Selection } from '../platform/index.js';
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
    memberColumns.bring('memberships', (selection, viewer, values) =>
      this.queries.ofMember(selection.within('memberships'), viewer, values),
    );
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
    return this.loaders.network(context).find(networkId);
  }

  @ResolveField()
  member(row: MembershipRow, _: unknown, context: CallContext): MemberRow | Promise<MemberRow | null> {
    const record = broughtWith<MemberRecord>(row, 'member');
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

@Resolver('StateCoverage')
export class StateCoverageResolver {
  constructor(
    private readonly loaders: NetworkLoaders,
    private readonly people: PeopleLoaders,
  ) {}

  @ResolveField()
  state({ state }: StateCoverageRow, _: unknown, context: CallContext): unknown {
    return this.people.state(context).find(state);
  }

  @ResolveField()
  lead({ leadId }: StateCoverageRow, _: unknown, context: CallContext): Promise<MembershipRow | null> | null {
    return leadId === null ? null : this.loaders.membership(context).load(leadId);
  }

  @ResolveField()
  async alternates({ alternateIds }: StateCoverageRow, _: unknown, context: CallContext): Promise<MembershipRow[]> {
    const alternates = await Promise.all(alternateIds.map((id) => this.loaders.membership(context).load(id)));
    return alternates.filter((membership) => membership !== null);
  }
}

@Resolver('Member')
export class MemberMembershipsResolver {
  constructor(private readonly loaders: NetworkLoaders) {}

  @ResolveField()
  memberships(member: MemberRow, _: unknown, context: CallContext): MembershipRow[] | null | Promise<MembershipRow[]> {
    if (!member.visibleFields.has('MEMBERSHIPS')) return null;
    return member.brought<MembershipRow[]>('memberships') ?? this.loaders.membershipsOfMember(context).load(member.id);
  }
}
