export { AttendanceService } from './attendance.service.js';
export { Certificates } from './certificates.service.js';
export { OpenBadges } from './open-badges.js';
export { Registering } from './registering.service.js';
export { RegistrationsLoaders } from './registrations.loaders.js';
export { RegistrationsModule } from './registrations.module.js';
export type { RegistrationRow } from './registration-row.js';
export { Registrations } from './registrations.service.js';
export { RegistrationDeadlines } from './registration-deadlines.js';
