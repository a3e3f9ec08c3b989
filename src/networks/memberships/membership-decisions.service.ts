import { Injectable } from '@nestjs/common';
import type { SignedIn, Viewer } from '../../access/index.js';
import { badInput, Clock, Database, forbidden, notFound, type Transaction } from '../../platform/index.js';
import type { MembershipRole, MutationDecideMembershipArgs } from '../../schema-types.js';
import { expiryAfter, isCurrent, judge, maySetRole } from './membership.policy.js';
import { asRefusal, checkRole, notAllowed } from './membership-refusals.js';
import type { MembershipRow } from './membership.row.js';
import { MembershipQueries } from './memberships.queries.js';
import { MembershipStore } from './memberships.store.js';

/** What becomes of memberships: decisions about them, roles, and people leaving. */
@Injectable()
export class MembershipDecisions {
  constructor(
    private readonly database: Database,
    private readonly store: MembershipStore,
    private readonly queries: MembershipQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a decision; one that stands already is answered as it is.
   * @throws Problem NOT_FOUND, FORBIDDEN, TRANSITION_NOT_ALLOWED, BAD_INPUT, CONFLICT for a second lead
   */
  async decide(
    viewer: Viewer,
    { id, decision, reason, expiresOn }: MutationDecideMembershipArgs,
  ): Promise<MembershipRow> {
    return this.changing(viewer, id, async (transaction, membership) => {
      const verdict = judge(viewer, membership, decision);
      if (verdict.kind === 'FORBIDDEN') throw forbidden();
      if (verdict.kind === 'NOT_ALLOWED') throw notAllowed();
      if (verdict.kind === 'REPEAT') return membership;
      const today = this.clock.today();
      if (expiresOn && expiresOn <= today) throw notInFuture();
      const runsOutOn = expiryAfter(decision, membership, expiresOn ?? null, today);
      // A state's word that has run out meanwhile makes nobody a member.
      if (verdict.to === 'ACTIVE' && runsOutOn !== null && runsOutOn <= today) throw notInFuture();
      return this.store.move(transaction, viewer, membership, {
        action: 'decideMembership',
        to: verdict.to,
        reason: reason?.trim() || null,
        expiresOn: runsOutOn,
      });
    });
  }

  /**
   * Gives a member another role.
   * @throws Problem NOT_FOUND, FORBIDDEN, TRANSITION_NOT_ALLOWED when it is over, BAD_INPUT, CONFLICT for a second lead
   */
  async setRole(viewer: Viewer, id: string, role: MembershipRole): Promise<MembershipRow> {
    return this.changing(viewer, id, async (transaction, membership) => {
      if (!maySetRole(viewer, membership, role)) throw forbidden();
      if (membership.role === role) return membership;
      if (!isCurrent(membership)) throw notAllowed();
      checkRole(role, membership.state);
      return this.store.setRole(transaction, viewer, membership, role);
    });
  }

  /**
   * Ends the viewer's own membership, or takes an application back.
   * @throws Problem NOT_FOUND, TRANSITION_NOT_ALLOWED
   */
  async leave(viewer: SignedIn, network: string): Promise<MembershipRow> {
    return this.database.transaction(async (transaction) => {
      const [own] = await this.queries.ownIn(viewer.memberId, [network], transaction);
      const membership = own && (await this.store.lock(transaction, own.id));
      if (!membership) throw notFound('network');
      if (membership.status === 'ENDED') return membership;
      if (!isCurrent(membership)) throw notAllowed();
      return this.store.move(transaction, viewer, membership, {
        action: 'leaveNetwork',
        to: 'ENDED',
        reason: null,
        expiresOn: membership.expiresOn,
      });
    });
  }

  /** Works on a membership that the viewer sees, locked. */
  private async changing(
    viewer: Viewer,
    id: string,
    work: (transaction: Transaction, membership: MembershipRow) => Promise<MembershipRow>,
  ): Promise<MembershipRow> {
    try {
      return await this.database.transaction(async (transaction) => {
        await this.store.lock(transaction, id);
        const [membership] = await this.queries.byIds(viewer, [id], transaction);
        if (!membership) throw notFound('id');
        return work(transaction, membership);
      });
    } catch (error) {
      throw asRefusal(error);
    }
  }
}

const notInFuture = () =>
  badInput('expiresOn', { en: 'This day is not in the future.', ru: 'Этот день не в будущем.' });
