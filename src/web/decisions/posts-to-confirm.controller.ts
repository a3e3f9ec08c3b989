import { Body, Controller, Get, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { printedDate } from '../../platform/index.js';
import { PageProblems } from '../frame/page-problems.filter.js';
import { Pages } from '../frame/pages.service.js';
import type { Visit } from '../frame/visit.js';
import { Deciding, type Decisions } from './deciding.service.js';
import { postsToConfirmOperation, confirmPostOperation } from './decisions.operations.js';
import type { Waiting } from './decisions.page.js';

/** Posts that their holders entered, and that nobody has confirmed yet. */
@Controller('posts-to-confirm')
@UseFilters(PageProblems)
export class PostsToConfirmController {
  private readonly decisions: Decisions = {
    subject: ({ say }) => ({ path: '/posts-to-confirm', say: say.decisions.posts }),
    waiting: (visit) => this.waiting(visit),
    decide: confirmPostOperation,
  };

  constructor(
    private readonly pages: Pages,
    private readonly deciding: Deciding,
  ) {}

  @Get()
  list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.deciding.list(request, reply, this.decisions);
  }

  @Post('accept')
  accept(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.deciding.accept(request, reply, body, this.decisions);
  }

  @Get('refuse')
  refusal(
    @Query('id') id: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.deciding.refusal(request, reply, id, this.decisions);
  }

  @Post('refuse')
  refuse(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.deciding.refuse(request, reply, body, this.decisions);
  }

  private async waiting(visit: Visit): Promise<Waiting[]> {
    const { postsToConfirm } = await this.pages.ask(visit, postsToConfirmOperation, {});
    const { language, say } = visit;
    return (postsToConfirm?.nodes ?? []).map(({ id, title, from, organisation, state, member }) => ({
      id,
      name: member?.displayName ?? title,
      facts: [title, organisation?.name, state?.name, from && say.decisions.from(printedDate(from, language))].filter(
        (fact) => typeof fact === 'string',
      ),
    }));
  }
}
