import { Injectable } from '@nestjs/common';
import { isSecretariat, type SignedIn, type Viewer } from '../../access/index.js';
import { byNoPost, type RepresentationRow, Representations, speaksFor } from '../../people/index.js';
import { badInput, Clock, Database, forbidden, notFound, sql, type Transaction } from '../../platform/index.js';
import type {
  MembershipRole,
  MutationJoinNetworkArgs,
  MutationNominateToNetworkArgs,
  RepresentationInput,
} from '../../schema-types.js';
import { NetworkQueries } from '../networks.queries.js';
import { alreadyIn, asRefusal, checkRole, notOwnState } from './membership-refusals.js';
import type { MembershipRow } from './membership.row.js';
import { MembershipQueries } from './memberships.queries.js';
import { MembershipStore } from './memberships.store.js';

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

/** How people come into networks. */
@Injectable()
export class Memberships {
  constructor(
    private readonly database: Database,
    private readonly store: MembershipStore,
    private readonly queries: MembershipQueries,
    private readonly networks: NetworkQueries,
    private readonly representations: Representations,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks to join; whoever is in the network or on the way there gets that membership.
   * @throws Problem NOT_FOUND, BAD_INPUT, also for whom no post says
   */
  async join(viewer: SignedIn, { network, representing, motivation }: MutationJoinNetworkArgs): Promise<MembershipRow> {
    return this.database.transaction(async (transaction) => {
      if (!(await this.networks.isThere(network, transaction))) throw notFound('network');
      const { memberId } = viewer;
      const today = this.clock.today();
      const given = await this.representations.given(transaction, representing, 'representing');
      const held = given && (await this.representations.byPosts(transaction, memberId, today));
      if (held && !isSecretariat(viewer) && !speaksFor(viewer, held, given)) throw badInput('representing', byNoPost);
      const membership = {
        networkId: network,
        memberId,
        role: 'MEMBER',
        status: 'APPLIED',
        representing: given ?? (await this.representations.resolve(transaction, null, memberId, today, 'representing')),
        motivation: motivation?.trim() || null,
      } as const;
      return (
        (await this.store.add(transaction, viewer, 'joinNetwork', membership)) ??
        (await this.currentOf(transaction, memberId, network))
      );
    });
  }

  /**
   * Puts a person forward: a contact point for a state of its own that the person has a confirmed post in, the
   * secretariat for anything. Whoever is in the network or on the way there keeps that membership.
   * @throws Problem NOT_FOUND, FORBIDDEN for people of other states, BAD_INPUT
   */
  async nominate(
    viewer: Viewer,
    { network, member, role = 'MEMBER', representing }: MutationNominateToNetworkArgs,
  ): Promise<MembershipRow> {
    return this.database.transaction(async (transaction) => {
      if (!(await this.networks.isThere(network, transaction))) throw notFound('network');
      const posts = await transaction.rows<{ state: string | null }>(
        sql`SELECT post.state FROM member m LEFT JOIN post ON post.member_id = m.id AND post.confirmed
            AND (post.from_day IS NULL OR post.from_day <= current_date)
            AND (post.to_day IS NULL OR post.to_day >= current_date)
          WHERE m.id = ${member} AND m.erased_at IS NULL`,
      );
      if (posts.length === 0) throw notFound('member');
      const own = posts.flatMap(({ state }) =>
        state !== null && viewer.contactPointOf.includes(state) ? [state] : [],
      );
      if (!isSecretariat(viewer) && (own.length === 0 || role === 'COORDINATOR')) throw forbidden();
      const resolved = await this.representations.resolve(
        transaction,
        representing,
        member,
        this.clock.today(),
        'representing',
      );
      const forWhom = isSecretariat(viewer) || representing ? resolved : forState(own, resolved);
      if (!isSecretariat(viewer) && !own.includes(forWhom.state ?? '')) throw notOwnState();
      checkRole(role, forWhom.state);
      const membership = {
        networkId: network,
        memberId: member,
        role,
        status: 'NOMINATED',
        representing: forWhom,
      } as const;
      const added = await this.store.add(transaction, viewer, 'nominateToNetwork', membership);
      const { id } = added ?? (await this.currentOf(transaction, member, network));
      const [nominated] = await this.queries.byIds(viewer, [id], transaction);
      if (!nominated) throw forbidden();
      return nominated;
    });
  }

  /**
   * Enters a membership as it is known from elsewhere: active since `from`, or ended when `to` is given.
   * @throws Problem FORBIDDEN for all but the secretariat, BAD_INPUT, CONFLICT for a current one or a second lead
   */
  async enter(
    viewer: Viewer,
    { networkId, memberId, role = 'MEMBER', representing, from, to = null, expiresOn = null }: EnteredMembership,
  ): Promise<MembershipRow> {
    if (!isSecretariat(viewer)) throw forbidden();
    if (from > this.clock.today() || (to !== null && (to < from || to > this.clock.today())))
      throw badInput('from', { en: 'These days do not fit.', ru: 'Эти дни не подходят.' });
    const work = async (transaction: Transaction): Promise<MembershipRow> => {
      const day = to ?? from;
      const forWhom = await this.representations.resolve(transaction, representing, memberId, day, 'representing');
      checkRole(role, forWhom.state);
      const status = to === null ? 'ACTIVE' : 'ENDED';
      const membership = { networkId, memberId, role, status, representing: forWhom, from, to, expiresOn } as const;
      const entered = await this.store.add(transaction, viewer, 'enterMembership', membership);
      if (!entered) throw alreadyIn();
      return entered;
    };
    return this.database.transaction(work).catch((error: unknown) => {
      throw asRefusal(error);
    });
  }

  private async currentOf(transaction: Transaction, memberId: string, networkId: string): Promise<MembershipRow> {
    const [current] = await this.queries.ownIn(memberId, [networkId], transaction);
    return current!;
  }
}

/** The representation of a person whom a state puts forward: for that state, whichever post comes first. */
function forState(own: readonly string[], resolved: RepresentationRow): RepresentationRow {
  return resolved.state !== null && own.includes(resolved.state)
    ? resolved
    : { state: own[0]!, organisationId: null, personalCapacity: false };
}
