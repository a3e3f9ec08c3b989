import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { anonymous, type Viewer } from '../access/index.js';
import { Callers, Config } from '../platform/index.js';
import { AccountViewers } from './account-viewers.js';
import { preferredLanguage } from './languages.js';
import { isFromForeignPage } from './origin.js';
import { readSessionCookie } from './session-cookie.js';

/** Tells who is calling by access token or session cookie; what does not hold counts as nothing. */
@Injectable()
export class AccountCallers extends Callers {
  constructor(
    private readonly viewers: AccountViewers,
    private readonly config: Config,
  ) {
    super();
  }

  async of(request: FastifyRequest): Promise<Viewer> {
    return (await this.signedIn(request)) ?? anonymous(preferredLanguage(request.headers['accept-language']));
  }

  private async signedIn(request: FastifyRequest): Promise<Viewer | null> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
      return token ? this.viewers.byToken(token) : null;
    }
    const secret = readSessionCookie(request);
    // The browser sends the cookie by itself, so a page of another site could use it to change something.
    if (!secret || (request.method === 'POST' && isFromForeignPage(request, this.config.publicUrl))) return null;
    return this.viewers.bySession(secret);
  }
}
