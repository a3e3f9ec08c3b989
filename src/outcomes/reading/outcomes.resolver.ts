import type { OnModuleInit } from '@nestjs/common';
import { Args, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer, viewerOf } from '../../access/index.js';
import { EventLoaders, MaterialLoaders } from '../../events/index.js';
import { NetworkLoaders } from '../../networks/index.js';
import { PeopleLoaders } from '../../people/index.js';
import { type CallContext, type Connection, Nodes, notFound } from '../../platform/index.js';
import { PlanLoaders } from '../../plan/index.js';
import type { QueryOutcomeArgs, QueryOutcomesArgs } from '../../schema-types.js';
import type { EvidenceRow } from '../evidence/evidence.row.js';
import type { FollowUpRow } from '../follow-ups/follow-up.row.js';
import { viewerCanOnOutcome } from '../writing/outcome.policy.js';
import type { OutcomeChangeRow, OutcomeRow } from './outcome.row.js';
import { OutcomeLoaders } from './outcomes.loaders.js';
import { OutcomeQueries } from './outcomes.queries.js';

/** Fields leave out whatever else the caller may not see, such as the draft of an event. */
@Resolver('Outcome')
export class OutcomesResolver implements OnModuleInit {
  constructor(
    private readonly queries: OutcomeQueries,
    private readonly loaders: OutcomeLoaders,
    private readonly plan: PlanLoaders,
    private readonly people: PeopleLoaders,
    private readonly networkLoaders: NetworkLoaders,
    private readonly eventLoaders: EventLoaders,
    private readonly materials: MaterialLoaders,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'Outcome',
      table: 'outcome',
      find: (id, context) => this.queries.one(viewerOf(context), id),
    });
  }

  @Query()
  outcomes(@CurrentViewer() viewer: Viewer, @Args() asked: QueryOutcomesArgs): Promise<Connection<OutcomeRow>> {
    return this.queries.list(viewer, asked);
  }

  @Query()
  async outcome(@CurrentViewer() viewer: Viewer, @Args() { id }: QueryOutcomeArgs): Promise<OutcomeRow> {
    const row = await this.queries.one(viewer, id);
    if (!row) throw notFound('id');
    return row;
  }

  @ResolveField()
  viewerCan(row: OutcomeRow, _: unknown, context: CallContext): string[] {
    return viewerCanOnOutcome(viewerOf(context), row);
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
  publishedVersion(row: OutcomeRow, _: unknown, context: CallContext): Promise<OutcomeRow | null> | null {
    return row.isStaff && row.isPublishedOtherwise ? this.loaders.publishedVersion(context).load(row.id) : null;
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

/** The rows of a list that the caller may see. */
async function present<Row>(keys: Promise<string[]>, load: (key: string) => Promise<Row | null>): Promise<Row[]> {
  const rows = await Promise.all((await keys).map(load));
  return rows.filter((row) => row !== null);
}
