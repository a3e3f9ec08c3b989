import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { GraphQLSchema } from 'graphql';
import { Signatures } from '../config/signatures.service.js';
import { Jobs } from '../jobs/jobs.service.js';
import { type KeyedInput, partsOf } from './idempotency-key.js';
import { IdempotencyKeys } from './idempotency-keys.store.js';
import { KeyedCall } from './keyed-call.js';
import { asksForSecret } from './secrets.js';

/** Calls that their callers may repeat without anything being done twice (docs/decisions/0041). */
@Injectable()
export class KeyedCalls implements OnModuleInit {
  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly signatures: Signatures,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.everyMinute('idempotency-keys', () => this.keys.forgetOld());
  }

  /** A member's call under a key. What the key stands for is kept as a signature, which tells nothing of passwords. */
  of(schema: GraphQLSchema, memberId: string, key: string, input: KeyedInput): KeyedCall {
    const use = { memberId, key, digest: this.signatures.of('idempotency', ...partsOf(input)) };
    return new KeyedCall(this.keys, use, !asksForSecret(schema, input.document));
  }
}
