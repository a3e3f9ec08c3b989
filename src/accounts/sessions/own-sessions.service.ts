import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import { Database, type Transaction } from '../../platform/index.js';
import { sessionOf } from '../viewers/account-viewer.js';
import { AccountViewers } from '../viewers/account-viewers.service.js';
import { type SessionRow, Sessions } from './sessions.store.js';

/** Somebody's own sessions: seen, and ended. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly viewers: AccountViewers,
    private readonly trail: Trail,
  ) {}

  /** The last used first. */
  async list(viewer: SignedIn): Promise<(SessionRow & { current: boolean })[]> {
    const own = sessionOf(viewer);
    const rows = await this.sessions.ofMember(this.database, viewer.memberId);
    return rows.map((row) => ({ ...row, current: row.id === own }));
  }

  /** Ends one; answers whether there was one. */
  async end(viewer: SignedIn, id: string): Promise<boolean> {
    const { memberId } = viewer;
    const ended = await this.database.transaction(async (transaction) => {
      const wasThere = await this.sessions.endOf(transaction, memberId, id);
      if (wasThere) await this.note(viewer, transaction, 'endSession');
      return wasThere;
    });
    this.viewers.forget(memberId);
    return ended;
  }

  /** Ends all but the one that the viewer came with; answers how many. */
  async endOthers(viewer: SignedIn): Promise<number> {
    const { memberId } = viewer;
    const ended = await this.database.transaction(async (transaction) => {
      const count = await this.sessions.endAll(transaction, memberId, sessionOf(viewer));
      if (count > 0) await this.note(viewer, transaction, 'endOtherSessions');
      return count;
    });
    this.viewers.forget(memberId);
    return ended;
  }

  private async note(
    viewer: SignedIn,
    transaction: Transaction,
    action: 'endSession' | 'endOtherSessions',
  ): Promise<void> {
    await this.trail.record(transaction, viewer, [{ action, subject: viewer.memberId, subjectKind: 'Member' }]);
  }
}
