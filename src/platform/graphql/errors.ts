import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '../../schema-types.js';
import { inLanguage, type Message, Problem, type ProblemDetail } from '../problem.js';

const log = new Logger('GraphQL');

const internal: Message = { en: 'Something went wrong on our side.', ru: 'На нашей стороне произошла ошибка.' };

/**
 * An error as clients get it: a code, a field where one is to blame, every problem found, and nothing of how the house
 * is built.
 */
export function formatError(formatted: GraphQLFormattedError, thrown: unknown, locale: string): GraphQLFormattedError {
  const { locations, path } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const original = causeOf(thrown);
  if (original instanceof Problem) return { ...place, ...describe(original.details, locale) };
  const refusal = refusedByLibrary(formatted);
  if (refusal) return { ...place, ...describe([refusal], locale) };
  const correlation = randomUUID();
  log.error(`${correlation} ${original instanceof Error ? (original.stack ?? original.message) : String(original)}`);
  return {
    ...place,
    message: inLanguage(internal, locale),
    extensions: { code: 'INTERNAL' satisfies ErrorCode, correlation },
  };
}

/**
 * A Problem wrapped so that the executor carries it; `status` is the HTTP status where the whole request is refused.
 */
export function asGraphQLError(problem: Problem, status?: number): GraphQLError {
  return new GraphQLError(problem.message, {
    originalError: problem,
    extensions: { code: problem.code, ...(status && { http: { status } }) },
  });
}

function describe(
  details: readonly ProblemDetail[],
  locale: string,
): { message: string; extensions: Record<string, unknown> } {
  const problems = details.map(({ code, field, message }) => ({ code, field, message: inLanguage(message, locale) }));
  const [first] = problems;
  return {
    message: first!.message,
    extensions: { code: first!.code, ...(first!.field && { field: first!.field }), problems },
  };
}

function causeOf(thrown: unknown): unknown {
  const unwrapped = unwrapResolverError(thrown);
  return unwrapped instanceof GraphQLError && unwrapped.originalError ? unwrapped.originalError : unwrapped;
}

/** What Apollo, graphql and the limits refuse themselves, in our codes; null for what is our own fault. */
function refusedByLibrary({ message, extensions }: GraphQLFormattedError): ProblemDetail | null {
  const field = typeof extensions?.['field'] === 'string' ? extensions['field'] : null;
  const both: Message = { en: message, ru: message };
  switch (extensions?.['code']) {
    case 'GRAPHQL_VALIDATION_FAILED':
      return {
        code: field ? 'BAD_INPUT' : tooMuch.test(message) ? 'QUERY_TOO_COMPLEX' : 'BAD_REQUEST',
        field,
        message: both,
      };
    case 'BAD_USER_INPUT':
      return { code: 'BAD_INPUT', field, message: both };
    case 'GRAPHQL_PARSE_FAILED':
    case 'BAD_REQUEST':
    case 'OPERATION_RESOLUTION_FAILURE':
    case 'PERSISTED_QUERY_NOT_FOUND':
    case 'PERSISTED_QUERY_NOT_SUPPORTED':
      return { code: tooMuch.test(message) ? 'QUERY_TOO_COMPLEX' : 'BAD_REQUEST', field: null, message: both };
    default:
      return tooMuch.test(message) ? { code: 'QUERY_TOO_COMPLEX', field: null, message: both } : null;
  }
}

const tooMuch = /limit of \d+ exceeded|^Too many|more that \d+ tokens/i;
