import { Injectable } from '@nestjs/common';
import { anonymous, isMember, type SignedIn, staleness, type Viewer, viewerOf } from '../../access/index.js';
import { type CallContext, type Problem, problem, SignedIds } from '../../platform/index.js';
import { timeAtProvider } from '../providers/provider-attempts.store.js';
import { deviceOf } from '../sessions/device.js';
import { sessionOf } from '../viewers/account-viewer.js';
import type { Browser } from './browser.js';
import { Cookies } from './cookies.service.js';
import type { Entry } from './entrance.service.js';

const devicePurpose = 'device';
const secondsOfYear = 365 * 24 * 3600;

/** Whose a call is, from the middle of it on, and what its browser keeps of that. */
@Injectable()
export class CallSession {
  constructor(
    private readonly cookies: Cookies,
    private readonly signedIds: SignedIds,
  ) {}

  /**
   * Lets the rest of a call be somebody's, and gives a new session to its browser.
   * @throws Problem SECOND_FACTOR_REQUIRED where that is still to be shown
   */
  goOnAs(context: CallContext, entry: Entry): SignedIn {
    if ('attempt' in entry) {
      this.keepAttempt(context, entry.attempt);
      throw secondFactorRequired();
    }
    const { viewer, secret } = entry;
    if (secret !== null && context.reply) {
      this.cookies.session.write(context.reply, secret);
      this.cookies.device.write(context.reply, this.signedIds.of(devicePurpose, viewer.memberId), secondsOfYear);
      if (this.attemptIn(context) !== undefined) this.cookies.attempt.remove(context.reply);
    }
    context.caller = viewer;
    return viewer;
  }

  /** Lets the rest of a call be nobody's, and its browser forget the session. */
  goOnAsNobody(context: CallContext): void {
    if (context.reply) this.cookies.session.remove(context.reply);
    context.caller = anonymous(context.caller.locale);
  }

  /** Lets the browser know what it has begun. */
  keepAttempt({ reply }: CallContext, secret: string): void {
    if (reply) this.cookies.attempt.write(reply, secret);
  }

  /** What the browser has begun; undefined where that is nothing. */
  attemptIn({ request }: Pick<CallContext, 'request'>): string | undefined {
    return request && this.cookies.attempt.read(request);
  }

  /** Lets the browser be known again when it comes back from a provider. */
  sendToProvider({ reply }: CallContext, secret: string): void {
    if (reply) this.cookies.provider.write(reply, secret, timeAtProvider);
  }

  /** By what a browser is known that was sent to a provider; undefined where it was not. */
  sentToProvider({ request }: CallContext): string | undefined {
    return request && this.cookies.provider.read(request);
  }

  /** The session that a viewer came with, where it is fresh; else null. */
  freshIn(viewer: Viewer): string | null {
    return isMember(viewer) && staleness(viewer) === null ? sessionOf(viewer) : null;
  }

  /** The browser that a call comes from. */
  browserOf(context: CallContext): Browser {
    const { request } = context;
    const token = request && this.cookies.device.read(request);
    return {
      before: viewerOf(context),
      address: request?.ip ?? 'inside',
      device: deviceOf(request?.headers['user-agent']),
      lastMember: token === undefined ? null : this.signedIds.idIn(devicePurpose, token),
      request,
    };
  }
}

const secondFactorRequired = (): Problem =>
  problem('SECOND_FACTOR_REQUIRED', {
    en: 'Please give the code of your authenticator too.',
    ru: 'Введите также код из приложения-аутентификатора.',
  });
