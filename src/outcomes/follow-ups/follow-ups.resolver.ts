import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, CurrentViewer, type SignedIn, type Viewer, viewerOf } from '../../access/index.js';
import { PeopleLoaders } from '../../people/index.js';
import { type CallContext, type Connection, Nodes } from '../../platform/index.js';
import type { MutationSetFollowUpArgs, QueryFollowUpsArgs } from '../../schema-types.js';
import type { OutcomeRow } from '../reading/outcome.row.js';
import { OutcomeLoaders } from '../reading/outcomes.loaders.js';
import { viewerCanOnFollowUp } from './follow-up.policy.js';
import type { FollowUpRow } from './follow-up.row.js';
import { FollowUpQueries } from './follow-ups.queries.js';
import { FollowUps } from './follow-ups.service.js';

@Resolver('FollowUp')
export class FollowUpsResolver implements OnModuleInit {
  constructor(
    private readonly service: FollowUps,
    private readonly queries: FollowUpQueries,
    private readonly loaders: OutcomeLoaders,
    private readonly people: PeopleLoaders,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'FollowUp',
      table: 'follow_up',
      find: (id, context) => this.queries.one(viewerOf(context), id),
    });
  }

  @Query()
  followUps(@CurrentViewer() viewer: Viewer, @Args() asked: QueryFollowUpsArgs): Promise<Connection<FollowUpRow>> {
    return this.queries.list(viewer, asked);
  }

  @Mutation()
  setFollowUp(
    @CurrentMember() viewer: SignedIn,
    @Args() { id, status, note }: MutationSetFollowUpArgs,
  ): Promise<FollowUpRow> {
    return this.service.set(viewer, id, status, note);
  }

  @ResolveField()
  outcome({ outcomeId }: FollowUpRow, _: unknown, context: CallContext): Promise<OutcomeRow | null> {
    return this.loaders.outcome(context).load(outcomeId);
  }

  @ResolveField()
  ownerState({ ownerState }: FollowUpRow, _: unknown, context: CallContext) {
    return ownerState && this.people.state(context).load(ownerState);
  }

  @ResolveField()
  ownerOrganisation({ ownerOrganisationId }: FollowUpRow, _: unknown, context: CallContext) {
    return ownerOrganisationId && this.people.organisation(context).load(ownerOrganisationId);
  }

  @ResolveField()
  viewerCan(row: FollowUpRow, _: unknown, context: CallContext): string[] {
    return viewerCanOnFollowUp(viewerOf(context), row);
  }
}
