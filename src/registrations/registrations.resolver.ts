import type { OnModuleInit } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer, viewerOf } from '../access/index.js';
import { EventLoaders, type EventRow } from '../events/index.js';
import { type MemberRow, PeopleLoaders } from '../people/index.js';
import { type CallContext, type Connection, Nodes, notFound } from '../platform/index.js';
import type { ConsentPurpose, QueryRegistrationsArgs } from '../schema-types.js';
import { registrationViewerCan } from './registration.policy.js';
import { RegistrationLists } from './registration-lists.js';
import { RegistrationsLoaders } from './registrations.loaders.js';
import type { ChangeRow, DayRow, RegistrationRow } from './registrations.queries.js';

@Resolver('Registration')
export class RegistrationsResolver implements OnModuleInit {
  constructor(
    private readonly lists: RegistrationLists,
    private readonly loaders: RegistrationsLoaders,
    private readonly events: EventLoaders,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'Registration',
      table: 'registration',
      find: (id, context) => this.loaders.registration(context).load(id),
    });
  }

  @Query()
  registrations(
    @CurrentViewer() viewer: Viewer,
    @Args() { filter, ...page }: QueryRegistrationsArgs,
  ): Promise<Connection<RegistrationRow>> {
    return this.lists.list(viewer, {}, filter, page);
  }

  @Query()
  async registration(@Args('id') id: string, @Context() context: CallContext): Promise<RegistrationRow> {
    const found = await this.loaders.registration(context).load(id);
    if (!found) throw notFound('id');
    return found;
  }

  @ResolveField()
  event(@Parent() { eventId }: RegistrationRow, @Context() context: CallContext): Promise<EventRow | null> {
    return this.events.event(context).load(eventId);
  }

  @ResolveField()
  representing({ state, organisationId, personalCapacity }: RegistrationRow) {
    return { state, organisationId, personalCapacity };
  }

  @ResolveField()
  waitlistPosition(
    @Parent() { id, status }: RegistrationRow,
    @Context() context: CallContext,
  ): Promise<number | null> | null {
    return status === 'WAITLISTED' ? this.loaders.position(context).load(id) : null;
  }

  @ResolveField()
  days(@Parent() { id }: RegistrationRow, @Context() context: CallContext): Promise<DayRow[]> {
    return this.loaders.days(context).load(id);
  }

  @ResolveField()
  consents(
    @Parent() { id, ownOrStaff }: RegistrationRow,
    @Context() context: CallContext,
  ): Promise<ConsentPurpose[]> | [] {
    return ownOrStaff ? this.loaders.consents(context).load(id) : [];
  }

  @ResolveField()
  history(
    @Parent() { id, closeToViewer }: RegistrationRow,
    @Context() context: CallContext,
  ): Promise<ChangeRow[]> | [] {
    return closeToViewer ? this.loaders.history(context).load(id) : [];
  }

  @ResolveField()
  async viewerCan(@Parent() registration: RegistrationRow, @Context() context: CallContext): Promise<string[]> {
    const event = await this.events.event(context).load(registration.eventId);
    return event ? registrationViewerCan(viewerOf(context), { ...registration, event }) : [];
  }
}

@Resolver('Registration')
export class RegistrationMemberResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  member(@Parent() { memberId }: RegistrationRow, @Context() context: CallContext): Promise<MemberRow | null> {
    return this.people.member(context).load(memberId);
  }
}

@Resolver('RegistrationChange')
export class RegistrationChangeResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  by(@Parent() { byMemberId }: ChangeRow, @Context() context: CallContext): Promise<MemberRow | null> | null {
    return byMemberId === null ? null : this.people.member(context).load(byMemberId);
  }
}
