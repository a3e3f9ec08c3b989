import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '../access/index.js';
import type { EventRow } from '../events/index.js';
import type { MemberRow } from '../people/index.js';
import type { CallContext, Connection } from '../platform/index.js';
import type { EventRegistrationsArgs, MemberRegistrationsArgs, ViewerRegistrationsArgs } from '../schema-types.js';
import { RegistrationLists } from './registration-lists.js';
import { RegistrationsLoaders } from './registrations.loaders.js';
import type { RegistrationRow } from './registrations.queries.js';

/** What registrations add to an event. */
@Resolver('Event')
export class EventRegistrationsResolver {
  constructor(
    private readonly lists: RegistrationLists,
    private readonly loaders: RegistrationsLoaders,
  ) {}

  @ResolveField()
  registrations(
    @Parent() { id }: EventRow,
    @Args() { filter, ...page }: EventRegistrationsArgs,
    @Context() context: CallContext,
  ): Promise<Connection<RegistrationRow>> {
    return this.lists.list(viewerOf(context), { eventId: id }, filter, page);
  }

  @ResolveField()
  viewerRegistration(@Parent() { id }: EventRow, @Context() context: CallContext): Promise<RegistrationRow | null> {
    return this.loaders.ofViewer(context).load(id);
  }
}

/** What registrations add to a person: shown by choice, and to whom they concern. */
@Resolver('Member')
export class MemberRegistrationsResolver {
  constructor(private readonly lists: RegistrationLists) {}

  @ResolveField()
  registrations(
    @Parent() member: MemberRow,
    @Args() { filter, ...page }: MemberRegistrationsArgs,
    @Context() context: CallContext,
  ): Promise<Connection<RegistrationRow>> | null {
    return member.visibleFields.has('PARTICIPATION')
      ? this.lists.list(viewerOf(context), { memberId: member.id }, filter, page)
      : null;
  }
}

@Resolver('Viewer')
export class ViewerRegistrationsResolver {
  constructor(private readonly lists: RegistrationLists) {}

  @ResolveField()
  registrations(
    @Args() { filter, ...page }: ViewerRegistrationsArgs,
    @Context() context: CallContext,
  ): Promise<Connection<RegistrationRow>> {
    const viewer = viewerOf(context);
    return this.lists.list(viewer, { memberId: viewer.memberId! }, filter, page);
  }
}
