import type { FastifyRequest } from 'fastify';

/**
 * Whether a browser says that the request was sent by a page of another site. Without an Origin header it is not one:
 * browsers send it with everything that can change something.
 */
export function isFromForeignPage(request: Pick<FastifyRequest, 'headers' | 'host'>, publicUrl: string): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return false;
  const sender = URL.parse(origin);
  return sender?.host !== request.host && sender?.origin !== new URL(publicUrl).origin;
}
