import { type CanActivate, type ExecutionContext, NotFoundException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isForwarded } from '../../platform/index.js';

/** What was written to others is for who sits at this machine. */
export class MailboxGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (isForwarded(context.switchToHttp().getRequest<FastifyRequest>())) throw new NotFoundException();
    return true;
  }
}
