import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentMember, CurrentViewer, type SignedIn, type Viewer, viewerOf } from '../access/index.js';
import { type Connection, Database, Nodes, notFound } from '../platform/index.js';
import type {
  MutationCreateOutcomeArgs,
  MutationPublishOutcomeArgs,
  MutationSetFollowUpArgs,
  MutationSubmitOutcomeArgs,
  MutationUpdateOutcomeArgs,
  MutationVerifyOutcomeArgs,
  MutationWithdrawOutcomeArgs,
  QueryFollowUpsArgs,
  QueryOutcomeArgs,
  QueryOutcomesArgs,
} from '../schema-types.js';
import { FollowUps } from './follow-ups.service.js';
import { FollowUpQueries, type FollowUpRow } from './follow-ups.queries.js';
import { OutcomePartQueries } from './outcome-parts.queries.js';
import { OutcomeQueries, type OutcomeRow } from './outcomes.queries.js';
import { Outcomes } from './outcomes.service.js';

/** The operations of this room. */
@Resolver()
export class OutcomesResolver implements OnModuleInit {
  constructor(
    private readonly outcomesService: Outcomes,
    private readonly followUps: FollowUps,
    private readonly queries: OutcomeQueries,
    private readonly parts: OutcomePartQueries,
    private readonly followUpQueries: FollowUpQueries,
    private readonly database: Database,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'Outcome',
      table: 'outcome',
      find: (id, context) => this.queries.one(this.database, viewerOf(context), id),
    });
    this.nodes.register({
      type: 'Evidence',
      table: 'evidence',
      find: async (id, context) => (await this.parts.evidence(viewerOf(context), { ids: [id] }))[0] ?? null,
    });
    this.nodes.register({
      type: 'FollowUp',
      table: 'follow_up',
      find: async (id, context) =>
        (await this.followUpQueries.byIds(this.database, viewerOf(context), [id]))[0] ?? null,
    });
  }

  @Query()
  outcomes(@CurrentViewer() viewer: Viewer, @Args() asked: QueryOutcomesArgs): Promise<Connection<OutcomeRow>> {
    return this.queries.list(viewer, asked);
  }

  @Query('followUps')
  listOfFollowUps(
    @CurrentViewer() viewer: Viewer,
    @Args() asked: QueryFollowUpsArgs,
  ): Promise<Connection<FollowUpRow>> {
    return this.followUpQueries.list(viewer, asked);
  }

  @Query()
  async outcome(@CurrentViewer() viewer: Viewer, @Args() { id }: QueryOutcomeArgs): Promise<OutcomeRow> {
    const row = await this.queries.one(this.database, viewer, id);
    if (!row) throw notFound('id');
    return row;
  }

  @Mutation()
  createOutcome(@CurrentMember() viewer: SignedIn, @Args() { input }: MutationCreateOutcomeArgs): Promise<OutcomeRow> {
    return this.outcomesService.create(viewer, input);
  }

  @Mutation()
  updateOutcome(
    @CurrentMember() viewer: SignedIn,
    @Args() { id, input }: MutationUpdateOutcomeArgs,
  ): Promise<OutcomeRow> {
    return this.outcomesService.update(viewer, id, input);
  }

  @Mutation()
  submitOutcome(@CurrentMember() viewer: SignedIn, @Args() { id }: MutationSubmitOutcomeArgs): Promise<OutcomeRow> {
    return this.outcomesService.submit(viewer, id);
  }

  @Mutation()
  verifyOutcome(
    @CurrentMember() viewer: SignedIn,
    @Args() { id, accept, note }: MutationVerifyOutcomeArgs,
  ): Promise<OutcomeRow> {
    return this.outcomesService.verify(viewer, id, accept, note);
  }

  @Mutation()
  publishOutcome(@CurrentMember() viewer: SignedIn, @Args() { id }: MutationPublishOutcomeArgs): Promise<OutcomeRow> {
    return this.outcomesService.publish(viewer, id);
  }

  @Mutation()
  withdrawOutcome(
    @CurrentMember() viewer: SignedIn,
    @Args() { id, reason }: MutationWithdrawOutcomeArgs,
  ): Promise<OutcomeRow> {
    return this.outcomesService.withdraw(viewer, id, reason);
  }

  @Mutation()
  setFollowUp(
    @CurrentMember() viewer: SignedIn,
    @Args() { id, status, note }: MutationSetFollowUpArgs,
  ): Promise<FollowUpRow> {
    return this.followUps.set(viewer, id, status, note);
  }
}
