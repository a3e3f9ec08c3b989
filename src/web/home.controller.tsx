import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Home, type HomeData, homeOperation } from './home.js';
import { PageProblems } from './page-problems.filter.js';
import { Pages } from './pages.js';

@Controller()
@UseFilters(PageProblems)
export class HomeController {
  constructor(private readonly pages: Pages) {}

  /** What Colloquy is, which public events come next, and what the plan asks for. */
  @Get()
  async home(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const visit = await this.pages.visit(request);
    const data = await this.pages.ask<HomeData>(visit, homeOperation, { now: new Date().toISOString() });
    return this.pages.render(reply, visit, visit.say.home.title, <Home visit={visit} {...data} />);
  }
}
