import { Args, Context, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn } from '../../access/index.js';
import type { CallContext } from '../../platform/index.js';
import type { MutationRecordAttendanceArgs } from '../../schema-types.js';
import type { RegistrationRow } from '../lists/registration.row.js';
import { RegistrationsLoaders } from '../lists/registrations.loaders.js';
import type { DayEntry } from './attendance.js';
import { AttendanceService } from './attendance.service.js';

/** Who really came. */
@Resolver('Registration')
export class AttendanceResolver {
  constructor(
    private readonly service: AttendanceService,
    private readonly loaders: RegistrationsLoaders,
  ) {}

  @Mutation()
  async recordAttendance(
    @CurrentMember() viewer: SignedIn,
    @Args() { event, entries, reason }: MutationRecordAttendanceArgs,
    @Context() context: CallContext,
  ): Promise<RegistrationRow[]> {
    const recorded = await this.service.record(viewer, event, entries, reason);
    return this.loaders.reread(context, recorded);
  }

  @ResolveField()
  days({ id, closeToViewer }: RegistrationRow, _: unknown, context: CallContext): Promise<DayEntry[]> | [] {
    return closeToViewer ? this.loaders.days(context).load(id) : [];
  }
}
