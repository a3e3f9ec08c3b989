import { Controller, Get, NotFoundException, Param, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type KeptMail, KeptMails } from '../../notifications/index.js';
import { Config } from '../../platform/index.js';
import { PageProblems } from '../frame/page-problems.filter.js';
import { Pages } from '../frame/pages.service.js';
import { MailboxGuard } from './mailbox.guard.js';
import { MailboxPage, MailPage } from './mailbox.page.js';

/** The developer's mailbox; this controller is only there while no SMTP server is set, and never in production. */
@Controller('dev/mail')
@UseGuards(MailboxGuard)
@UseFilters(PageProblems)
export class MailboxController {
  constructor(
    private readonly pages: Pages,
    private readonly mails: KeptMails,
    private readonly config: Config,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const visit = await this.pages.visit(request);
    return this.pages.render(
      reply,
      visit,
      visit.say.mailbox.title,
      <MailboxPage visit={visit} mails={await this.mails.latest()} />,
    );
  }

  @Get(':id')
  async one(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    const mail = await this.mail(id);
    return this.pages.render(
      reply,
      visit,
      mail.subject,
      <MailPage visit={visit} mail={mail} sender={`Colloquy <${this.config.mailFrom}>`} />,
    );
  }

  /** The HTML of a mail for the frame of its page, where it can load nothing, run nothing and reach nothing. */
  @Get(':id/html')
  async html(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { html } = await this.mail(id);
    void reply
      .type('text/html; charset=utf-8')
      .header(
        'content-security-policy',
        `default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; sandbox`,
      )
      .header('cache-control', 'no-store');
    return html;
  }

  private async mail(id: string): Promise<KeptMail> {
    const mail = await this.mails.byId(id);
    if (!mail) throw new NotFoundException();
    return mail;
  }
}
