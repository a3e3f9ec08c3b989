import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.js';
import { ownMachine } from '../config/own-machine.js';
import { formatError } from '../graphql/errors.js';
import { problem } from '../problem.js';

const plainHost = /^[\w.:[\]-]+$/;
/** Whoever watches the service calls it by whatever address it has. */
const watched = /^\/(health\/|metrics(\?|$))/;

/**
 * Answers 400 to whoever calls us by a name that is not ours: links and cookies would otherwise be made for it. Ours
 * are that of PUBLIC_URL, those of ALLOWED_HOSTS, and outside production this machine's own with any port.
 */
export function refuseUnknownHosts(
  fastify: FastifyInstance,
  { publicUrl, allowedHosts, production }: Pick<Config, 'publicUrl' | 'allowedHosts' | 'production'>,
): void {
  const { protocol, host: publicHost } = new URL(publicUrl);
  const known = new Set([publicHost, ...allowedHosts, ...(production ? [] : ownMachine)]);

  fastify.addHook('onRequest', (request, reply, done) => {
    const { host = '' } = request.headers;
    const called = plainHost.test(host) ? URL.parse(`${protocol}//${host}`) : null;
    if ((called && (known.has(called.host) || known.has(called.hostname))) || watched.test(request.url)) return done();
    const locale = request.headers['accept-language'] ?? 'en';
    void reply
      .status(400)
      .type('application/json; charset=utf-8')
      .send({ errors: [formatError({ message: '' }, unknownHost, locale)] });
  });
}

const unknownHost = problem('BAD_REQUEST', {
  en: 'Nothing is served under this name.',
  ru: 'Под этим именем ничего не предоставляется.',
});
