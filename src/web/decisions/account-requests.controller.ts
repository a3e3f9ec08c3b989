import { Body, Controller, Get, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { printedMoment } from '../../platform/index.js';
import { PageProblems } from '../frame/page-problems.filter.js';
import { Pages } from '../frame/pages.service.js';
import type { Visit } from '../frame/visit.js';
import { Deciding, type Decisions } from './deciding.service.js';
import { accountRequestsOperation, decideAccountOperation } from './decisions.operations.js';
import type { Waiting } from './decisions.page.js';

/** Who has signed up and waits to be let in. */
@Controller('account-requests')
@UseFilters(PageProblems)
export class AccountRequestsController {
  private readonly decisions: Decisions = {
    subject: ({ say }) => ({ path: '/account-requests', say: say.decisions.accounts }),
    waiting: (visit) => this.waiting(visit),
    decide: decideAccountOperation,
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
    const { accountRequests } = await this.pages.ask(visit, accountRequestsOperation, {});
    const { viewer, language, say } = visit;
    return (accountRequests?.nodes ?? []).map(({ id, displayName, accountRequest }) => ({
      id,
      name: displayName,
      facts: accountRequest
        ? [
            accountRequest.email,
            accountRequest.state?.name ?? say.decisions.noState,
            say.decisions.since(printedMoment(viewer.timeZone, new Date(accountRequest.since), language)),
          ]
        : [],
    }));
  }
}
