import { Injectable } from '@nestjs/common';
import { viewerOf } from '../access/index.js';
import {
  byKey,
  type CallContext,
  type Connection,
  Dictionaries,
  grouped,
  listsPerCall,
  type Lookup,
  perCall,
  type Selection,
} from '../platform/index.js';
import type { NetworkGrowth, NetworkKind } from '../schema-types.js';
import {
  type MembershipChangeRow,
  type MembershipListArguments,
  MembershipQueries,
  type MembershipRow,
} from './memberships.queries.js';
import {
  type GrowthPeriod,
  NetworkQueries,
  type NetworkRow,
  type NetworkWithActions,
  type StateCoverageRow,
} from './networks.queries.js';

/** Finds networks in memory, and loads what belongs to them, one statement for all that are asked for together. */
@Injectable()
export class NetworkLoaders {
  readonly network: (context: CallContext) => Lookup<NetworkRow | null>;
  readonly networksOfAction: (context: CallContext) => Lookup<NetworkRow[]>;
  readonly bySlug: Lookup<NetworkRow | null>;
  /** By their English name; null: of every kind. */
  readonly ofKinds: (kinds: readonly NetworkKind[] | null) => Promise<NetworkRow[]>;

  readonly statesCovered = perCall<string, number>(
    async (ids) => new Map((await this.networks.statesCovered(ids)).map(({ networkId, count }) => [networkId, count])),
    () => 0,
  );

  readonly coverage = perCall<string, StateCoverageRow[]>(
    async (ids) => grouped(await this.networks.coverage(ids), ({ networkId }) => networkId),
    () => [],
  );

  /** A membership by id; null when there is none or the caller may not see it. */
  readonly membership = perCall<string, MembershipRow | null>(
    async (ids, context) => byKey(await this.memberships.byIds(viewerOf(context), ids), ({ id }) => id),
    () => null,
  );

  /** The caller's own membership in a network. */
  readonly ownMembership = perCall<string, MembershipRow | null>(
    async (networkIds, context) => {
      const { memberId } = viewerOf(context);
      return memberId === null
        ? new Map()
        : byKey(await this.memberships.ownIn(memberId, networkIds), ({ networkId }) => networkId);
    },
    () => null,
  );

  readonly membershipsOfMember = perCall<string, MembershipRow[]>(
    async (memberIds, context) =>
      grouped(await this.memberships.ofMembers(viewerOf(context), memberIds), ({ memberId }) => memberId),
    () => [],
  );

  readonly changesOf = perCall<string, MembershipChangeRow[]>(
    async (membershipIds) =>
      grouped(await this.memberships.changesOf(membershipIds), ({ membershipId }) => membershipId),
    () => [],
  );

  private readonly growthByKey = perCall<string, NetworkGrowth>(
    async (keys) => byKey(await this.networks.growth(keys.map((key) => JSON.parse(key) as GrowthPeriod)), keyOfPeriod),
    () => ({ before: 0, joined: 0, left: 0, after: 0 }),
  );

  private readonly lists = listsPerCall<AskedList, Connection<MembershipRow>>(
    (networkIds, { list, selection }, context) =>
      this.memberships.listsOf(viewerOf(context), networkIds, list, selection),
  );

  private readonly withActions: Lookup<NetworkWithActions | null>;

  constructor(
    private readonly networks: NetworkQueries,
    private readonly memberships: MembershipQueries,
    dictionaries: Dictionaries,
  ) {
    const all = dictionaries.of(() => networks.withActions());
    const byId = all.one(({ id }) => id);
    this.bySlug = all.one(({ slug }) => slug);
    this.ofKinds = async (kinds) => (await all.all()).filter(({ kind }) => kinds?.includes(kind) ?? true);
    const byAction = all.many(({ actionIds }) => actionIds);
    this.withActions = byId;
    this.network = () => byId;
    this.networksOfAction = () => byAction;
  }

  /** Ids of a network's actions, in order. */
  async actionIdsOf(networkId: string): Promise<readonly string[]> {
    return (await this.withActions.find(networkId))?.actionIds ?? [];
  }

  growth(context: CallContext, period: GrowthPeriod): Promise<NetworkGrowth> {
    return this.growthByKey(context).load(keyOfPeriod(period));
  }

  /** A page of a network's memberships. */
  membershipsOf(
    context: CallContext,
    networkId: string,
    list: MembershipListArguments,
    selection: Selection,
  ): Promise<Connection<MembershipRow>> {
    return this.lists(context).load({ id: networkId, list, selection });
  }
}

interface AskedList {
  /** The network's. */
  id: string;
  list: MembershipListArguments;
  selection: Selection;
}

const keyOfPeriod = ({ networkId, from, to }: GrowthPeriod): string => JSON.stringify({ networkId, from, to });
