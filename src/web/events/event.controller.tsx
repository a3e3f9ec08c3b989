import { Controller, Get, NotFoundException, Param, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageProblems } from '../frame/page-problems.filter.js';
import { Pages } from '../frame/pages.service.js';
import { foreignLanguage } from '../parts/local-text.js';
import { eventOperation, EventPage } from './event.page.js';

@Controller('events')
@UseFilters(PageProblems)
export class EventController {
  constructor(private readonly pages: Pages) {}

  /** One event, as much of it as the visitor may see. */
  @Get(':slug')
  async event(
    @Param('slug') slug: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    const { event } = await this.pages.ask(visit, eventOperation, { slug });
    if (!event) throw new NotFoundException();
    const [title] = event.titles;
    return this.pages.render(
      reply,
      visit,
      title?.text ?? slug,
      <EventPage visit={visit} event={event} />,
      foreignLanguage(visit, event.titles),
    );
  }
}
