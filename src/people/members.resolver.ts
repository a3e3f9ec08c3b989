import type { OnModuleInit } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, CurrentViewer, type SignedIn, type Viewer, viewerOf } from '../access/index.js';
import { type ActionRow, PlanLoaders } from '../plan/index.js';
import { type CallContext, type Connection, everyText, Nodes, notFound } from '../platform/index.js';
import type {
  MemberBiographiesArgs,
  MemberDisplayNameArgs,
  MutationCreateMemberArgs,
  MutationUpdateMemberArgs,
  MutationUpdateProfileArgs,
  QueryMemberArgs,
  QueryMembersArgs,
} from '../schema-types.js';
import { DirectoryQueries } from './directory.queries.js';
import { displayName } from './display-name.js';
import type { MemberRow } from './member-row.js';
import { Members } from './members.service.js';
import { PeopleLoaders } from './people.loaders.js';
import type { StateRow } from './states.queries.js';

@Resolver('Member')
export class MembersResolver implements OnModuleInit {
  constructor(
    private readonly directory: DirectoryQueries,
    private readonly loaders: PeopleLoaders,
    private readonly actions: PlanLoaders,
    private readonly service: Members,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({ type: 'Member', table: 'member', find: (id, context) => this.visible(id, context) });
  }

  @Query()
  members(@CurrentMember() viewer: SignedIn, @Args() asked: QueryMembersArgs): Promise<Connection<MemberRow>> {
    return this.directory.members(viewer, asked);
  }

  @Query()
  async member(@Args() { id }: QueryMemberArgs, @Context() context: CallContext): Promise<MemberRow> {
    const member = await this.visible(id, context);
    if (!member) throw notFound('id');
    return member;
  }

  @Mutation()
  async createMember(
    @CurrentViewer() viewer: Viewer,
    @Args() { input }: MutationCreateMemberArgs,
    @Context() context: CallContext,
  ): Promise<MemberRow | null> {
    const { id } = await this.service.create(viewer, input);
    return this.loaders.member(context).load(id);
  }

  @Mutation()
  async updateProfile(
    @CurrentMember() viewer: SignedIn,
    @Args() { input }: MutationUpdateProfileArgs,
    @Context() context: CallContext,
  ): Promise<MemberRow | null> {
    await this.service.updateProfile(viewer, input);
    return this.loaders.member(context).clear(viewer.memberId).load(viewer.memberId);
  }

  @Mutation()
  async updateMember(
    @CurrentViewer() viewer: Viewer,
    @Args() { id, input }: MutationUpdateMemberArgs,
    @Context() context: CallContext,
  ): Promise<MemberRow | null> {
    await this.service.update(viewer, id, input);
    return this.loaders.member(context).clear(id).load(id);
  }

  @ResolveField()
  displayName(
    @Parent() { names, erased }: MemberRow,
    @Args() { locale }: MemberDisplayNameArgs,
    @Context() context: CallContext,
  ): string {
    return displayName(names, erased, locale ?? viewerOf(context).locale);
  }

  /** Null, not empty, where the caller may not see it. */
  @ResolveField()
  biographies(
    @Parent() { biography }: MemberRow,
    @Args() { locale }: MemberBiographiesArgs,
    @Context() context: CallContext,
  ): { locale: string; text: string }[] | null {
    return biography && everyText(biography, locale ?? viewerOf(context).locale);
  }

  @ResolveField()
  async state(@Parent() { state }: MemberRow, @Context() context: CallContext): Promise<StateRow | null> {
    return state === null ? null : this.loaders.state(context).load(state);
  }

  @ResolveField()
  async expertise(
    @Parent() { expertiseIds }: MemberRow,
    @Context() context: CallContext,
  ): Promise<(ActionRow | Error | null)[] | null> {
    return expertiseIds && this.actions.action(context).loadMany(expertiseIds);
  }

  /** Who is not signed in finds only people who show something to everybody. */
  private async visible(id: string, context: CallContext): Promise<MemberRow | null> {
    const member = await this.loaders.member(context).load(id);
    return member && (viewerOf(context).memberId !== null || member.visibleFields.size > 0) ? member : null;
  }
}
