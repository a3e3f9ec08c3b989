import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageProblems } from '../frame/page-problems.filter.js';
import { Pages } from '../frame/pages.service.js';
import { homeOperation, HomePage } from './home.page.js';

@Controller()
@UseFilters(PageProblems)
export class HomeController {
  constructor(private readonly pages: Pages) {}

  /** What Colloquy is, which public events come next, and what the plan asks for. */
  @Get()
  async home(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const visit = await this.pages.visit(request);
    const answer = await this.pages.ask(visit, homeOperation, { now: new Date().toISOString() });
    return this.pages.render(reply, visit, visit.say.home.title, <HomePage visit={visit} {...answer} />);
  }
}
