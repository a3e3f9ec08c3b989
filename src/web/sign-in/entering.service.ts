import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReactNode } from 'react';
import { CallSession } from '../../accounts/index.js';
import { type Operation, Problem, type ProblemDetail } from '../../platform/index.js';
import { Pages } from '../frame/pages.service.js';
import type { Visit } from '../frame/visit.js';
import { refusalsOf, withReturn } from '../parts/posted-form.js';

/** A page with a form on it: its title, and what it shows beside what is wrong. */
export interface FormPage {
  title: string;
  content: (problems: readonly ProblemDetail[]) => ReactNode;
}

/** What all ways in have in common: the session for the browser, the second factor in between, the page to go on to. */
@Injectable()
export class Entering {
  constructor(
    private readonly pages: Pages,
    private readonly session: CallSession,
  ) {}

  /** Whether this browser has begun something that a mail finishes. */
  hasBegun(request: FastifyRequest): boolean {
    return this.session.attemptIn({ request }) !== undefined;
  }

  show(reply: FastifyReply, visit: Visit, { title, content }: FormPage): string {
    return this.pages.render(reply, visit, title, content([]));
  }

  /**
   * Does what a form asks for and leads on; shows the form again, with what is wrong, where it is refused. `fields`
   * names the form's fields by the mutation's arguments.
   */
  async attempt<Variables extends Record<string, unknown>>(
    reply: FastifyReply,
    visit: Visit,
    page: FormPage,
    operation: Operation<unknown, Variables>,
    variables: Variables,
    { next, to = null, fields = {} }: { next: string; to?: string | null; fields?: Record<string, string> },
  ): Promise<string> {
    try {
      await this.pages.act(visit, reply, operation, variables);
    } catch (error) {
      if (error instanceof Problem && error.code === 'SECOND_FACTOR_REQUIRED') {
        return this.pages.leadTo(reply, visit, withReturn('/sign-in/second-factor', to));
      }
      return this.refuse(reply, visit, page, refusalsOf(error, fields));
    }
    return this.pages.leadTo(reply, visit, next);
  }

  /** The form again, with what is wrong. */
  refuse(reply: FastifyReply, visit: Visit, { title, content }: FormPage, problems: readonly ProblemDetail[]): string {
    void reply.status(422);
    return this.pages.render(reply, visit, title, content(problems));
  }
}

/** A page whose address is a secret: nobody finds it by searching. */
export const unlisted = (reply: FastifyReply): FastifyReply => reply.header('x-robots-tag', 'noindex');
