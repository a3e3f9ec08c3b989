import { Body, Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Operation, Problem } from '../../platform/index.js';
import { PageProblems } from '../frame/page-problems.filter.js';
import { Pages } from '../frame/pages.service.js';
import type { Visit } from '../frame/visit.js';
import { refusalsOf, secretIn, textsIn, withReturn } from '../parts/posted-form.js';
import { Entering, type FormPage } from '../sign-in/entering.service.js';
import {
  accountOperation,
  addPasskeyOperation,
  beginSecondFactorOperation,
  confirmSecondFactorOperation,
  endOtherSessionsOperation,
  endSessionOperation,
  type OwnAccount,
  removePasskeyOperation,
  revokeTokenOperation,
  setPasswordOperation,
  stopResetOperation,
  unlinkProviderOperation,
} from './account.operations.js';
import { AccountPage } from './account.page.js';
import { PasskeysPage } from './passkeys.page.js';
import { PasswordPage } from './password.page.js';
import { BeginFactorPage, type BegunFactor, ConfirmFactorPage, RecoveryCodesPage } from './second-factor.page.js';

/** What somebody keeps in order of their own account. Who is not signed in is led to the way in, and back. */
@Controller('account')
@UseFilters(PageProblems)
export class AccountController {
  constructor(
    private readonly pages: Pages,
    private readonly entering: Entering,
  ) {}

  @Get()
  async page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.signedIn(request, reply, async (visit) =>
      this.entering.show(reply, visit, accountForm(visit, await this.ownAccount(visit))),
    );
  }

  @Post('sessions/end')
  endSession(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.act(request, reply, endSessionOperation, { id: textsIn(body)('id') });
  }

  @Post('sessions/end-others')
  endOthers(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.act(request, reply, endOtherSessionsOperation, {});
  }

  @Post('tokens/revoke')
  revokeToken(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.act(request, reply, revokeTokenOperation, { id: textsIn(body)('id') });
  }

  @Post('providers/unlink')
  unlinkProvider(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.signedIn(request, reply, async (visit) => {
      const page = accountForm(visit, await this.ownAccount(visit));
      const variables = { issuer: textsIn(body)('issuer') };
      return this.entering.attempt(reply, visit, page, unlinkProviderOperation, variables, { next: '/account' });
    });
  }

  @Get('second-factor')
  async factorPage(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.signedIn(request, reply, async (visit) => {
      const { secondFactor } = await this.ownAccount(visit);
      const content = <BeginFactorPage visit={visit} isSet={secondFactor} />;
      return this.pages.render(reply, visit, visit.say.account.factor, content);
    });
  }

  @Post('second-factor')
  async beginFactor(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.signedIn(request, reply, async (visit) => {
      const { beginSecondFactor } = await this.pages.act(visit, reply, beginSecondFactorOperation, {});
      return this.entering.show(reply, visit, factorForm(visit, beginSecondFactor!));
    });
  }

  @Post('second-factor/confirm')
  async confirmFactor(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.signedIn(request, reply, async (visit) => {
      const given = textsIn(body);
      const page = factorForm(visit, { secret: given('secret'), url: given('url') });
      try {
        const variables = { code: given('code') };
        const { confirmSecondFactor } = await this.pages.act(visit, reply, confirmSecondFactorOperation, variables);
        return this.showCodes(reply, visit, confirmSecondFactor ?? []);
      } catch (error) {
        return this.entering.refuse(reply, visit, page, refusalsOf(error));
      }
    });
  }

  @Post('second-factor/keep')
  keepFactor(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.act(request, reply, stopResetOperation, {});
  }

  @Get('passkeys')
  async passkeysPage(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.signedIn(request, reply, async (visit) =>
      this.entering.show(reply, visit, passkeysForm(visit, await this.ownAccount(visit))),
    );
  }

  /** Sent by the script, once the browser has made one. */
  @Post('passkeys')
  async addPasskey(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.signedIn(request, reply, async (visit) => {
      const given = textsIn(body);
      try {
        const variables = { name: given('name'), response: given('response') };
        const { addPasskey } = await this.pages.act(visit, reply, addPasskeyOperation, variables);
        const codes = addPasskey?.recoveryCodes ?? null;
        return codes ? this.showCodes(reply, visit, codes) : this.pages.leadTo(reply, visit, '/account/passkeys');
      } catch (error) {
        return this.entering.refuse(reply, visit, passkeysForm(visit, await this.ownAccount(visit)), refusalsOf(error));
      }
    });
  }

  @Post('passkeys/remove')
  removePasskey(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.act(request, reply, removePasskeyOperation, { id: textsIn(body)('id') });
  }

  @Get('password')
  async passwordPage(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.signedIn(request, reply, (visit) => this.entering.show(reply, visit, passwordForm(visit, false)));
  }

  @Post('password')
  async password(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.signedIn(request, reply, (visit) => {
      const keepAccessTokens = textsIn(body)('keep') === 'tokens';
      const variables = { current: secretIn(body, 'current') || null, new: secretIn(body, 'new'), keepAccessTokens };
      const page = passwordForm(visit, keepAccessTokens);
      return this.entering.attempt(reply, visit, page, setPasswordOperation, variables, { next: '/account' });
    });
  }

  private showCodes(reply: FastifyReply, visit: Visit, codes: readonly string[]): string {
    const content = <RecoveryCodesPage visit={visit} codes={codes} />;
    return this.pages.render(reply, visit, visit.say.account.recoveryTitle, content);
  }

  private async act<Variables extends Record<string, unknown>>(
    request: FastifyRequest,
    reply: FastifyReply,
    operation: Operation<unknown, Variables>,
    variables: Variables,
  ): Promise<string> {
    return this.signedIn(request, reply, async (visit) => {
      await this.pages.act(visit, reply, operation, variables);
      return this.pages.leadTo(reply, visit, '/account');
    });
  }

  private async ownAccount(visit: Visit): Promise<OwnAccount> {
    return (await this.pages.ask(visit, accountOperation, {})).viewer!;
  }

  /** Goes on with who is signed in; leads to the way in where nobody is, or it was too long ago. */
  private async signedIn(
    request: FastifyRequest,
    reply: FastifyReply,
    goOn: (visit: Visit) => string | Promise<string>,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    const signIn = withReturn('/sign-in', request.method === 'GET' ? visit.path : '/account');
    if (visit.viewer.memberId === null) return this.pages.leadTo(reply, visit, signIn);
    try {
      return await goOn(visit);
    } catch (error) {
      if (error instanceof Problem && error.code === 'FRESH_SIGN_IN_REQUIRED')
        return this.pages.leadTo(reply, visit, signIn);
      throw error;
    }
  }
}

const accountForm = (visit: Visit, account: OwnAccount): FormPage => ({
  title: visit.say.account.title,
  content: (problems) => <AccountPage {...{ visit, problems, account }} />,
});

const factorForm = (visit: Visit, begun: BegunFactor): FormPage => ({
  title: visit.say.account.factor,
  content: (problems) => <ConfirmFactorPage {...{ visit, problems, begun }} />,
});

const passkeysForm = (visit: Visit, { passkeys }: OwnAccount): FormPage => ({
  title: visit.say.account.passkeys,
  content: (problems) => <PasskeysPage {...{ visit, problems, passkeys }} />,
});

const passwordForm = (visit: Visit, keepAccessTokens: boolean): FormPage => ({
  title: visit.say.account.changePassword,
  content: (problems) => <PasswordPage {...{ visit, problems, keepAccessTokens }} />,
});
