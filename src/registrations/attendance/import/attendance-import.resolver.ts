import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn } from '../../../access/index.js';
import { type CallContext, inLanguage, Uploads } from '../../../platform/index.js';
import type { AttendanceImportRowsArgs, MutationImportAttendanceArgs } from '../../../schema-types.js';
import type { RegistrationRow } from '../../lists/registration.row.js';
import { RegistrationsLoaders } from '../../lists/registrations.loaders.js';
import { AttendanceImportService } from './attendance-import.service.js';
import { mostBytes } from './reading/file-rows.js';
import type { AttendanceImport, AttendanceImportRow } from './review/attendance-import.js';

/** What the attendance file of a meeting service says. */
@Resolver('AttendanceImport')
export class AttendanceImportResolver {
  constructor(
    private readonly service: AttendanceImportService,
    private readonly uploads: Uploads,
  ) {}

  @Mutation()
  async importAttendance(
    @CurrentMember() viewer: SignedIn,
    @Args() { event, upload, date, dryRun, assign, reason }: MutationImportAttendanceArgs,
  ): Promise<AttendanceImport> {
    const bytes = await this.uploads.read(viewer, upload, 'upload', mostBytes);
    return this.service.run(viewer, event, bytes, date ?? null, dryRun ?? true, assign ?? [], reason);
  }

  @ResolveField()
  rows(found: AttendanceImport, { first, afterLine }: AttendanceImportRowsArgs): AttendanceImportRow[] {
    return found.rowsAfter(afterLine ?? null, first ?? 1000);
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
