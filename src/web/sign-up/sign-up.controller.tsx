import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageProblems } from '../frame/page-problems.filter.js';
import { Pages } from '../frame/pages.service.js';
import type { Visit } from '../frame/visit.js';
import { secretIn, textsIn } from '../parts/posted-form.js';
import { Entering, type FormPage, unlisted } from '../sign-in/entering.service.js';
import { signInWithLinkOperation } from '../sign-in/sign-in.operations.js';
import { CodePage, LinkPage } from '../sign-in/sign-in.page.js';
import { confirmEmailOperation, signUpOperation, statesOperation } from './sign-up.operations.js';
import { type GivenSignUp, SignUpPage } from './sign-up.page.js';

const nothingGiven: GivenSignUp = { email: '', givenNames: '', familyName: '', state: '' };

/** An account of one's own, and a profile that somebody else entered taken over. */
@Controller('sign-up')
@UseFilters(PageProblems)
export class SignUpController {
  constructor(
    private readonly pages: Pages,
    private readonly entering: Entering,
  ) {}

  @Get()
  async page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const visit = await this.pages.visit(request);
    return this.entering.show(reply, visit, await this.form(visit, nothingGiven));
  }

  @Post()
  async signUp(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    const text = textsIn(body);
    const given = {
      email: text('email'),
      givenNames: text('givenNames'),
      familyName: text('familyName'),
      state: text('state'),
    };
    const input = {
      ...given,
      state: given.state || null,
      password: secretIn(body, 'password'),
      locale: visit.language,
    };
    const page = await this.form(visit, given);
    return this.entering.attempt(reply, visit, page, signUpOperation, { input }, { next: '/sign-up/code' });
  }

  @Get('code')
  async codePage(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const visit = await this.pages.visit(request);
    return this.entering.show(reply, visit, codeForm(visit));
  }

  @Post('code')
  async code(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    const token = textsIn(body)('code');
    const next = { next: '/account', fields: { token: 'code' } };
    return this.entering.attempt(reply, visit, codeForm(visit), confirmEmailOperation, { token }, next);
  }

  /** It changes nothing: programs that look mails through open their links too. */
  @Get('link/:token')
  async linkPage(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    return this.entering.show(unlisted(reply), visit, this.linkForm(visit, token));
  }

  @Post('link/:token')
  async link(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    const page = this.linkForm(visit, token);
    return this.entering.attempt(unlisted(reply), visit, page, confirmEmailOperation, { token }, { next: '/account' });
  }

  @Get('invitation/:token')
  async invitationPage(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    return this.entering.show(unlisted(reply), visit, invitationForm(visit, token));
  }

  @Post('invitation/:token')
  async invitation(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    const page = invitationForm(visit, token);
    return this.entering.attempt(
      unlisted(reply),
      visit,
      page,
      signInWithLinkOperation,
      { token },
      { next: '/account/password' },
    );
  }

  private async form(visit: Visit, given: GivenSignUp): Promise<FormPage> {
    const { states } = await this.pages.ask(visit, statesOperation, {});
    return {
      title: visit.say.signUp.title,
      content: (problems) => <SignUpPage {...{ visit, problems, given, states: states ?? [] }} />,
    };
  }

  private linkForm(visit: Visit, token: string): FormPage {
    const { signUp: say } = visit.say;
    const canEnter = this.entering.hasBegun(visit.request);
    const action = `/sign-up/link/${token}`;
    return {
      title: say.confirmTitle,
      content: (problems) => <LinkPage {...{ visit, problems, action, canEnter, lead: say.confirmLead }} />,
    };
  }
}

const codeForm = (visit: Visit): FormPage => ({
  title: visit.say.signUp.confirmTitle,
  content: (problems) => {
    const { codeLead: lead } = visit.say.signUp;
    const { code: label, codeHint: hint } = visit.say.entrance;
    const asked = { lead, label, hint, to: null, action: '/sign-up/code', again: '/sign-up' };
    return <CodePage {...{ visit, problems, ...asked }} />;
  },
});

const invitationForm = (visit: Visit, token: string): FormPage => ({
  title: visit.say.signUp.invitationTitle,
  content: (problems) => {
    const action = `/sign-up/invitation/${token}`;
    const { invitationLead: lead } = visit.say.signUp;
    return <LinkPage {...{ visit, problems, action, canEnter: true, lead }} />;
  },
});
