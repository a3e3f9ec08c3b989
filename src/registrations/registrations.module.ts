import { Global, Module } from '@nestjs/common';
import { AnswerLinkLimits } from './answer-links/answer-link-limits.service.js';
import { AnswerLinksQueries } from './answer-links/answer-links.queries.js';
import { AnswerLinksResolver } from './answer-links/answer-links.resolver.js';
import { AnswerLinks } from './answer-links/answer-links.service.js';
import { AnswerTokens } from './answer-links/answer-tokens.service.js';
import { AttendanceBook } from './attendance/attendance-book.store.js';
import { AttendanceResolver } from './attendance/attendance.resolver.js';
import { AttendanceService } from './attendance/attendance.service.js';
import { CheckInResolver } from './attendance/check-in.resolver.js';
import { CheckIn } from './attendance/check-in.service.js';
import {
  AttendanceImportResolver,
  AttendanceImportRowResolver,
} from './attendance/import/attendance-import.resolver.js';
import { AttendanceImportQueries } from './attendance/import/attendance-import.queries.js';
import { AttendanceImportService } from './attendance/import/attendance-import.service.js';
import { AttendanceReader } from './attendance/import/attendance-reader.service.js';
import { AttendanceStays } from './attendance/import/attendance-stays.store.js';
import { MovedAttendance } from './attendance/moved-attendance.store.js';
import { BadgeSigner } from './certificates/badges/badge-signer.service.js';
import { OpenBadges } from './certificates/badges/open-badges.service.js';
import { CertificatesQueries } from './certificates/certificates.queries.js';
import { CertificatesResolver, RegistrationCertificateResolver } from './certificates/certificates.resolver.js';
import { Certificates } from './certificates/certificates.service.js';
import { CertificatesStore } from './certificates/certificates.store.js';
import { ConsentChangeResolver, ConsentsResolver } from './consents/consents.resolver.js';
import { Consents } from './consents/consents.service.js';
import { ConsentStore } from './consents/consents.store.js';
import { RegistrationDetailsQueries } from './lists/registration-details.queries.js';
import {
  EventRegistrationsResolver,
  MemberRegistrationsResolver,
  StateInvitationNominationsResolver,
  ViewerRegistrationsResolver,
} from './lists/registration-fields.resolver.js';
import { RegistrationLists } from './lists/registration-lists.queries.js';
import { RegistrationColumns } from './lists/registration.columns.js';
import { RegistrationsLoaders } from './lists/registrations.loaders.js';
import { RegistrationsQueries } from './lists/registrations.queries.js';
import {
  RegistrationChangeResolver,
  RegistrationMemberResolver,
  RegistrationsResolver,
} from './lists/registrations.resolver.js';
import { ParticipantMessagesResolver } from './messages/participant-messages.resolver.js';
import { ParticipantMessages } from './messages/participant-messages.service.js';
import { Candidates } from './moves/candidates.store.js';
import { Inviting } from './moves/inviting.service.js';
import { LockedRegistrations } from './moves/locked-registrations.service.js';
import { Registering } from './moves/registering.service.js';
import { RegistrationCorrections } from './moves/registration-corrections.service.js';
import { RegistrationDeadlines } from './moves/registration-deadlines.job.js';
import { RegistrationDesk } from './moves/registration-desk.service.js';
import { RegistrationMutationsResolver } from './moves/registration-mutations.resolver.js';
import { RegistrationHook } from './moves/registration.hook.js';
import { Registrations } from './moves/registrations.service.js';
import { RegistrationsStore } from './moves/registrations.store.js';
import { SeatCounters } from './seat-counters/seat-counters.job.js';

@Global()
@Module({
  providers: [
    AnswerLinkLimits,
    AnswerLinks,
    AnswerLinksQueries,
    AnswerLinksResolver,
    AnswerTokens,
    AttendanceBook,
    AttendanceImportQueries,
    AttendanceImportResolver,
    AttendanceImportRowResolver,
    AttendanceImportService,
    AttendanceReader,
    AttendanceResolver,
    AttendanceService,
    AttendanceStays,
    BadgeSigner,
    Candidates,
    Certificates,
    CertificatesQueries,
    CertificatesResolver,
    CertificatesStore,
    CheckIn,
    CheckInResolver,
    ConsentChangeResolver,
    Consents,
    ConsentsResolver,
    ConsentStore,
    EventRegistrationsResolver,
    Inviting,
    LockedRegistrations,
    MemberRegistrationsResolver,
    MovedAttendance,
    OpenBadges,
    ParticipantMessages,
    ParticipantMessagesResolver,
    Registering,
    RegistrationCertificateResolver,
    RegistrationChangeResolver,
    RegistrationColumns,
    RegistrationCorrections,
    RegistrationDeadlines,
    RegistrationDesk,
    RegistrationDetailsQueries,
    RegistrationHook,
    RegistrationLists,
    RegistrationMemberResolver,
    RegistrationMutationsResolver,
    Registrations,
    RegistrationsLoaders,
    RegistrationsQueries,
    RegistrationsResolver,
    RegistrationsStore,
    SeatCounters,
    StateInvitationNominationsResolver,
    ViewerRegistrationsResolver,
  ],
  exports: [
    AnswerTokens,
    AttendanceImportService,
    AttendanceService,
    Certificates,
    Inviting,
    OpenBadges,
    Registering,
    RegistrationDeadlines,
    RegistrationLists,
    Registrations,
    RegistrationsLoaders,
    SeatCounters,
  ],
})
export class RegistrationsModule {}
