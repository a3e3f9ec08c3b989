import { Global, Module } from '@nestjs/common';
import { AttendanceService } from './attendance.service.js';
import { Inviting } from './inviting.service.js';
import { Registering } from './registering.service.js';
import { RegistrationDeadlines } from './registration-deadlines.js';
import { RegistrationDesk } from './registration-desk.js';
import {
  EventRegistrationsResolver,
  MemberRegistrationsResolver,
  StateInvitationNominationsResolver,
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
    Inviting,
    Registering,
    Registrations,
    RegistrationDeadlines,
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
    StateInvitationNominationsResolver,
    ViewerRegistrationsResolver,
  ],
  exports: [Inviting, Registering, Registrations, RegistrationDeadlines, AttendanceService, RegistrationsLoaders],
})
export class RegistrationsModule {}
