import { Global, Module } from '@nestjs/common';
import { AuditQueries } from './audit.queries.js';
import { AuditResolver } from './audit.resolver.js';
import { DailyHead } from './chain/daily-head.job.js';
import { Sealing } from './chain/sealing.job.js';
import { Seals } from './chain/seals.store.js';
import { Verification } from './chain/verification.service.js';
import { LaterEntries } from './later-entries.service.js';
import { Readings } from './readings.service.js';
import { Reasons } from './reasons.service.js';
import { Trail } from './trail.service.js';
import { TrailRights } from './trail-rights.queries.js';

@Global()
@Module({
  providers: [
    ...[Trail, Reasons, LaterEntries, Readings, TrailRights],
    ...[Seals, Sealing, Verification, DailyHead],
    ...[AuditQueries, AuditResolver],
  ],
  exports: [Trail, Reasons, LaterEntries, Readings],
})
export class AuditModule {}
