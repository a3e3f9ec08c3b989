import { Injectable } from '@nestjs/common';
import { anonymous, type SignedIn } from '../../access/index.js';
import type { CallContext } from '../../platform/index.js';
import type { AccountViewer } from '../viewers/account-viewer.js';
import { SessionCookie } from './session-cookie.service.js';

/** Whom a call goes on as. */
export interface Succession {
  viewer: AccountViewer;
  /** What the browser keeps from now on; null: it keeps what it has. */
  secret: string | null;
}

/** Whose a call is, from the middle of it on, and what its browser keeps of that. */
@Injectable()
export class CallSession {
  constructor(private readonly cookie: SessionCookie) {}

  /** Lets the rest of a call be somebody's, and gives a new session to its browser. */
  goOnAs(context: CallContext, { viewer, secret }: Succession): SignedIn {
    if (secret !== null && context.reply) this.cookie.write(context.reply, secret);
    context.caller = viewer;
    return viewer;
  }

  /** Lets the rest of a call be nobody's, and its browser forget the session. */
  goOnAsNobody(context: CallContext): void {
    if (context.reply) this.cookie.remove(context.reply);
    context.caller = anonymous(context.caller.locale);
  }
}

/** Where a call comes from on the network; "inside" where the schema is called without HTTP. */
export const addressOf = ({ request }: CallContext): string => request?.ip ?? 'inside';
