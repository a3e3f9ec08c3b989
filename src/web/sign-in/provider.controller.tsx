import { Controller, Get, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  CallSession,
  type Intention,
  ProviderRefusal,
  ProviderSignIn,
  type RefusalReason,
} from '../../accounts/index.js';
import { type CallContext, Problem } from '../../platform/index.js';
import { PageProblems } from '../frame/page-problems.filter.js';
import { Pages } from '../frame/pages.service.js';
import type { Visit } from '../frame/visit.js';
import { ownPath, withReturn } from '../parts/posted-form.js';
import { ProviderRefusalPage } from './provider.page.js';

const statuses: Readonly<Record<RefusalReason, number>> = {
  DECLINED: 403,
  STALE: 400,
  UNVOUCHED: 403,
  TAKEN: 403,
  LINKED: 403,
  OTHERS: 403,
  CLOSED: 403,
  UNREACHABLE: 502,
};

/** Signing in with an account at a provider. It begins with a link: a form may not lead to another site. */
@Controller('sign-in/with')
@UseFilters(PageProblems)
export class ProviderController {
  constructor(
    private readonly pages: Pages,
    private readonly signIn: ProviderSignIn,
    private readonly session: CallSession,
  ) {}

  @Get(':provider')
  async begin(
    @Param('provider') provider: string,
    @Query('to') to: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    return this.depart(visit, reply, provider, { returnTo: ownPath(to), locale: visit.language, linkTo: null });
  }

  /** To link it to the account of who is signed in. A page of another site does not begin that. */
  @Get(':provider/link')
  async beginLinking(
    @Param('provider') provider: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    // Whom nobody has let in yet has nothing to link, however freshly signed in.
    const isForOthers = request.headers['sec-fetch-site'] === 'cross-site' || !visit.viewer.admitted;
    if (isForOthers) return this.pages.leadTo(reply, visit, '/account');
    const linkTo = this.session.freshIn(visit.viewer);
    if (linkTo === null) return this.pages.leadTo(reply, visit, withReturn('/sign-in', visit.path));
    return this.depart(visit, reply, provider, { returnTo: '/account', locale: visit.language, linkTo });
  }

  @Get(':provider/callback')
  async comeBack(
    @Param('provider') provider: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    const context: CallContext = { caller: visit.viewer, request, reply };
    const answer = new URL(request.url, 'http://here').searchParams;
    const kept = this.session.sentToProvider(context);
    return this.orRefusal(visit, reply, async () => {
      const { entry, returnTo } = await this.signIn.enter(provider, answer, kept, this.session.browserOf(context));
      try {
        if (entry) this.session.goOnAs(context, entry);
      } catch (error) {
        if (!(error instanceof Problem && error.code === 'SECOND_FACTOR_REQUIRED')) throw error;
        return withReturn('/sign-in/second-factor', returnTo);
      }
      return returnTo ?? '/account';
    });
  }

  private depart(visit: Visit, reply: FastifyReply, provider: string, intention: Intention): Promise<string> {
    const context: CallContext = { caller: visit.viewer, request: visit.request, reply };
    const kept = this.session.sentToProvider(context);
    return this.orRefusal(visit, reply, async () => {
      const departure = await this.signIn.begin(provider, intention, kept, this.session.browserOf(context));
      this.session.sendToProvider(context, departure.secret);
      return departure.url;
    });
  }

  /** Leads on to where `work` says; shows why it does not. */
  private async orRefusal(visit: Visit, reply: FastifyReply, work: () => Promise<string>): Promise<string> {
    try {
      void reply.header('location', await work()).status(303);
      return '';
    } catch (error) {
      if (!(error instanceof ProviderRefusal)) throw error;
      const theirs = error.intention ? this.pages.inLanguageOf(visit, error.intention.locale) : visit;
      void reply.status(statuses[error.reason]);
      const { title } = theirs.say.provider.refused[error.reason];
      return this.pages.render(reply, theirs, title, <ProviderRefusalPage visit={theirs} refusal={error} />);
    }
  }
}
