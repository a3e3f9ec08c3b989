import { ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '../access/index.js';
import { EventLoaders, MaterialLoaders } from '../events/index.js';
import { NetworkLoaders } from '../networks/index.js';
import { PeopleLoaders } from '../people/index.js';
import type { CallContext } from '../platform/index.js';
import { PlanLoaders } from '../plan/index.js';
import type { FollowUpRow } from './follow-ups.queries.js';
import type { EvidenceRow, OutcomeChangeRow } from './outcome-parts.queries.js';
import { viewerCan } from './outcome.policy.js';
import { OutcomeLoaders } from './outcomes.loaders.js';
import type { OutcomeRow } from './outcomes.queries.js';

/** What an outcome points to, as far as the caller may see it. */
@Resolver('Outcome')
export class OutcomeResolver {
  constructor(
    private readonly loaders: OutcomeLoaders,
    private readonly plan: PlanLoaders,
    private readonly people: PeopleLoaders,
    private readonly networkLoaders: NetworkLoaders,
    private readonly eventLoaders: EventLoaders,
    private readonly materials: MaterialLoaders,
  ) {}

  @ResolveField()
  viewerCan(row: OutcomeRow, _: unknown, context: CallContext): string[] {
    return viewerCan(viewerOf(context), row);
  }

  @ResolveField()
  actions(row: OutcomeRow, _: unknown, context: CallContext) {
    return present(this.loaders.actions(context).load(row), (id) => this.plan.action(context).load(id));
  }

  @ResolveField()
  events(row: OutcomeRow, _: unknown, context: CallContext) {
    return present(this.loaders.events(context).load(row), (id) => this.eventLoaders.event(context).load(id));
  }

  @ResolveField()
  networks(row: OutcomeRow, _: unknown, context: CallContext) {
    return present(this.loaders.networks(context).load(row), (id) => this.networkLoaders.network(context).load(id));
  }

  @ResolveField()
  states(row: OutcomeRow, _: unknown, context: CallContext) {
    return present(this.loaders.states(context).load(row), (code) => this.people.state(context).load(code));
  }

  @ResolveField()
  documents(row: OutcomeRow, _: unknown, context: CallContext) {
    return present(this.loaders.documents(context).load(row), (id) => this.materials.material(context).load(id));
  }

  @ResolveField()
  evidence(row: OutcomeRow, _: unknown, context: CallContext): Promise<EvidenceRow[]> {
    return this.loaders.evidence(context).load(row);
  }

  @ResolveField()
  followUps(row: OutcomeRow, _: unknown, context: CallContext): Promise<FollowUpRow[]> {
    return this.loaders.followUps(context).load(row);
  }

  @ResolveField()
  createdBy({ createdById }: OutcomeRow, _: unknown, context: CallContext) {
    return this.people.member(context).load(createdById);
  }

  @ResolveField()
  verifiedBy({ verifiedById }: OutcomeRow, _: unknown, context: CallContext) {
    return verifiedById && this.people.member(context).load(verifiedById);
  }

  @ResolveField()
  history(row: OutcomeRow, _: unknown, context: CallContext): Promise<OutcomeChangeRow[]> | OutcomeChangeRow[] {
    return row.isStaff ? this.loaders.history(context).load(row) : [];
  }
}

@Resolver('OutcomeChange')
export class OutcomeChangeResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  by({ byId }: OutcomeChangeRow, _: unknown, context: CallContext) {
    return byId && this.people.member(context).load(byId);
  }
}

/** Those of a list that there are for the caller. */
async function present<Row>(keys: Promise<string[]>, load: (key: string) => Promise<Row | null>): Promise<Row[]> {
  const rows = await Promise.all((await keys).map(load));
  return rows.filter((row) => row !== null);
}
