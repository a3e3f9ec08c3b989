import type { OnModuleInit } from '@nestjs/common';
import { Args, Context, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn } from '../../access/index.js';
import { type CallContext, extensionOf, notFound } from '../../platform/index.js';
import type { MutationCheckInArgs } from '../../schema-types.js';
import { RegistrationColumns } from '../lists/registration.columns.js';
import type { RegistrationRow } from '../lists/registration.row.js';
import { RegistrationsLoaders } from '../lists/registrations.loaders.js';
import { checkInNumberColumn } from '../registration.sql.js';
import { checkInCode } from './check-in-code.js';
import { CheckIn } from './check-in.service.js';

/** Checking in by code. */
@Resolver('Registration')
export class CheckInResolver implements OnModuleInit {
  constructor(
    private readonly service: CheckIn,
    private readonly loaders: RegistrationsLoaders,
    private readonly columns: RegistrationColumns,
  ) {}

  onModuleInit(): void {
    this.columns.dependsOn('checkInCode', ['status', 'ownOrStaff']);
    this.columns.extend('checkInCode', () => checkInNumberColumn);
  }

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
    const number = extensionOf<number>(row, 'checkInCode') ?? (await this.loaders.checkInNumber(context).load(row.id));
    return number === null ? null : checkInCode(number);
  }
}
