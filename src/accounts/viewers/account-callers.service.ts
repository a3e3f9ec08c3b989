import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { anonymous, type Viewer } from '../../access/index.js';
import { Callers, Config } from '../../platform/index.js';
import { isFromForeignPage } from '../sign-in/foreign-page.policy.js';
import { Cookies } from '../sign-in/cookies.service.js';
import { AccountViewers, type RequestCredential } from './account-viewers.service.js';
import { preferredLanguage } from './preferred-language.js';

/** Tells who is calling by access token or session cookie; what does not hold counts as nothing. */
@Injectable()
export class AccountCallers extends Callers {
  constructor(
    private readonly viewers: AccountViewers,
    private readonly config: Config,
    private readonly cookies: Cookies,
  ) {
    super();
  }

  /** A caller who was looked up for an earlier request can be confirmed; who was looked up for this one needs not. */
  async of(request: FastifyRequest): Promise<Viewer> {
    const nobody = anonymous(preferredLanguage(request.headers['accept-language']));
    const credential = this.credentialOf(request);
    if (!credential) return nobody;
    const confirm = async (): Promise<Viewer> => (await this.viewers.lookUp(credential)) ?? nobody;
    const recalled = this.viewers.recall(credential);
    return recalled ? { ...((await recalled) ?? nobody), confirm } : confirm();
  }

  async ofMember(memberId: string | null): Promise<Viewer | null> {
    return memberId === null ? anonymous('en') : this.viewers.byMember(memberId);
  }

  private credentialOf(request: FastifyRequest): RequestCredential | null {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
      return token ? { kind: 'token', secret: token } : null;
    }
    const secret = this.cookies.session.read(request);
    // The browser sends the cookie by itself, so a page of another site could use it to change something.
    if (!secret || (request.method === 'POST' && isFromForeignPage(request, this.config.publicUrl))) return null;
    return { kind: 'session', secret };
  }
}
