import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, CurrentViewer, type SignedIn, type Viewer, viewerOf } from '../../access/index.js';
import { type MemberRow, PeopleLoaders } from '../../people/index.js';
import { type CallContext, Clock, type Connection, extensionOf, Nodes } from '../../platform/index.js';
import type {
  MutationDeclineForStateArgs,
  MutationInviteStatesArgs,
  MutationWithdrawStateInvitationArgs,
  ViewerStateInvitationsArgs,
} from '../../schema-types.js';
import { eventFromJson, type EventRow } from '../reading/event.row.js';
import { EventLoaders } from '../reading/events.loaders.js';
import { invitationViewerCan } from './state-invitation.policy.js';
import type { StateInvitationRow } from './state-invitation.row.js';
import { StateInvitationLoaders } from './state-invitations.loaders.js';
import { StateInvitationsQueries } from './state-invitations.queries.js';
import { StateInvitations } from './state-invitations.service.js';

@Resolver('StateInvitation')
export class StateInvitationsResolver implements OnModuleInit {
  constructor(
    private readonly invitations: StateInvitations,
    private readonly loaders: StateInvitationLoaders,
    private readonly events: EventLoaders,
    private readonly people: PeopleLoaders,
    private readonly nodes: Nodes,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'StateInvitation',
      table: 'state_invitation',
      find: (id, context) => this.loaders.stateInvitation(context).load(id),
    });
  }

  @Mutation()
  inviteStates(
    @CurrentViewer() viewer: Viewer,
    @Args() asked: MutationInviteStatesArgs,
  ): Promise<StateInvitationRow[]> {
    return this.invitations.invite(viewer, asked);
  }

  @Mutation()
  withdrawStateInvitation(
    @CurrentViewer() viewer: Viewer,
    @Args() { id, reason }: MutationWithdrawStateInvitationArgs,
  ): Promise<string> {
    return this.invitations.withdraw(viewer, id, reason);
  }

  @Mutation()
  declineForState(
    @CurrentMember() viewer: SignedIn,
    @Args() { event, state, reason }: MutationDeclineForStateArgs,
  ): Promise<StateInvitationRow> {
    return this.invitations.decline(viewer, event, state, reason ?? null);
  }

  @ResolveField()
  event(row: StateInvitationRow, _: unknown, context: CallContext): EventRow | Promise<EventRow | null> {
    const event = extensionOf<EventRow>(row, 'event');
    return event ? eventFromJson(event) : this.events.event(context).load(row.eventId);
  }

  @ResolveField()
  state({ state }: StateInvitationRow, _: unknown, context: CallContext): unknown {
    return this.people.state(context).find(state);
  }

  @ResolveField()
  answeredBy(
    { answeredByMemberId }: StateInvitationRow,
    _: unknown,
    context: CallContext,
  ): Promise<MemberRow | null> | null {
    return answeredByMemberId === null ? null : this.people.member(context).load(answeredByMemberId);
  }

  @ResolveField()
  viewerCan(invitation: StateInvitationRow, _: unknown, context: CallContext): string[] {
    return invitationViewerCan(viewerOf(context), invitation, this.clock.now());
  }
}

@Resolver('Event')
export class EventStateInvitationsResolver {
  constructor(private readonly loaders: StateInvitationLoaders) {}

  @ResolveField()
  stateInvitations({ id }: EventRow, _: unknown, context: CallContext): Promise<StateInvitationRow[]> {
    return this.loaders.ofEvent(context).load(id);
  }
}

@Resolver('Viewer')
export class ViewerStateInvitationsResolver {
  constructor(private readonly queries: StateInvitationsQueries) {}

  @ResolveField()
  stateInvitations(
    _: unknown,
    { answers, ...page }: ViewerStateInvitationsArgs,
    context: CallContext,
  ): Promise<Connection<StateInvitationRow>> {
    return this.queries.ofViewer(viewerOf(context), answers, page);
  }
}
