import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound, type Operation, type ProblemDetail } from '../../platform/index.js';
import { Pages } from '../frame/pages.service.js';
import type { Visit } from '../frame/visit.js';
import { textsIn, withReturn } from '../parts/posted-form.js';
import { Entering } from '../sign-in/entering.service.js';
import { DecisionsPage, RefusalPage, type Subject, type Waiting } from './decisions.page.js';

/** What there is to decide on: how it is read, and which mutation decides. */
export interface Decisions {
  subject: (visit: Visit) => Subject;
  waiting: (visit: Visit) => Promise<readonly Waiting[]>;
  decide: Operation<unknown, { id: string; accept: boolean; reason?: string | null }>;
}

/** The pages on which somebody accepts or refuses what waits, whatever that is. */
@Injectable()
export class Deciding {
  constructor(
    private readonly pages: Pages,
    private readonly entering: Entering,
  ) {}

  async list(request: FastifyRequest, reply: FastifyReply, decisions: Decisions): Promise<string> {
    return this.signedIn(request, reply, decisions, async (visit) =>
      this.entering.show(reply, visit, await listForm(visit, decisions)),
    );
  }

  async accept(request: FastifyRequest, reply: FastifyReply, body: unknown, decisions: Decisions): Promise<string> {
    return this.signedIn(request, reply, decisions, async (visit) => {
      const form = await listForm(visit, decisions);
      const variables = { id: textsIn(body)('id'), accept: true };
      const next = { next: decisions.subject(visit).path };
      return this.entering.attempt(reply, visit, form, decisions.decide, variables, next);
    });
  }

  async refusal(request: FastifyRequest, reply: FastifyReply, id: unknown, decisions: Decisions): Promise<string> {
    return this.signedIn(request, reply, decisions, async (visit) =>
      this.entering.show(reply, visit, await refusalForm(visit, decisions, id, '')),
    );
  }

  async refuse(request: FastifyRequest, reply: FastifyReply, body: unknown, decisions: Decisions): Promise<string> {
    return this.signedIn(request, reply, decisions, async (visit) => {
      const given = textsIn(body);
      const form = await refusalForm(visit, decisions, given('id'), given('reason'));
      const variables = { id: given('id'), accept: false, reason: given('reason') || null };
      const next = { next: decisions.subject(visit).path };
      return this.entering.attempt(reply, visit, form, decisions.decide, variables, next);
    });
  }

  private async signedIn(
    request: FastifyRequest,
    reply: FastifyReply,
    decisions: Decisions,
    goOn: (visit: Visit) => Promise<string>,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    if (visit.viewer.memberId !== null) return goOn(visit);
    return this.pages.leadTo(reply, visit, withReturn('/sign-in', decisions.subject(visit).path));
  }
}

async function listForm(visit: Visit, decisions: Decisions) {
  const [subject, waiting] = [decisions.subject(visit), await decisions.waiting(visit)];
  return {
    title: subject.say.title,
    content: (problems: readonly ProblemDetail[]) => <DecisionsPage {...{ visit, problems, subject, waiting }} />,
  };
}

/** @throws Problem NOT_FOUND for what does not wait, or not any more */
async function refusalForm(visit: Visit, decisions: Decisions, id: unknown, reason: string) {
  const [subject, waiting] = [decisions.subject(visit), await decisions.waiting(visit)];
  const entry = waiting.find((one) => one.id === id);
  if (!entry) throw notFound('id');
  return {
    title: subject.say.refusalTitle,
    content: (problems: readonly ProblemDetail[]) => <RefusalPage {...{ visit, problems, subject, entry, reason }} />,
  };
}
