import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '../access/index.js';
import { NetworkLoaders } from '../networks/index.js';
import { PeopleLoaders } from '../people/index.js';
import { PlanLoaders } from '../plan/index.js';
import type { CallContext } from '../platform/index.js';
import { viewerCan } from './event.policy.js';
import type { EventRow, VenueRow } from './event.row.js';
import { EventLoaders } from './events.loaders.js';
import type { SeatPoolRow } from './seat-pools.js';

@Resolver('Event')
export class EventResolver {
  constructor(
    private readonly loaders: EventLoaders,
    private readonly plan: PlanLoaders,
    private readonly people: PeopleLoaders,
    private readonly networkLoaders: NetworkLoaders,
  ) {}

  @ResolveField()
  viewerCan(@Parent() event: EventRow, @CurrentViewer() viewer: Viewer): string[] {
    return viewerCan(viewer, event, new Date());
  }

  @ResolveField()
  networks(@Parent() { networkIds }: EventRow, @Context() context: CallContext): Promise<unknown[]> {
    return all(networkIds, (id) => this.networkLoaders.network(context).load(id));
  }

  @ResolveField()
  hostStates(@Parent() { hostStates }: EventRow, @Context() context: CallContext): Promise<unknown[]> {
    return all(hostStates, (code) => this.people.state(context).load(code));
  }

  @ResolveField()
  partners(@Parent() { partnerIds }: EventRow, @Context() context: CallContext): Promise<unknown[]> {
    return all(partnerIds, (id) => this.people.organisation(context).load(id));
  }

  @ResolveField()
  actions(@Parent() { actionIds }: EventRow, @Context() context: CallContext): Promise<unknown[]> {
    return all(actionIds, (id) => this.plan.action(context).load(id));
  }

  /** Names of people are for those who are signed in. */
  @ResolveField()
  async organisers(
    @Parent() { id }: EventRow,
    @Context() context: CallContext,
    @CurrentViewer() viewer: Viewer,
  ): Promise<unknown[]> {
    if (viewer.memberId === null) return [];
    return all(await this.loaders.organiserIds(context).load(id), (member) => this.people.member(context).load(member));
  }
}

@Resolver('Venue')
export class VenueResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  state(@Parent() { state }: VenueRow, @Context() context: CallContext): Promise<unknown> {
    return this.people.state(context).load(state);
  }
}

@Resolver('SeatPool')
export class SeatPoolResolver {
  @ResolveField()
  available(@Parent() { capacity, confirmed, offered, beyondCapacity }: SeatPoolRow): number | null {
    return capacity === null ? null : Math.max(0, capacity - (confirmed + offered - beyondCapacity));
  }
}

/** What the ids stand for, without what the caller may not see. */
async function all(ids: readonly string[], load: (id: string) => Promise<unknown>): Promise<unknown[]> {
  const found = await Promise.all(ids.map(load));
  return found.filter((row) => row !== null && row !== undefined);
}
