import { Injectable } from '@nestjs/common';
import { isSecretariat, type SignedIn, type Viewer } from '../access/index.js';
import { Representations } from '../people/index.js';
import {
  badInput,
  Database,
  forbidden,
  notFound,
  problem,
  type Transaction,
  violatedConstraint,
} from '../platform/index.js';
import type {
  MembershipRole,
  MutationDecideMembershipArgs,
  MutationJoinNetworkArgs,
  MutationNominateToNetworkArgs,
  RepresentationInput,
} from '../schema-types.js';
import { expiryAfter, isCurrent, isForState, judge, maySetRole } from './membership.policy.js';
import { MembershipRecords } from './membership.records.js';
import { MembershipQueries, type MembershipRow, seenMemberships } from './memberships.queries.js';
import { isNetwork } from './networks.queries.js';

/** A membership that the secretariat enters as it is, or as it was when `to` is given. */
export interface EnteredMembership {
  networkId: string;
  memberId: string;
  role?: MembershipRole;
  representing?: RepresentationInput | null;
  from: string;
  to?: string | null;
  expiresOn?: string | null;
}

/** How people come into networks, stay and leave. */
@Injectable()
export class Memberships {
  constructor(
    private readonly database: Database,
    private readonly records: MembershipRecords,
    private readonly queries: MembershipQueries,
    private readonly representations: Representations,
  ) {}

  /** Asks to join; who is in the network or on the way there gets that membership. @throws Problem NOT_FOUND, BAD_INPUT */
  async join(viewer: SignedIn, { network, representing, motivation }: MutationJoinNetworkArgs): Promise<MembershipRow> {
    return this.database.transaction(async (transaction) => {
      if (!(await isNetwork(transaction, network))) throw notFound('network');
      const speaksFor = await this.representations.resolve(
        transaction,
        representing,
        viewer.memberId,
        today(),
        'representing',
      );
      const membership = {
        networkId: network,
        memberId: viewer.memberId,
        role: 'MEMBER',
        status: 'APPLIED',
        representing: speaksFor,
        motivation: motivation?.trim() || null,
      } as const;
      return (
        (await this.records.add(transaction, viewer, 'joinNetwork', membership)) ??
        (await this.currentOf(transaction, viewer.memberId, network))
      );
    });
  }

  /**
   * Puts a person forward: a contact point for a state of its own that the person has a post in, the secretariat for anything.
   * Who is in the network or on the way there keeps that membership.
   * @throws Problem NOT_FOUND, FORBIDDEN for people of other states, BAD_INPUT
   */
  async nominate(
    viewer: SignedIn,
    { network, member, role = 'MEMBER', representing }: MutationNominateToNetworkArgs,
  ): Promise<MembershipRow> {
    return this.database.transaction(async (transaction) => {
      if (!(await isNetwork(transaction, network))) throw notFound('network');
      const posts = await transaction.rows<{ state: string | null }>(
        `SELECT post.state FROM member m LEFT JOIN post ON post.member_id = m.id
           AND (post.from_day IS NULL OR post.from_day <= current_date) AND (post.to_day IS NULL OR post.to_day >= current_date)
         WHERE m.id = $1 AND m.erased_at IS NULL`,
        [member],
      );
      if (posts.length === 0) throw notFound('member');
      const own = posts.flatMap(({ state }) =>
        state !== null && viewer.contactPointOf.includes(state) ? [state] : [],
      );
      if (!isSecretariat(viewer) && (own.length === 0 || role === 'COORDINATOR')) throw forbidden();
      const resolved = await this.representations.resolve(transaction, representing, member, today(), 'representing');
      const speaksFor = isSecretariat(viewer) || representing ? resolved : forState(own, resolved);
      if (!isSecretariat(viewer) && !own.includes(speaksFor.state ?? '')) throw notOwnState();
      checkRole(role, speaksFor.state);
      const membership = {
        networkId: network,
        memberId: member,
        role,
        status: 'NOMINATED',
        representing: speaksFor,
      } as const;
      const added = await this.records.add(transaction, viewer, 'nominateToNetwork', membership);
      return (
        added ??
        (await this.seenBy(viewer, transaction, await this.currentOf(transaction, member, network))) ??
        refuse(forbidden())
      );
    });
  }

  /** Takes a decision; one that stands already is answered as it is. @throws Problem NOT_FOUND, FORBIDDEN, TRANSITION_NOT_ALLOWED, CONFLICT for a second lead */
  async decide(
    viewer: Viewer,
    { id, decision, reason, expiresOn }: MutationDecideMembershipArgs,
  ): Promise<MembershipRow> {
    return this.oneLead(async (transaction) => {
      const membership = await this.lock(viewer, transaction, id);
      const verdict = judge(viewer, membership, decision);
      if (verdict.kind === 'FORBIDDEN') throw forbidden();
      if (verdict.kind === 'NOT_ALLOWED') throw notAllowed();
      if (verdict.kind === 'REPEAT') return membership;
      if (expiresOn && expiresOn <= today())
        throw badInput('expiresOn', { en: 'This day is not in the future.', ru: 'Этот день не в будущем.' });
      const runsOutOn = expiryAfter(decision, membership, expiresOn ?? null, today());
      return this.records.move(transaction, viewer, membership, {
        action: 'decideMembership',
        to: verdict.to,
        reason: reason?.trim() || null,
        expiresOn: runsOutOn,
      });
    });
  }

  /** @throws Problem NOT_FOUND, FORBIDDEN, TRANSITION_NOT_ALLOWED when it is over, BAD_INPUT, CONFLICT for a second lead */
  async setRole(viewer: Viewer, id: string, role: MembershipRole): Promise<MembershipRow> {
    return this.oneLead(async (transaction) => {
      const membership = await this.lock(viewer, transaction, id);
      if (!maySetRole(viewer, membership, role)) throw forbidden();
      if (membership.role === role) return membership;
      if (!isCurrent(membership)) throw notAllowed();
      checkRole(role, membership.state);
      return this.records.setRole(transaction, viewer, membership, role);
    });
  }

  /** Ends the viewer's own membership, or takes an application back. @throws Problem NOT_FOUND, TRANSITION_NOT_ALLOWED */
  async leave(viewer: SignedIn, network: string): Promise<MembershipRow> {
    return this.database.transaction(async (transaction) => {
      const [own] = await this.queries.ownIn(viewer.memberId, [network], transaction);
      const membership = own && (await this.records.lock(transaction, own.id));
      if (!membership) throw notFound('network');
      if (membership.status === 'ENDED') return membership;
      if (!isCurrent(membership)) throw notAllowed();
      return this.records.move(transaction, viewer, membership, {
        action: 'leaveNetwork',
        to: 'ENDED',
        reason: null,
        expiresOn: membership.expiresOn,
      });
    });
  }

  /**
   * Enters a membership as it is known from elsewhere: active since `from`, or ended when `to` is given.
   * @throws Problem FORBIDDEN for all but the secretariat, BAD_INPUT, CONFLICT when there is a current one or a second lead
   */
  async enter(
    viewer: Viewer,
    { networkId, memberId, role = 'MEMBER', representing, from, to = null, expiresOn = null }: EnteredMembership,
  ): Promise<MembershipRow> {
    if (!isSecretariat(viewer)) throw forbidden();
    if (from > today() || (to !== null && (to < from || to > today())))
      throw badInput('from', { en: 'These days do not fit.', ru: 'Эти дни не подходят.' });
    return this.oneLead(async (transaction) => {
      const speaksFor = await this.representations.resolve(
        transaction,
        representing,
        memberId,
        to ?? from,
        'representing',
      );
      checkRole(role, speaksFor.state);
      const status = to === null ? 'ACTIVE' : 'ENDED';
      const entered = await this.records.add(transaction, viewer, 'enterMembership', {
        networkId,
        memberId,
        role,
        status,
        representing: speaksFor,
        from,
        to,
        expiresOn,
      });
      return (
        entered ??
        refuse(
          problem('CONFLICT', { en: 'The person is in this network already.', ru: 'Этот человек уже состоит в сети.' }),
        )
      );
    });
  }

  private async lock(viewer: Viewer, transaction: Transaction, id: string): Promise<MembershipRow> {
    const membership = await this.records.lock(transaction, id);
    return (membership && (await this.seenBy(viewer, transaction, membership))) ?? refuse(notFound('id'));
  }

  private async seenBy(
    viewer: Viewer,
    transaction: Transaction,
    membership: MembershipRow,
  ): Promise<MembershipRow | null> {
    const values: unknown[] = [membership.id];
    const seen = await transaction.rows(
      `SELECT FROM membership ms WHERE ms.id = $1 AND ${seenMemberships(viewer, values)}`,
      values,
    );
    return seen.length > 0 ? membership : null;
  }

  private async currentOf(transaction: Transaction, memberId: string, networkId: string): Promise<MembershipRow> {
    const [current] = await this.queries.ownIn(memberId, [networkId], transaction);
    return current!;
  }

  private async oneLead(work: (transaction: Transaction) => Promise<MembershipRow>): Promise<MembershipRow> {
    try {
      return await this.database.transaction(work);
    } catch (error) {
      if (violatedConstraint(error) !== 'membership_one_lead') throw error;
      throw problem(
        'CONFLICT',
        {
          en: 'The state has a lead in this network already.',
          ru: 'У этого государства уже есть ведущий представитель в сети.',
        },
        'role',
      );
    }
  }
}

/** The representation of a person whom a state puts forward: for that state, whichever post comes first. */
function forState(own: readonly string[], resolved: Awaited<ReturnType<Representations['resolve']>>): typeof resolved {
  return resolved.state !== null && own.includes(resolved.state)
    ? resolved
    : { state: own[0]!, organisationId: null, personalCapacity: false };
}

function checkRole(role: MembershipRole, state: string | null): void {
  if (isForState(role) && state === null)
    throw badInput('role', {
      en: 'Only who represents a state has this role.',
      ru: 'Эта роль — только для представителей государств.',
    });
}

const notAllowed = () =>
  problem('TRANSITION_NOT_ALLOWED', {
    en: 'The membership does not allow this step now.',
    ru: 'Сейчас этот шаг для членства невозможен.',
  });

const notOwnState = () =>
  badInput('representing.state', {
    en: 'You can put people forward for your own state only.',
    ru: 'Вы можете выдвигать только от имени своего государства.',
  });

function refuse(refusal: Error): never {
  throw refusal;
}

/** Today in UTC, as the database counts days. */
const today = (): string => new Date().toISOString().slice(0, 10);
