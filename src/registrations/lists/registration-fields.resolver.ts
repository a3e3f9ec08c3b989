import type { OnModuleInit } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { viewerOf } from '../../access/index.js';
import { EventColumns, type EventRow, type StateInvitationRow } from '../../events/index.js';
import { MemberColumns, type MemberRow } from '../../people/index.js';
import { type CallContext, type Connection, extensionOf, OfferedMutations, Selection } from '../../platform/index.js';
import type { EventRegistrationsArgs, MemberRegistrationsArgs, ViewerRegistrationsArgs } from '../../schema-types.js';
import { eventOffers } from '../event-offers.policy.js';
import { RegistrationLists } from './registration-lists.queries.js';
import { RegistrationsLoaders } from './registrations.loaders.js';
import { type ListedRegistration, registrationFromJson, type RegistrationRow } from './registration.row.js';
import { RegistrationsQueries } from './registrations.queries.js';

/** What registrations add to an event. Both come along with the event where that is read by what is asked of it. */
@Resolver('Event')
export class EventRegistrationsResolver implements OnModuleInit {
  constructor(
    private readonly lists: RegistrationLists,
    private readonly loaders: RegistrationsLoaders,
    private readonly queries: RegistrationsQueries,
    private readonly columns: EventColumns,
    private readonly offered: OfferedMutations,
  ) {}

  onModuleInit(): void {
    this.columns.extend('registrations', (selection, viewer) => {
      const asked = selection.argumentsOf<EventRegistrationsArgs>('registrations');
      return asked && this.lists.besideEvent(viewer, asked, selection.within('registrations').rows);
    });
    this.columns.extend('viewerRegistration', (selection, viewer) =>
      this.queries.ownBesideEvent(viewer, selection.within('viewerRegistration')),
    );
    this.offered.add<EventRow>('Event', (event, context, now) => eventOffers(viewerOf(context), event, now));
  }

  @ResolveField()
  registrations(
    event: EventRow,
    asked: EventRegistrationsArgs,
    context: CallContext,
    info: GraphQLResolveInfo,
  ): Connection<RegistrationRow> | Promise<Connection<RegistrationRow>> {
    return this.lists.ofEvent(context, event, asked, Selection.of(info).rows);
  }

  @ResolveField()
  viewerRegistration(
    event: EventRow,
    _: unknown,
    context: CallContext,
  ): RegistrationRow | null | Promise<RegistrationRow | null> {
    const own = extensionOf<ListedRegistration | null>(event, 'viewerRegistration');
    return own === undefined ? this.loaders.ofViewer(context).load(event.id) : own && registrationFromJson(own);
  }
}

/** What registrations add to a person: shown by choice, and to whoever looks after the profile. */
@Resolver('Member')
export class MemberRegistrationsResolver implements OnModuleInit {
  constructor(
    private readonly lists: RegistrationLists,
    private readonly members: MemberColumns,
  ) {}

  onModuleInit(): void {
    this.members.dependsOn('registrations', ['ofOwnState', 'ofOwnNetwork']);
  }

  @ResolveField()
  registrations(
    { id, visibleFields, isLookedAfter }: MemberRow,
    asked: MemberRegistrationsArgs,
    context: CallContext,
    info: GraphQLResolveInfo,
  ): Promise<Connection<RegistrationRow>> | null {
    return visibleFields.has('PARTICIPATION') || isLookedAfter
      ? this.lists.of(context, 'member', id, asked, Selection.of(info).rows)
      : null;
  }
}

/** What a state has nominated in answer to its invitation. */
@Resolver('StateInvitation')
export class StateInvitationNominationsResolver {
  constructor(private readonly loaders: RegistrationsLoaders) {}

  @ResolveField()
  nominations({ eventId, state }: StateInvitationRow, _: unknown, context: CallContext): Promise<RegistrationRow[]> {
    return this.loaders.nominations(context).load(`${eventId} ${state}`);
  }
}

@Resolver('Viewer')
export class ViewerRegistrationsResolver {
  constructor(private readonly lists: RegistrationLists) {}

  @ResolveField()
  registrations(
    _: unknown,
    asked: ViewerRegistrationsArgs,
    context: CallContext,
    info: GraphQLResolveInfo,
  ): Promise<Connection<RegistrationRow>> {
    return this.lists.of(context, 'member', viewerOf(context).memberId!, asked, Selection.of(info).rows);
  }
}
