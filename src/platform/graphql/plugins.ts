import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql';
import { idempotencyHeader, idempotencyKeyOf } from '../idempotency/idempotency-key.js';
import type { KeyedCalls } from '../idempotency/keyed-calls.service.js';
import { Problem, problem } from '../problem.js';
import type { CallContext } from './context.js';
import { asGraphQLError, formatError } from './errors.js';
import { isLargerThan } from './execution/answer-size.js';
import type { RunningSchema } from './execution/running-schema.service.js';
import { fieldOfLiteral } from './input/validation.js';

/** Where formatError leaves an error until the caller's language is known. */
const thrownErrors = new WeakMap<object, unknown>();

/** Keeps what was thrown beside its formatted form; inCallersLanguage finishes it. */
export function rememberThrown(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const kept = { ...formatted };
  thrownErrors.set(kept, thrown);
  return kept;
}

const mostRefusals = 5;

/** Writes every error in our form and in the caller's language. */
export const inCallersLanguage: ApolloServerPlugin<CallContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, contextValue, request }) => {
      if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
      // A request that is refused before its context exists can still say its language.
      const locale = contextValue?.caller?.locale ?? request.http?.headers.get('accept-language') ?? 'en';
      const { errors: all, data } = response.body.singleResult;
      // What is wrong with a document is told a few times: a hundred would be larger than the request.
      const errors = data === undefined ? all.slice(0, mostRefusals) : all;
      response.body.singleResult.errors = errors.map((error) => formatError(error, thrownErrors.get(error), locale));
      if (response.http.status === 500 && errors.every((error) => !isInternal(error, thrownErrors.get(error))))
        response.http.status = 400;
    },
  }),
};

/** Refuses every value that does not fit, before anything runs. */
export const inputFits = (running: RunningSchema): ApolloServerPlugin<CallContext> => ({
  requestDidStart: async () => ({
    validationDidStart:
      async ({ document }) =>
      async (errors?: Error | readonly Error[]) => {
        for (const error of Array.isArray(errors) ? errors : []) {
          const field = error instanceof GraphQLError && document ? fieldOfLiteral(document, error) : null;
          if (field && error instanceof GraphQLError) error.extensions['field'] = field;
        }
      },
    didResolveOperation: async ({ document, operation, request: { variables = {} }, contextValue: context }) => {
      if (operation) await refusing(() => running.check({ document, operation, variables, context }));
    },
  }),
});

/** Notes of a member's mutation under which Idempotency-Key it is. */
export function notesKey(calls: KeyedCalls): ApolloServerPlugin<CallContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
        if (operation?.operation !== OperationTypeNode.MUTATION) return;
        const key = await refusing(() => idempotencyKeyOf(contextValue.request?.headers[idempotencyHeader]));
        const { memberId } = contextValue.caller;
        const { operationName = null, variables = {} } = request;
        if (key !== null && memberId !== null)
          contextValue.keyed = calls.of(schema, memberId, key, { document, operationName, variables });
      },
    }),
  };
}

/** Whatever `check` refuses is refused as a whole request is. */
async function refusing<T>(check: () => T | Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (error) {
    throw error instanceof Problem ? asGraphQLError(error, 400) : error;
  }
}

/** In bytes: what nobody signed in may have at once. */
const largestAnonymousAnswer = 2 * 1024 * 1024;
const answerTooLarge = problem('QUERY_TOO_COMPLEX', {
  en: 'The answer would be larger than 2 MB. Ask for less at once, or sign in.',
  ru: 'Ответ превысил бы 2 МБ. Запросите меньше за один раз или войдите в систему.',
});

const headOfAnswers = { headers: new HeaderMap() };

/**
 * Lets our executor answer in place of Apollo's; parsing, validation and the form of requests and refusals stay
 * Apollo's. A gateway would do it too, but what Apollo makes for one at each request outlives the request: a third of
 * all time went to collecting that.
 */
export function answersBy(running: RunningSchema): ApolloServerPlugin<CallContext> {
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ document, operation, request, contextValue: context }) => {
        // Without one, Apollo says what is wrong.
        if (!operation) return null;
        const { operationName, variables = {} } = request;
        const result = await running.executor.execute({ document, operationName, variables, context });
        const told = (await context.keyed?.tell(result)) ?? result;
        const isTooLarge = context.caller.memberId === null && isLargerThan(told.data, largestAnonymousAnswer);
        const { errors, ...answer } = isTooLarge ? { errors: [asGraphQLError(answerTooLarge)] } : told;
        const formatted = errors && { errors: errors.map((error) => rememberThrown(error.toJSON(), error)) };
        return { http: headOfAnswers, body: { kind: 'single', singleResult: { ...answer, ...formatted } } };
      },
    }),
  };
}

function isInternal(formatted: GraphQLFormattedError, thrown: unknown): boolean {
  return formatError(formatted, thrown, 'en').extensions?.['code'] === 'INTERNAL' && thrown instanceof GraphQLError;
}
