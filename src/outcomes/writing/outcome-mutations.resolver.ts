import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn } from '../../access/index.js';
import type {
  MutationCreateOutcomeArgs,
  MutationPublishOutcomeArgs,
  MutationSubmitOutcomeArgs,
  MutationUpdateOutcomeArgs,
  MutationVerifyOutcomeArgs,
  MutationWithdrawOutcomeArgs,
} from '../../schema-types.js';
import type { OutcomeRow } from '../reading/outcome.row.js';
import { Outcomes } from './outcomes.service.js';

@Resolver()
export class OutcomeMutationsResolver {
  constructor(private readonly outcomes: Outcomes) {}

  @Mutation()
  createOutcome(@CurrentMember() viewer: SignedIn, @Args() { input }: MutationCreateOutcomeArgs): Promise<OutcomeRow> {
    return this.outcomes.create(viewer, input);
  }

  @Mutation()
  updateOutcome(@CurrentMember() viewer: SignedIn, @Args() change: MutationUpdateOutcomeArgs): Promise<OutcomeRow> {
    return this.outcomes.update(viewer, change);
  }

  @Mutation()
  submitOutcome(@CurrentMember() viewer: SignedIn, @Args() { id }: MutationSubmitOutcomeArgs): Promise<OutcomeRow> {
    return this.outcomes.submit(viewer, id);
  }

  @Mutation()
  verifyOutcome(
    @CurrentMember() viewer: SignedIn,
    @Args() { id, accept, note }: MutationVerifyOutcomeArgs,
  ): Promise<OutcomeRow> {
    return this.outcomes.verify(viewer, id, accept, note);
  }

  @Mutation()
  publishOutcome(@CurrentMember() viewer: SignedIn, @Args() { id }: MutationPublishOutcomeArgs): Promise<OutcomeRow> {
    return this.outcomes.publish(viewer, id);
  }

  @Mutation()
  withdrawOutcome(
    @CurrentMember() viewer: SignedIn,
    @Args() { id, reason }: MutationWithdrawOutcomeArgs,
  ): Promise<OutcomeRow> {
    return this.outcomes.withdraw(viewer, id, reason);
  }
}
