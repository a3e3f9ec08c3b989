import { Global, Module } from '@nestjs/common';
import { AuditQueries } from './audit.queries.js';
import { AuditResolver } from './audit.resolver.js';
import { Trail } from './trail.service.js';

@Global()
@Module({ providers: [Trail, AuditQueries, AuditResolver], exports: [Trail] })
export class AuditModule {}
