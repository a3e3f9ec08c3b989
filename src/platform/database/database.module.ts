import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.service.js';
import { Database } from './database.service.js';
import { ReferenceTables } from './reference-tables.service.js';

@Global()
@Module({ providers: [Clock, Database, ReferenceTables], exports: [Clock, Database, ReferenceTables] })
export class DatabaseModule {}
