import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '../access/index.js';
import { PeopleLoaders } from '../people/index.js';
import type { CallContext } from '../platform/index.js';
import type { FollowUpRow } from './outcome-parts.queries.js';
import { viewerCanOnFollowUp } from './outcome.policy.js';
import { OutcomeLoaders } from './outcomes.loaders.js';
import type { OutcomeRow } from './outcomes.queries.js';

@Resolver('FollowUp')
export class FollowUpResolver {
  constructor(
    private readonly loaders: OutcomeLoaders,
    private readonly people: PeopleLoaders,
  ) {}

  @ResolveField()
  outcome(@Parent() { outcomeId }: FollowUpRow, @Context() context: CallContext): Promise<OutcomeRow | null> {
    return this.loaders.outcome(context).load(outcomeId);
  }

  @ResolveField()
  ownerState(@Parent() { ownerState }: FollowUpRow, @Context() context: CallContext) {
    return ownerState && this.people.state(context).load(ownerState);
  }

  @ResolveField()
  ownerOrganisation(@Parent() { ownerOrganisationId }: FollowUpRow, @Context() context: CallContext) {
    return ownerOrganisationId && this.people.organisation(context).load(ownerOrganisationId);
  }

  @ResolveField()
  viewerCan(@Parent() row: FollowUpRow, @CurrentViewer() viewer: Viewer): string[] {
    return viewerCanOnFollowUp(viewer, row);
  }
}
