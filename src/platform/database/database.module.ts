import { Global, Module } from '@nestjs/common';
import { Database } from './database.js';
import { Dictionaries } from './dictionaries.js';

@Global()
@Module({ providers: [Database, Dictionaries], exports: [Database, Dictionaries] })
export class DatabaseModule {}
