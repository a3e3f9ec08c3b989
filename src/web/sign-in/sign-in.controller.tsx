import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../platform/index.js';
import { PageProblems } from '../frame/page-problems.filter.js';
import { Pages } from '../frame/pages.service.js';
import type { Visit } from '../frame/visit.js';
import { ownPath, secretIn, textsIn, withReturn } from '../parts/posted-form.js';
import { Entering, type FormPage, unlisted } from './entering.service.js';
import {
  completeSignInOperation,
  requestSignInLinkOperation,
  signInOperation,
  signInWithCodeOperation,
  signInWithLinkOperation,
  signInWithPasskeyOperation,
  signOutOperation,
} from './sign-in.operations.js';
import { CodePage, LinkPage, MailPage, SignInPage } from './sign-in.page.js';

const longestCode = 9;

/** The ways in, and out. */
@Controller()
@UseFilters(PageProblems)
export class SignInController {
  constructor(
    private readonly pages: Pages,
    private readonly entering: Entering,
    private readonly config: Config,
  ) {}

  @Get('sign-in')
  async signInPage(
    @Query('to') to: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    return this.entering.show(reply, visit, this.signInForm(visit, '', ownPath(to)));
  }

  @Post('sign-in')
  async signIn(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    const given = textsIn(body);
    const [email, to] = [given('email'), ownPath(given('to'))];
    const input = { email, password: secretIn(body, 'password') };
    const page = this.signInForm(visit, email, to);
    return this.entering.attempt(reply, visit, page, signInOperation, { input }, { next: to ?? '/account', to });
  }

  @Post('sign-in/passkey')
  async passkey(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    const given = textsIn(body);
    const [response, to] = [given('response'), ownPath(given('to'))];
    const page = this.signInForm(visit, '', to);
    const next = { next: to ?? '/account' };
    return this.entering.attempt(reply, visit, page, signInWithPasskeyOperation, { response }, next);
  }

  @Get('sign-in/mail')
  async mailPage(
    @Query('to') to: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    return this.entering.show(reply, visit, mailForm(visit, '', ownPath(to)));
  }

  @Post('sign-in/mail')
  async mail(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    const given = textsIn(body);
    const [email, to] = [given('email'), ownPath(given('to'))];
    const page = mailForm(visit, email, to);
    const next = { next: withReturn('/sign-in/code', to) };
    return this.entering.attempt(reply, visit, page, requestSignInLinkOperation, { email }, next);
  }

  @Get('sign-in/code')
  async codePage(
    @Query('to') to: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    return this.entering.show(reply, visit, codeForm(visit, ownPath(to)));
  }

  @Post('sign-in/code')
  async code(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    const given = textsIn(body);
    const to = ownPath(given('to'));
    const code = given('code');
    const next = { next: to ?? '/account', to };
    return this.entering.attempt(reply, visit, codeForm(visit, to), signInWithCodeOperation, { code }, next);
  }

  @Get('sign-in/second-factor')
  async secondFactorPage(
    @Query('to') to: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    return this.entering.show(reply, visit, secondFactorForm(visit, ownPath(to)));
  }

  @Post('sign-in/second-factor')
  async secondFactor(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    const given = textsIn(body);
    const [code, to] = [given('code'), ownPath(given('to'))];
    // Six digits are the authenticator's; recovery codes are twice as long.
    const shown = code.length > longestCode ? { recoveryCode: code } : { oneTimeCode: code };
    const fields = { oneTimeCode: 'code', recoveryCode: 'code' };
    const page = secondFactorForm(visit, to);
    return this.entering.attempt(reply, visit, page, completeSignInOperation, shown, {
      next: to ?? '/account',
      fields,
    });
  }

  /** It changes nothing: programs that look mails through open their links too. */
  @Get('sign-in/link/:token')
  async linkPage(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    return this.entering.show(unlisted(reply), visit, this.linkForm(visit, token));
  }

  @Post('sign-in/link/:token')
  async link(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    const next = { next: '/account' };
    const page = this.linkForm(visit, token);
    return this.entering.attempt(unlisted(reply), visit, page, signInWithLinkOperation, { token }, next);
  }

  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const visit = await this.pages.visit(request);
    if (visit.viewer.memberId !== null) await this.pages.act(visit, reply, signOutOperation, {});
    return this.pages.leadTo(reply, visit, '/');
  }

  private signInForm(visit: Visit, email: string, to: string | null): FormPage {
    const providers = this.config.signInProviders.map(({ slug, name }) => ({ slug, name: name[visit.language] }));
    return {
      title: visit.say.entrance.title,
      content: (problems) => <SignInPage {...{ visit, problems, email, to, providers }} />,
    };
  }

  private linkForm(visit: Visit, token: string): FormPage {
    const { entrance: say } = visit.say;
    const canEnter = this.entering.hasBegun(visit.request);
    const action = `/sign-in/link/${token}`;
    return {
      title: say.title,
      content: (problems) => <LinkPage {...{ visit, problems, action, canEnter, lead: say.linkLead }} />,
    };
  }
}

const mailForm = (visit: Visit, email: string, to: string | null): FormPage => ({
  title: visit.say.entrance.mailTitle,
  content: (problems) => <MailPage {...{ visit, problems, email, to }} />,
});

const codeForm = (visit: Visit, to: string | null): FormPage => ({
  title: visit.say.entrance.codeTitle,
  content: (problems) => {
    const { codeLead: lead, code: label, codeHint: hint } = visit.say.entrance;
    const again = '/sign-in/mail';
    return <CodePage {...{ visit, problems, to, lead, label, hint, action: '/sign-in/code', again }} />;
  },
});

const secondFactorForm = (visit: Visit, to: string | null): FormPage => ({
  title: visit.say.entrance.secondFactorTitle,
  content: (problems) => {
    const { secondFactorLead: lead, factorCode: label, factorHint: hint } = visit.say.entrance;
    const action = '/sign-in/second-factor';
    return <CodePage {...{ visit, problems, to, lead, label, hint, action }} orPasskey />;
  },
});
