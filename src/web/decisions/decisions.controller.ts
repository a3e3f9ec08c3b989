import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deciding, Decisions } from './deciding.service.js';

/** The addresses of pages on which somebody accepts or refuses what waits; each kind of it has its own below them. */
export abstract class DecisionsController {
  protected abstract readonly deciding: Deciding;
  protected abstract readonly decisions: Decisions;

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
}
