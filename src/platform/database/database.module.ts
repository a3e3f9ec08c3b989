import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.service.js';
import { Database } from './database.service.js';
import { Outages } from './outages.service.js';
import { ReferenceTables } from './reference-tables.service.js';

@Global()
@Module({
  providers: [Clock, Database, Outages, ReferenceTables],
  exports: [Clock, Database, Outages, ReferenceTables],
})
export class DatabaseModule {}
