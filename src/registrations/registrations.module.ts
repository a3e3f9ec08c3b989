import { Global, Module } from '@nestjs/common';
import { AttendanceService } from './attendance.service.js';
import { Registering } from './registering.service.js';
import { RegistrationDesk } from './registration-desk.js';
import {
  EventRegistrationsResolver,
  MemberRegistrationsResolver,
  ViewerRegistrationsResolver,
} from './registration-fields.resolver.js';
import { RegistrationHook } from './registration-hook.js';
import { RegistrationLists } from './registration-lists.js';
import { RegistrationMutationsResolver } from './registration-mutations.resolver.js';
import { RegistrationsLoaders } from './registrations.loaders.js';
import { RegistrationsQueries } from './registrations.queries.js';
import {
  RegistrationChangeResolver,
  RegistrationMemberResolver,
  RegistrationsResolver,
} from './registrations.resolver.js';
import { Registrations } from './registrations.service.js';

@Global()
@Module({
  providers: [
    Registering,
    Registrations,
    AttendanceService,
    RegistrationDesk,
    RegistrationHook,
    RegistrationLists,
    RegistrationsLoaders,
    RegistrationsQueries,
    RegistrationsResolver,
    RegistrationMutationsResolver,
    RegistrationMemberResolver,
    RegistrationChangeResolver,
    EventRegistrationsResolver,
    MemberRegistrationsResolver,
    ViewerRegistrationsResolver,
  ],
  exports: [Registering, Registrations, AttendanceService, RegistrationsLoaders],
})
export class RegistrationsModule {}
