import type { OnModuleInit } from '@nestjs/common';
import { Args, Context, Info, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CurrentViewer, type Viewer, viewerOf } from '../../access/index.js';
import { eventFromJson, EventLoaders, type EventRow } from '../../events/index.js';
import { type MemberRecord, MemberRow, PeopleLoaders } from '../../people/index.js';
import {
  type CallContext,
  Clock,
  type Connection,
  extensionOf,
  Nodes,
  notFound,
  Selection,
} from '../../platform/index.js';
import type { ConsentPurpose, QueryRegistrationsArgs } from '../../schema-types.js';
import { registrationViewerCan } from '../moves/registration.policy.js';
import type { RegistrationChangeRow } from './registration-details.queries.js';
import { RegistrationLists } from './registration-lists.queries.js';
import { RegistrationsLoaders } from './registrations.loaders.js';
import type { RegistrationRow } from './registration.row.js';

@Resolver('Registration')
export class RegistrationsResolver implements OnModuleInit {
  constructor(
    private readonly lists: RegistrationLists,
    private readonly loaders: RegistrationsLoaders,
    private readonly events: EventLoaders,
    private readonly nodes: Nodes,
    private readonly clock: Clock,
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
    @Args() asked: QueryRegistrationsArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<RegistrationRow>> {
    return this.lists.all(viewer, asked, Selection.of(info).rows);
  }

  @Query()
  async registration(@Args('id') id: string, @Context() context: CallContext): Promise<RegistrationRow> {
    const found = await this.loaders.registration(context).load(id);
    if (!found) throw notFound('id');
    return found;
  }

  @ResolveField()
  event(row: RegistrationRow, _: unknown, context: CallContext): EventRow | Promise<EventRow | null> {
    const event = extensionOf<EventRow>(row, 'event');
    return event ? eventFromJson(event) : this.events.event(context).load(row.eventId);
  }

  @ResolveField()
  representing({ state, organisationId, personalCapacity }: RegistrationRow) {
    return { state, organisationId, personalCapacity };
  }

  @ResolveField()
  waitlistPosition(row: RegistrationRow, _: unknown, context: CallContext): number | null | Promise<number | null> {
    const position = extensionOf<number | null>(row, 'waitlistPosition');
    if (position !== undefined) return position;
    return row.status === 'WAITLISTED' ? this.loaders.position(context).load(row.id) : null;
  }

  @ResolveField()
  consents({ id, ownOrStaff }: RegistrationRow, _: unknown, context: CallContext): Promise<ConsentPurpose[]> | [] {
    return ownOrStaff ? this.loaders.consents(context).load(id) : [];
  }

  @ResolveField()
  history(
    { id, closeToViewer }: RegistrationRow,
    _: unknown,
    context: CallContext,
  ): Promise<RegistrationChangeRow[]> | [] {
    return closeToViewer ? this.loaders.history(context).load(id) : [];
  }

  @ResolveField()
  async viewerCan(registration: RegistrationRow, _: unknown, context: CallContext): Promise<string[]> {
    const event = await this.events.event(context).load(registration.eventId);
    if (!event) return [];
    const { id, status } = registration;
    const overtaken = status === 'REJECTED' && (await this.loaders.overtaken(context).load(id));
    return registrationViewerCan(viewerOf(context), { ...registration, overtaken, event }, this.clock.now());
  }
}

@Resolver('Registration')
export class RegistrationMemberResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  member(row: RegistrationRow, _: unknown, context: CallContext): MemberRow | Promise<MemberRow | null> {
    const record = extensionOf<MemberRecord>(row, 'member');
    return record ? new MemberRow(viewerOf(context), record) : this.people.member(context).load(row.memberId);
  }
}

@Resolver('RegistrationChange')
export class RegistrationChangeResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  by({ byMemberId }: RegistrationChangeRow, _: unknown, context: CallContext): Promise<MemberRow | null> | null {
    return byMemberId === null ? null : this.people.member(context).load(byMemberId);
  }
}
