import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import { sql, type Transaction } from '../../platform/index.js';
import { hasSecondFactor } from '../second-factor/second-factor.sql.js';
import { Sessions, type SessionStart } from '../sessions/sessions.store.js';
import { type AccountViewer, sessionOf } from '../viewers/account-viewer.js';
import { AccountViewers } from '../viewers/account-viewers.service.js';
import type { Browser } from './browser.js';
import { SignInAttempts } from './sign-in-attempts.store.js';
import { signInEntry } from './sign-in-entries.js';

/** Whom a call goes on as, and what its browser keeps of that; null: it keeps what it has. */
export interface Succession {
  viewer: AccountViewer;
  secret: string | null;
}

/** Who is in, or what the browser keeps until the second factor is shown. */
export type Entry = Succession | { attempt: string };

/** The one door: whichever way somebody came, here a session begins, or the second factor is asked for. */
@Injectable()
export class Entrance {
  constructor(
    private readonly viewers: AccountViewers,
    private readonly sessions: Sessions,
    private readonly attempts: SignInAttempts,
    private readonly trail: Trail,
  ) {}

  /**
   * Lets somebody in who has proved who they are, and ends the session that the browser had; null where the account is
   * not open. To be told by `announce` after the commit.
   */
  async enter(
    transaction: Transaction,
    start: Omit<SessionStart, 'device'>,
    { before, address, device }: Browser,
  ): Promise<Entry | null> {
    const { memberId, way, secondFactor } = start;
    if (!secondFactor && (await this.needsSecondFactor(transaction, memberId))) {
      const { secret } = await this.attempts.begin(transaction, 'SECOND_FACTOR', { memberId, way });
      return { attempt: secret };
    }
    const person = await this.viewers.byMember(memberId, transaction, { secondFactor, proof: 'FRESH' });
    if (!person) return null;
    const old = sessionOf(before);
    if (old !== null) await this.sessions.end(transaction, old);
    const session = await this.sessions.start(transaction, { ...start, device });
    await this.trail.record(transaction, person, [signInEntry('signIn', memberId, { address, way })]);
    return { viewer: { ...person, sessionId: session.id }, secret: session.secret };
  }

  /**
   * Ends all sessions of a viewer; the one that they came with goes on under a new id, with the second factor where it
   * is shown now.
   */
  async renew(transaction: Transaction, viewer: SignedIn, { secondFactor = false } = {}): Promise<Succession> {
    const { memberId } = viewer;
    const current = sessionOf(viewer);
    const start = current === null ? null : await this.sessions.startOf(transaction, current);
    await this.sessions.endAll(transaction, memberId);
    if (!start) return { viewer: { ...viewer, sessionId: null }, secret: null };
    const standing = { secondFactor: secondFactor || start.secondFactor, proof: 'FRESH' } as const;
    const session = await this.sessions.start(transaction, { ...start, memberId, ...standing });
    const person = await this.viewers.byMember(memberId, transaction, standing);
    return { viewer: { ...(person ?? viewer), sessionId: session.id }, secret: session.secret };
  }

  /** To be called after the commit of what changed sessions. */
  announce(...memberIds: readonly (string | null)[]): void {
    for (const memberId of memberIds) if (memberId !== null) this.viewers.forget(memberId);
  }

  private async needsSecondFactor(transaction: Transaction, memberId: string): Promise<boolean> {
    const { needed } = await transaction.one<{ needed: boolean }>(
      sql`SELECT ${hasSecondFactor(sql`${memberId}::uuid`)} AS needed`,
    );
    return needed;
  }
}
