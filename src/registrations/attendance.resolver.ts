import { Args, Context, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn } from '../access/index.js';
import { broughtWith, type CallContext, inLanguage, notFound, Uploads } from '../platform/index.js';
import type { MutationCheckInArgs, MutationImportAttendanceArgs } from '../schema-types.js';
import { mostBytes } from './attendance-files.js';
import { type AttendanceImport, AttendanceImportService } from './attendance-import.service.js';
import type { AttendanceImportRow } from './attendance-review.js';
import { CheckIn } from './check-in.service.js';
import { checkInCode } from './check-in-code.js';
import { RegistrationsLoaders } from './registrations.loaders.js';
import type { RegistrationRow } from './registration-row.js';

/** What the attendance file of a meeting service says. */
@Resolver()
export class AttendanceImportResolver {
  constructor(
    private readonly service: AttendanceImportService,
    private readonly uploads: Uploads,
  ) {}

  @Mutation()
  async importAttendance(
    @CurrentMember() viewer: SignedIn,
    @Args() { event, upload, date, dryRun }: MutationImportAttendanceArgs,
  ): Promise<AttendanceImport> {
    const bytes = await this.uploads.read(viewer, upload.toLowerCase(), 'upload', mostBytes);
    return this.service.run(viewer, event.toLowerCase(), bytes, date ?? null, dryRun ?? true);
  }
}

/** Checking in by code. */
@Resolver('Registration')
export class CheckInResolver {
  constructor(
    private readonly service: CheckIn,
    private readonly loaders: RegistrationsLoaders,
  ) {}

  @Mutation()
  async checkIn(
    @CurrentMember() viewer: SignedIn,
    @Args() { event, code }: MutationCheckInArgs,
    @Context() context: CallContext,
  ): Promise<RegistrationRow> {
    const row = await this.loaders.registration(context).load(await this.service.checkIn(viewer, event, code));
    if (!row) throw notFound();
    return row;
  }

  @ResolveField()
  async checkInCode(row: RegistrationRow, _: unknown, context: CallContext): Promise<string | null> {
    if (!row.ownOrStaff || row.status !== 'CONFIRMED') return null;
    const number = broughtWith<number>(row, 'checkInCode') ?? (await this.loaders.checkInNumber(context).load(row.id));
    return number === null ? null : checkInCode(number);
  }
}

@Resolver('AttendanceImportRow')
export class AttendanceImportRowResolver {
  constructor(private readonly loaders: RegistrationsLoaders) {}

  @ResolveField()
  registration(
    { registrationId }: AttendanceImportRow,
    _: unknown,
    context: CallContext,
  ): Promise<RegistrationRow | null> | null {
    return registrationId === null ? null : this.loaders.registration(context).load(registrationId);
  }

  @ResolveField()
  async candidates(
    { candidateIds }: AttendanceImportRow,
    _: unknown,
    context: CallContext,
  ): Promise<RegistrationRow[]> {
    const rows = await Promise.all(candidateIds.map((id) => this.loaders.registration(context).load(id)));
    return rows.filter((row) => row !== null);
  }

  @ResolveField()
  problem({ problem }: AttendanceImportRow, _: unknown, context: CallContext): string | null {
    return problem && inLanguage(problem, context.caller.locale);
  }
}
