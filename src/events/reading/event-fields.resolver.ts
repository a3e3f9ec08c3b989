import { ResolveField, Resolver } from '@nestjs/graphql';
import { isMember, viewerOf } from '../../access/index.js';
import { NetworkLoaders } from '../../networks/index.js';
import { PeopleLoaders } from '../../people/index.js';
import { PlanLoaders } from '../../plan/index.js';
import { type CallContext, Clock, OfferedMutations } from '../../platform/index.js';
import { viewerCan } from '../event.policy.js';
import type { VenueRow } from '../writing/event-details.js';
import type { EventRow } from './event.row.js';
import { EventLoaders } from './events.loaders.js';
import { ProgrammeLoaders } from '../programmes/programmes.loaders.js';
import type { SeatPoolRow } from '../seats/seat-pool.row.js';

@Resolver('Event')
export class EventResolver {
  constructor(
    private readonly loaders: EventLoaders,
    private readonly plan: PlanLoaders,
    private readonly people: PeopleLoaders,
    private readonly networkLoaders: NetworkLoaders,
    private readonly programmes: ProgrammeLoaders,
    private readonly offered: OfferedMutations,
    private readonly clock: Clock,
  ) {}

  @ResolveField()
  viewerCan(event: EventRow, _: unknown, context: CallContext): string[] {
    return [...viewerCan(viewerOf(context), event, this.clock.now()), ...this.offered.of('Event', event, context)];
  }

  @ResolveField()
  networks({ networkIds }: EventRow, _: unknown, context: CallContext): unknown {
    return this.networkLoaders.network(context).findAll(networkIds);
  }

  @ResolveField()
  programme({ programmeId }: EventRow): unknown {
    return programmeId === null ? null : this.programmes.programme.find(programmeId);
  }

  @ResolveField()
  hostStates({ hostStates }: EventRow, _: unknown, context: CallContext): unknown {
    return this.people.state(context).findAll(hostStates);
  }

  @ResolveField()
  partners({ partnerIds }: EventRow, _: unknown, context: CallContext): Promise<unknown[]> {
    return present(partnerIds, (id) => this.people.organisation(context).load(id));
  }

  @ResolveField()
  actions({ actionIds }: EventRow, _: unknown, context: CallContext): unknown {
    return this.plan.action(context).findAll(actionIds);
  }

  /** Names of people are for those of the dialogue. */
  @ResolveField()
  async organisers({ id, isWhole }: EventRow, _: unknown, context: CallContext): Promise<unknown[]> {
    if (!isMember(viewerOf(context)) || !isWhole) return [];
    return present(await this.loaders.organiserIds(context).load(id), (member) =>
      this.people.member(context).load(member),
    );
  }
}

@Resolver('Venue')
export class VenueResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  state({ state }: VenueRow, _: unknown, context: CallContext): unknown {
    return this.people.state(context).find(state);
  }
}

@Resolver('SeatPool')
export class SeatPoolResolver {
  @ResolveField()
  available({ capacity, confirmed, offered, beyondCapacity }: SeatPoolRow): number | null {
    return capacity === null ? null : Math.max(0, capacity - (confirmed + offered - beyondCapacity));
  }
}

/** What the ids stand for, without what the caller may not see. */
async function present(ids: readonly string[], load: (id: string) => Promise<unknown>): Promise<unknown[]> {
  const found = await Promise.all(ids.map(load));
  return found.filter((row) => row !== null);
}
