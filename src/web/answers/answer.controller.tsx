import { Body, Controller, Get, NotFoundException, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, type ProblemDetail } from '../../platform/index.js';
import { PageProblems } from '../frame/page-problems.filter.js';
import { Pages } from '../frame/pages.service.js';
import type { Visit } from '../frame/visit.js';
import type { Refused } from '../parts/form.js';
import { foreignLanguage } from '../parts/local-text.js';
import { givenIn, type GivenAnswer } from './answer-form.js';
import { answerLinkOperation, answerOperation, AnswerPage, eventOf, type LinkOnPage } from './answer.page.js';

interface Opened {
  visit: Visit;
  link: LinkOnPage;
}

/** Where mails lead that ask for an answer. Whoever has the link can answer, so the page is kept nowhere. */
@Controller('answer')
@UseFilters(PageProblems)
export class AnswerController {
  constructor(private readonly pages: Pages) {}

  /** What is asked. It changes nothing: programs that look mails through open their links too. */
  @Get(':token')
  async page(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.render(reply, token, await this.open(request, token), null);
  }

  /** Answers, and leads back to what stands then; what is refused is shown beside what was entered. */
  @Post(':token')
  async answer(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { visit } = await this.open(request, token);
    const given = givenIn(body);
    const problems = await this.send(visit, token, given);
    if (problems.length === 0) {
      void withoutTrace(reply).status(303).header('location', addressOf(visit, token));
      return '';
    }
    void reply.status(422);
    return this.render(reply, token, await this.open(request, token), { given, problems });
  }

  private async open(request: FastifyRequest, token: string): Promise<Opened> {
    const visit = await this.pages.visit(request);
    const link = await this.read(visit, token);
    const theirs = this.pages.inLanguageOf(visit, link.locale);
    return { visit: theirs, link: theirs.language === visit.language ? link : await this.read(theirs, token) };
  }

  private async read(visit: Visit, token: string): Promise<LinkOnPage> {
    const { answerLink } = await this.pages.ask(visit, answerLinkOperation, { token });
    if (!answerLink) throw new NotFoundException();
    return answerLink;
  }

  /** Answers why it is refused; nothing when it is not. */
  private async send(visit: Visit, token: string, given: GivenAnswer): Promise<readonly ProblemDetail[]> {
    if (!given.accept) return [{ code: 'BAD_INPUT', field: 'accept', message: chooseOne }];
    const variables = { ...given, token, accept: given.accept === 'yes' };
    try {
      const { answerWithLink } = await this.pages.ask(visit, answerOperation, variables);
      if (!answerWithLink) throw new NotFoundException();
      return [];
    } catch (error) {
      if (error instanceof Problem && error.code !== 'RATE_LIMITED') return error.details;
      throw error;
    }
  }

  private render(
    reply: FastifyReply,
    token: string,
    { visit, link }: Opened,
    refused: Refused<GivenAnswer> | null,
  ): string {
    const { titles, slug } = eventOf(link);
    const page = this.pages.render(
      reply,
      visit,
      titles[0]?.text ?? slug,
      <AnswerPage visit={visit} link={link} action={addressOf(visit, token)} refused={refused} />,
      foreignLanguage(visit, titles),
    );
    void withoutTrace(reply);
    return page;
  }
}

const addressOf = (visit: Visit, token: string): string => visit.link(`/answer/${token}`);

/** Nothing of it is kept, found or passed on to other sites: its address is all that is needed to answer. */
const withoutTrace = (reply: FastifyReply): FastifyReply =>
  reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex');

const chooseOne = { en: 'Choose whether you will take part.', ru: 'Укажите, примете ли вы участие.' };
