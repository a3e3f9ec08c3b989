import { ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '../access/index.js';
import { PeopleLoaders } from '../people/index.js';
import type { CallContext } from '../platform/index.js';
import type { FollowUpRow } from './follow-ups.queries.js';
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
