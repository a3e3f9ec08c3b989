import { Global, Module } from '@nestjs/common';
import { IdempotencyKeys } from './idempotency-keys.store.js';
import { KeyedCalls } from './keyed-calls.service.js';

@Global()
@Module({ providers: [IdempotencyKeys, KeyedCalls], exports: [KeyedCalls] })
export class IdempotencyModule {}
