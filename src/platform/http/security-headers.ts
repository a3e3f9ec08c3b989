import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import helmet, { type HelmetOptions } from 'helmet';

/**
 * Puts Helmet's headers on every answer. They are the same for all, so Helmet is asked once: writing them anew for each
 * request was a quarter of a small answer, and its garbage outlived the request.
 */
export function securityHeaders(fastify: FastifyInstance, options: HelmetOptions): void {
  const headers = { ...headersOf(options), ...personal };
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

/** What an answer is unless its route says otherwise: for whoever asked, and for nobody on the way to keep. */
const personal = { 'cache-control': 'private, no-store', vary: 'authorization, cookie, accept-language' };

function headersOf(options: HelmetOptions): ReturnType<ServerResponse['getHeaders']> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  helmet(options)(request, response, (error) => {
    if (error instanceof Error) throw error;
  });
  return { ...response.getHeaders() };
}
