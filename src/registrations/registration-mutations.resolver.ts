import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn } from '../access/index.js';
import { type CallContext, notFound } from '../platform/index.js';
import type {
  MutationAnswerInvitationArgs,
  MutationChangeModeArgs,
  MutationDecideRegistrationsArgs,
  MutationInviteMembersArgs,
  MutationNominateForEventArgs,
  MutationRecordAttendanceArgs,
  MutationRegisterForEventArgs,
  MutationSubstituteArgs,
  MutationUpdateRegistrationArgs,
  MutationWithdrawArgs,
} from '../schema-types.js';
import { AttendanceService } from './attendance.service.js';
import { Inviting } from './inviting.service.js';
import { Registering } from './registering.service.js';
import { RegistrationsLoaders } from './registrations.loaders.js';
import type { RegistrationRow } from './registration-row.js';
import { Registrations } from './registrations.service.js';

/** What people and staff do with registrations. */
@Resolver()
export class RegistrationMutationsResolver {
  constructor(
    private readonly registering: Registering,
    private readonly service: Registrations,
    private readonly inviting: Inviting,
    private readonly attendance: AttendanceService,
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
    return this.answer(context, (await this.service.withdraw(viewer, registration, reason ?? null)).id);
  }

  @Mutation()
  async inviteMembers(
    @CurrentMember() viewer: SignedIn,
    @Args() asked: MutationInviteMembersArgs,
    @Context() context: CallContext,
  ) {
    return this.answers(context, await this.inviting.invite(viewer, asked));
  }

  @Mutation()
  async nominateForEvent(
    @CurrentMember() viewer: SignedIn,
    @Args() asked: MutationNominateForEventArgs,
    @Context() context: CallContext,
  ) {
    return this.answers(context, await this.inviting.nominate(viewer, asked));
  }

  @Mutation()
  async answerInvitation(
    @CurrentMember() viewer: SignedIn,
    @Args() asked: MutationAnswerInvitationArgs,
    @Context() context: CallContext,
  ) {
    return this.answer(context, (await this.service.answer(viewer, asked)).id);
  }

  @Mutation()
  async substitute(
    @CurrentMember() viewer: SignedIn,
    @Args() { registration, member }: MutationSubstituteArgs,
    @Context() context: CallContext,
  ) {
    return this.answer(context, (await this.service.substitute(viewer, registration, member)).id);
  }

  @Mutation()
  async changeMode(
    @CurrentMember() viewer: SignedIn,
    @Args() { registration, mode }: MutationChangeModeArgs,
    @Context() context: CallContext,
  ) {
    return this.answer(context, (await this.service.changeMode(viewer, registration, mode)).id);
  }

  @Mutation()
  async updateRegistration(
    @CurrentMember() viewer: SignedIn,
    @Args() { id, input }: MutationUpdateRegistrationArgs,
    @Context() context: CallContext,
  ) {
    return this.answer(context, (await this.service.update(viewer, id, input)).id);
  }

  @Mutation()
  async decideRegistrations(
    @CurrentMember() viewer: SignedIn,
    @Args() decision: MutationDecideRegistrationsArgs,
    @Context() context: CallContext,
  ) {
    const decided = await this.service.decide(viewer, decision);
    const rows = await Promise.all(decided.map(({ id }) => this.answer(context, id)));
    // A dry run is taken back before it is answered: what would have changed is laid over what stands.
    return decision.dryRun ? rows.map((row, index) => ({ ...row, ...decided[index] })) : rows;
  }

  @Mutation()
  async recordAttendance(
    @CurrentMember() viewer: SignedIn,
    @Args() { event, entries }: MutationRecordAttendanceArgs,
    @Context() context: CallContext,
  ) {
    return this.answers(context, await this.attendance.record(viewer, event, entries));
  }

  private answers(context: CallContext, registrations: readonly { id: string }[]): Promise<RegistrationRow[]> {
    return Promise.all(registrations.map(({ id }) => this.answer(context, id)));
  }

  private async answer(context: CallContext, id: string): Promise<RegistrationRow> {
    const row = await this.loaders.registration(context).clear(id).load(id);
    if (!row) throw notFound();
    return row;
  }
}
