import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.service.js';
import { Database } from './database.service.js';
import { LongReads } from './long-reads.service.js';
import { Outages } from './outages.service.js';
import { ReferenceTables } from './reference-tables/reference-tables.service.js';

const providers = [Clock, Database, LongReads, Outages, ReferenceTables];

@Global()
@Module({ providers, exports: providers })
export class DatabaseModule {}
