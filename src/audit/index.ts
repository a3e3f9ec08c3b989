export { AuditModule } from './audit.module.js';
export { type AuditRecord, Trail } from './trail.service.js';
export { type Change, changesBetween } from './changes.js';
