import type { FastifyReply, FastifyRequest } from 'fastify';
import '@fastify/cookie';

const settings = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

/** Browsers take a __Host- cookie only over https; plain http is for one's own machine. */
function nameAndSafety(request: FastifyRequest): { name: string; secure: boolean } {
  const secure = request.protocol === 'https';
  return { name: secure ? '__Host-colloquy' : 'colloquy', secure };
}

export function readSessionCookie(request: FastifyRequest): string | undefined {
  return request.cookies[nameAndSafety(request).name];
}

/** The browser forgets it when it closes; how long it counts is for the server to say. */
export function writeSessionCookie(reply: FastifyReply, secret: string): void {
  const { name, secure } = nameAndSafety(reply.request);
  void reply.setCookie(name, secret, { ...settings, secure });
}

export function removeSessionCookie(reply: FastifyReply): void {
  const { name, secure } = nameAndSafety(reply.request);
  void reply.clearCookie(name, { ...settings, secure });
}
