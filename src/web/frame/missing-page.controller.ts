import { Controller, Get, NotFoundException, Req, UseFilters } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { PageProblems } from './page-problems.filter.js';

/** Every address that nothing else answers. */
@Controller()
@UseFilters(PageProblems)
export class MissingPageController {
  @Get('*')
  missing(@Req() { method, url }: FastifyRequest): never {
    throw new NotFoundException(`Cannot ${method} ${url}`);
  }
}
