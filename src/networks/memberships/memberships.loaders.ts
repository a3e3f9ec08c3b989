import { Injectable } from '@nestjs/common';
import { viewerOf } from '../../access/index.js';
import {
  byKey,
  type CallContext,
  type Connection,
  grouped,
  listsPerCall,
  perCall,
  type Selection,
} from '../../platform/index.js';
import type { MembershipChangeRow, MembershipListArguments, MembershipRow } from './membership.row.js';
import { MembershipQueries } from './memberships.queries.js';

/** Loads memberships and what belongs to them, one statement for all that are asked for together. */
@Injectable()
export class MembershipLoaders {
  /** A membership by id; null when there is none or the caller may not see it. */
  readonly membership = perCall<string, MembershipRow | null>(
    async (ids, context) => byKey(await this.queries.byIds(viewerOf(context), ids), ({ id }) => id),
    () => null,
  );

  /** The caller's own membership in a network. */
  readonly own = perCall<string, MembershipRow | null>(
    async (networkIds, context) => {
      const { memberId } = viewerOf(context);
      return memberId === null
        ? new Map()
        : byKey(await this.queries.ownIn(memberId, networkIds), ({ networkId }) => networkId);
    },
    () => null,
  );

  readonly ofMember = perCall<string, MembershipRow[]>(
    async (memberIds, context) =>
      grouped(await this.queries.ofMembers(viewerOf(context), memberIds), ({ memberId }) => memberId),
    () => [],
  );

  readonly changesOf = perCall<string, MembershipChangeRow[]>(
    async (membershipIds) => grouped(await this.queries.changesOf(membershipIds), ({ membershipId }) => membershipId),
    () => [],
  );

  private readonly lists = listsPerCall<NetworkMemberships, Connection<MembershipRow>>(
    (networkIds, { list, selection }, context) =>
      this.queries.listOfEach(viewerOf(context), networkIds, list, selection),
  );

  constructor(private readonly queries: MembershipQueries) {}

  /** A page of a network's memberships. */
  ofNetwork(
    context: CallContext,
    networkId: string,
    list: MembershipListArguments,
    selection: Selection,
  ): Promise<Connection<MembershipRow>> {
    return this.lists(context).load({ id: networkId, list, selection });
  }
}

/** The list of one network, as a query asks for it. */
interface NetworkMemberships {
  /** The network's. */
  id: string;
  list: MembershipListArguments;
  selection: Selection;
}
