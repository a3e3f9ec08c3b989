import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn } from '../../access/index.js';
import type { CallContext } from '../../platform/index.js';
import type {
  MutationAnswerInvitationArgs,
  MutationChangeModeArgs,
  MutationDecideRegistrationsArgs,
  MutationInviteMembersArgs,
  MutationNominateForEventArgs,
  MutationRegisterForEventArgs,
  MutationSubstituteArgs,
  MutationUpdateRegistrationArgs,
  MutationWithdrawArgs,
} from '../../schema-types.js';
import { Inviting } from './inviting.service.js';
import { Registering } from './registering.service.js';
import { RegistrationsLoaders } from '../lists/registrations.loaders.js';
import type { RegistrationRow } from '../lists/registration.row.js';
import { RegistrationCorrections } from './registration-corrections.service.js';
import { Registrations } from './registrations.service.js';

/** What people and staff do with registrations. */
@Resolver()
export class RegistrationMutationsResolver {
  constructor(
    private readonly registering: Registering,
    private readonly service: Registrations,
    private readonly corrections: RegistrationCorrections,
    private readonly inviting: Inviting,
    private readonly loaders: RegistrationsLoaders,
  ) {}

  @Mutation()
  registerForEvent(
    @CurrentMember() viewer: SignedIn,
    @Args() { input }: MutationRegisterForEventArgs,
  ): Promise<RegistrationRow> {
    return this.registering.register(viewer, input);
  }

  @Mutation()
  async withdraw(
    @CurrentMember() viewer: SignedIn,
    @Args() { registration, reason }: MutationWithdrawArgs,
    @Context() context: CallContext,
  ) {
    return this.loaders.rereadOne(context, await this.service.withdraw(viewer, registration, reason ?? null));
  }

  @Mutation()
  async inviteMembers(
    @CurrentMember() viewer: SignedIn,
    @Args() asked: MutationInviteMembersArgs,
    @Context() context: CallContext,
  ) {
    return this.loaders.reread(context, await this.inviting.invite(viewer, asked));
  }

  @Mutation()
  async nominateForEvent(
    @CurrentMember() viewer: SignedIn,
    @Args() asked: MutationNominateForEventArgs,
    @Context() context: CallContext,
  ) {
    return this.loaders.reread(context, await this.inviting.nominate(viewer, asked));
  }

  @Mutation()
  async answerInvitation(
    @CurrentMember() viewer: SignedIn,
    @Args() asked: MutationAnswerInvitationArgs,
    @Context() context: CallContext,
  ) {
    return this.loaders.rereadOne(context, await this.service.answer(viewer, asked));
  }

  @Mutation()
  async substitute(
    @CurrentMember() viewer: SignedIn,
    @Args() { registration, member }: MutationSubstituteArgs,
    @Context() context: CallContext,
  ) {
    return this.loaders.rereadOne(context, await this.service.substitute(viewer, registration, member));
  }

  @Mutation()
  async changeMode(
    @CurrentMember() viewer: SignedIn,
    @Args() { registration, mode }: MutationChangeModeArgs,
    @Context() context: CallContext,
  ) {
    return this.loaders.rereadOne(context, await this.corrections.changeMode(viewer, registration, mode));
  }

  @Mutation()
  async updateRegistration(
    @CurrentMember() viewer: SignedIn,
    @Args() input: MutationUpdateRegistrationArgs,
    @Context() context: CallContext,
  ) {
    return this.loaders.rereadOne(context, await this.corrections.update(viewer, input));
  }

  @Mutation()
  async decideRegistrations(
    @CurrentMember() viewer: SignedIn,
    @Args() decision: MutationDecideRegistrationsArgs,
    @Context() context: CallContext,
  ) {
    const decided = await this.service.decide(viewer, decision);
    const rows = await this.loaders.reread(context, decided);
    // A dry run is taken back before it is answered: what would have changed is laid over what stands.
    return decision.dryRun ? rows.map((row, index) => ({ ...row, ...decided[index] })) : rows;
  }
}
