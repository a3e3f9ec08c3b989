import type { OnModuleInit } from '@nestjs/common';
import { Args, Context, Info, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CurrentMember, CurrentViewer, isMember, type SignedIn, type Viewer, viewerOf } from '../../access/index.js';
import { Readings } from '../../audit/index.js';
import { type ActionRow, PlanLoaders } from '../../plan/index.js';
import { type CallContext, everyText, Nodes, notFound, Selection } from '../../platform/index.js';
import type {
  MemberBiographiesArgs,
  MemberDisplayNameArgs,
  MutationCreateMemberArgs,
  MutationUpdateMemberArgs,
  MutationUpdateProfileArgs,
  QueryMemberArgs,
} from '../../schema-types.js';
import { PeopleLoaders } from '../people.loaders.js';
import type { StateRow } from '../states/state.row.js';
import { displayName } from './display-name.js';
import type { MemberRow } from './member.row.js';
import { Members } from './members.service.js';
import { PeopleQueries } from './people.queries.js';

@Resolver('Member')
export class MembersResolver implements OnModuleInit {
  constructor(
    private readonly people: PeopleQueries,
    private readonly loaders: PeopleLoaders,
    private readonly actions: PlanLoaders,
    private readonly service: Members,
    private readonly nodes: Nodes,
    private readonly readings: Readings,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'Member',
      table: 'member',
      find: async (id, context) => {
        const member = visible(viewerOf(context), await this.loaders.member(context).load(id));
        if (member) this.readings.profile(context, id);
        return member;
      },
    });
  }

  @Query()
  async member(
    @CurrentViewer() viewer: Viewer,
    @Args() { id }: QueryMemberArgs,
    @Context() context: CallContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MemberRow> {
    const member = visible(viewer, await this.people.member(id, viewer, Selection.of(info)));
    if (!member) throw notFound('id');
    this.readings.profile(context, id);
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
    @Args() change: MutationUpdateMemberArgs,
    @Context() context: CallContext,
  ): Promise<MemberRow | null> {
    await this.service.update(viewer, change);
    return this.loaders.member(context).clear(change.id).load(change.id);
  }

  @ResolveField()
  displayName({ names, erased }: MemberRow, { locale }: MemberDisplayNameArgs, context: CallContext): string {
    return displayName(names, erased, locale ?? viewerOf(context).locale);
  }

  @ResolveField()
  email(member: MemberRow, _: unknown, context: CallContext): string | null {
    return this.tellingContact(member.id, member.email, context);
  }

  @ResolveField()
  phone(member: MemberRow, _: unknown, context: CallContext): string | null {
    return this.tellingContact(member.id, member.phone, context);
  }

  /** Null, not empty, where the caller may not see it. */
  @ResolveField()
  biographies(
    { biography }: MemberRow,
    { locale }: MemberBiographiesArgs,
    context: CallContext,
  ): { locale: string; text: string }[] | null {
    return biography && everyText(biography, locale ?? viewerOf(context).locale);
  }

  @ResolveField()
  state({ state }: MemberRow, _: unknown, context: CallContext): StateRow | null | Promise<StateRow | null> {
    return state === null ? null : this.loaders.state(context).find(state);
  }

  @ResolveField()
  expertise({ expertiseIds }: MemberRow, _: unknown, context: CallContext): ActionRow[] | null | Promise<ActionRow[]> {
    return expertiseIds && this.actions.action(context).findAll(expertiseIds);
  }

  private tellingContact(id: string, contact: string | null, context: CallContext): string | null {
    if (contact !== null) this.readings.contacts(context, id);
    return contact;
  }
}

/** Who is not of the dialogue finds only people who show something to everybody, and oneself. */
function visible(viewer: Viewer, member: MemberRow | null): MemberRow | null {
  return member && (isMember(viewer) || member.visibleFields.size > 0) ? member : null;
}
