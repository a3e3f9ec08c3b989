import { Controller, Get, NotFoundException, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type PersonalFile, Readings } from '../../audit/index.js';
import { LongReads } from '../../platform/index.js';
import { PageProblems } from '../frame/page-problems.filter.js';
import { Pages } from '../frame/pages.service.js';
import type { Visit } from '../frame/visit.js';
import { participantFilterOf } from './participant-filter.js';
import type { ParticipantList } from './participant-list.js';
import { ParticipantLists } from './participant-lists.service.js';
import { participantsXlsx } from './participants-xlsx.js';
import { ParticipantsPage } from './participants.page.js';
import { signInSheetPdf } from './sign-in-sheet-pdf.js';
import { dateOfSheet } from './sign-in-sheet.js';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Who comes to an event, for whoever may see it. */
@Controller('events')
@UseFilters(PageProblems)
export class ParticipantsController {
  constructor(
    private readonly pages: Pages,
    private readonly lists: ParticipantLists,
    private readonly readings: Readings,
    private readonly longReads: LongReads,
  ) {}

  @Get(':event/participants')
  async page(
    @Param('event') event: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    const list = await this.lists.of(visit, event, participantFilterOf(request.query as Record<string, unknown>));
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
    const filter = participantFilterOf(request.query as Record<string, unknown>);
    return this.longReads.during(reply.raw, visit.viewer.memberId, async () => {
      const list = await this.lists.of(visit, event, filter);
      const workbook = await participantsXlsx(visit, list, new Date());
      this.tell(visit, list, 'exportParticipants');
      const { fileName } = visit.say.participants;
      describeFile(reply, visit, xlsxType, contentDisposition(`${fileName}-${list.event.slug}.xlsx`));
      return workbook;
    });
  }

  /** For the staff of the event only. */
  @Get(':event/sign-in-sheet.pdf')
  async signInSheet(
    @Param('event') event: string,
    @Query('date') asked: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const visit = await this.pages.visit(request);
    return this.longReads.during(reply.raw, visit.viewer.memberId, async () => {
      const list = await this.lists.forStaff(visit, event);
      const date = dateOfSheet(list.event, asked, new Date());
      if (date === null) throw new NotFoundException();
      const pdf = await signInSheetPdf(visit, list, date);
      this.tell(visit, list, 'printSignInSheet');
      const name = `${visit.say.signIn.fileName}-${list.event.slug}-${date}.pdf`;
      describeFile(reply, visit, 'application/pdf', contentDisposition(name, { type: 'inline' }));
      return pdf;
    });
  }

  private tell({ viewer }: Visit, { event, people }: ParticipantList, action: PersonalFile['action']): void {
    this.readings.file(viewer, { action, event: event.id, people: people.map(({ member }) => member.id) });
  }
}

function describeFile(reply: FastifyReply, { language }: Visit, type: string, disposition: string): void {
  void reply
    .type(type)
    .header('content-language', language)
    .header('content-disposition', disposition)
    .header('cache-control', 'private, no-store')
    .header('x-robots-tag', 'noindex');
}
