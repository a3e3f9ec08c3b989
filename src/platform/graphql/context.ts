import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { KeyedCall } from '../idempotency/keyed-call.js';
import type { Problem } from '../problem.js';

/** Whoever calls: as much of it as the platform needs to know. */
export interface Caller {
  /** Null when nobody is signed in. */
  readonly memberId: string | null;
  /** The language of answers and errors. */
  readonly locale: string;
  /** Looks up afresh who it is; absent when that was done for this very call, or need not be. */
  readonly confirm?: () => Promise<Caller>;
}

/** What every resolver gets as context; loaders are kept by it, so that they live for one call. */
export interface CallContext {
  caller: Caller;
  /** Absent where the schema is called without HTTP; the pages call it without a reply. */
  readonly request?: FastifyRequest;
  readonly reply?: FastifyReply;
  /** A mutation that was sent with an Idempotency-Key. */
  keyed?: KeyedCall;
  /** Called when the answer has been made, before it leaves. */
  answered?: () => void;
}

/** Who is calling: provided by the room that knows sign-in. The answer may be a moment old where it has `confirm`. */
export abstract class Callers {
  abstract of(request: FastifyRequest): Promise<Caller>;
  /** This member with the roles of today, for null nobody signed in; answers null for who has no open account. */
  abstract ofMember(memberId: string | null): Promise<Caller | null>;
}

/** Who may: provided by the room that knows roles. */
export abstract class Gate {
  /** @throws Error naming every operation that does not say who may call it, so that start-up fails. */
  abstract inspect(schema: GraphQLSchema): void;
  /** Why this caller may not run this root field; null when it may. */
  abstract refusal(operation: 'Query' | 'Mutation', field: string, caller: Caller): Problem | null;
}
