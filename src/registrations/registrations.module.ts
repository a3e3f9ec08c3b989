import { Global, Module } from '@nestjs/common';
import { AnswerLinkLimits } from './answer-link-limits.js';
import { AnswerLinksQueries } from './answer-links.queries.js';
import { AnswerLinksResolver } from './answer-links.resolver.js';
import { AnswerLinks } from './answer-links.service.js';
import { AnswerTokens } from './answer-tokens.js';
import { AttendanceBook } from './attendance-book.js';
import { AttendanceImportService } from './attendance-import.service.js';
import { AttendanceImportResolver, AttendanceImportRowResolver, CheckInResolver } from './attendance.resolver.js';
import { AttendanceService } from './attendance.service.js';
import { BadgeSigner } from './badge-signer.js';
import { CertificatesQueries } from './certificates.queries.js';
import { CertificatesResolver, RegistrationCertificateResolver } from './certificates.resolver.js';
import { Certificates } from './certificates.service.js';
import { CheckIn } from './check-in.service.js';
import { Inviting } from './inviting.service.js';
import { OpenBadges } from './open-badges.js';
import { Registering } from './registering.service.js';
import { ParticipantMessagesResolver } from './participant-messages.resolver.js';
import { ParticipantMessages } from './participant-messages.service.js';
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
import { StateReminders } from './state-reminders.js';

@Global()
@Module({
  providers: [
    Inviting,
    Registering,
    Registrations,
    RegistrationDeadlines,
    AnswerLinkLimits,
    AnswerLinks,
    AnswerLinksQueries,
    AnswerLinksResolver,
    AnswerTokens,
    StateReminders,
    AttendanceService,
    BadgeSigner,
    Certificates,
    CertificatesQueries,
    CertificatesResolver,
    RegistrationCertificateResolver,
    OpenBadges,
    AttendanceBook,
    AttendanceImportService,
    AttendanceImportResolver,
    AttendanceImportRowResolver,
    CheckIn,
    CheckInResolver,
    ParticipantMessages,
    ParticipantMessagesResolver,
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
  exports: [
    AnswerTokens,
    Inviting,
    Registering,
    Registrations,
    RegistrationDeadlines,
    StateReminders,
    AttendanceService,
    Certificates,
    OpenBadges,
    AttendanceImportService,
    RegistrationLists,
    RegistrationsLoaders,
  ],
})
export class RegistrationsModule {}
