export { AuditModule } from './audit.module.js';
export { type AuditRecord, Trail } from './trail.js';
