import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatError } from '../graphql/errors.js';
import { type Message, problem } from '../problem.js';
import { readOn } from './read-on.js';

/** What is wrong with a body that never becomes a GraphQL request. */
const refusals: Readonly<Record<number, Message>> = {
  400: { en: 'The body is not JSON.', ru: 'Тело запроса не является JSON.' },
  413: {
    en: 'The body is larger than 1 MB, or than the 8 MB of an import.',
    ru: 'Тело запроса больше 1 МБ (при импорте — 8 МБ).',
  },
  415: { en: 'The body must be application/json.', ru: 'Тело запроса должно иметь тип application/json.' },
};

/**
 * Makes /graphql answer in GraphQL's form also when the HTTP server refuses the body; called before the routes are
 * made.
 */
export function refuseInGraphqlForm(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (route.url === '/graphql') route.errorHandler = refuse;
  });
}

function refuse(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = error.code?.startsWith('FST_') && error.statusCode ? refusals[error.statusCode] : undefined;
  const status = refusal ? error.statusCode! : 500;
  const locale = request.headers['accept-language'] ?? 'en';
  const cause = refusal ? problem('BAD_REQUEST', refusal) : error;
  const body = { errors: [formatError({ message: error.message }, cause, locale)] };
  void reply.status(status).type('application/json; charset=utf-8');
  if (status === 413) void readOn(request).then(() => reply.header('connection', 'close').send(body));
  else void reply.send(body);
}
