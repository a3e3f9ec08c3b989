import { Global, Module } from '@nestjs/common';
import { Database } from './database.service.js';
import { ReferenceTables } from './reference-tables.service.js';

@Global()
@Module({ providers: [Database, ReferenceTables], exports: [Database, ReferenceTables] })
export class DatabaseModule {}
