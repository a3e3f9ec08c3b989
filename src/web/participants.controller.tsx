import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageProblems } from './page-problems.filter.js';
import { Pages } from './pages.js';
import { ParticipantsPage } from './participants-page.js';
import { participantsXlsx } from './participants-xlsx.js';
import { participantsOf } from './participants.js';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Who comes to an event, for whoever may see it. */
@Controller('events')
@UseFilters(PageProblems)
export class ParticipantsController {
  constructor(private readonly pages: Pages) {}

  @Get(':event/participants')
  async page(
    @Param('event') event: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    const list = await participantsOf(this.pages, visit, event);
    void reply.header('x-robots-tag', 'noindex');
    const content = <ParticipantsPage visit={visit} list={list} />;
    return this.pages.render(reply, visit, visit.say.participants.sheet, content);
  }

  @Get(':event/participants.xlsx')
  async xlsx(
    @Param('event') event: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const visit = await this.pages.visit(request);
    const list = await participantsOf(this.pages, visit, event);
    const workbook = await participantsXlsx(visit, list, new Date());
    void reply
      .type(xlsxType)
      .header('content-language', visit.language)
      .header('content-disposition', contentDisposition(`${visit.say.participants.fileName}-${list.event.slug}.xlsx`))
      .header('cache-control', 'private, no-store')
      .header('x-robots-tag', 'noindex');
    return workbook;
  }
}
