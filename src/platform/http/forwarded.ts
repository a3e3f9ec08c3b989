import type { FastifyRequest } from 'fastify';

/** Whether somebody passed a request on to us: then it may come from anywhere, also where no proxy is said to be. */
export const isForwarded = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean =>
  Object.keys(headers).some((name) => name === 'forwarded' || name === 'via' || name.startsWith('x-forwarded-'));
