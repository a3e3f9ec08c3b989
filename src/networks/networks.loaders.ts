import { Injectable } from '@nestjs/common';
import { viewerOf } from '../access/index.js';
import {
  byKey,
  type CallContext,
  type Connection,
  Dictionaries,
  grouped,
  type Lookup,
  perCall,
} from '../platform/index.js';
import type { NetworkGrowth } from '../schema-types.js';
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

  private readonly listByKey = perCall<string, Connection<MembershipRow> | null>(
    async (keys, context) => {
      const asked = keys.map((key) => JSON.parse(key) as AskedList);
      const pages = await Promise.all(
        [...Map.groupBy(asked, ({ list }) => JSON.stringify(list))].map(async ([text, lists]) => {
          const found = await this.memberships.listsOf(
            viewerOf(context),
            lists.map(({ networkId }) => networkId),
            lists[0]!.list,
          );
          return [...found].map(
            ([networkId, connection]) => [`{"networkId":"${networkId}","list":${text}}`, connection] as const,
          );
        }),
      );
      return new Map(pages.flat());
    },
    () => null,
  );

  private readonly networksById: Lookup<NetworkWithActions | null>;

  constructor(
    private readonly networks: NetworkQueries,
    private readonly memberships: MembershipQueries,
    dictionaries: Dictionaries,
  ) {
    const all = dictionaries.of(() => networks.withActions());
    const byId = all.one(({ id }) => id);
    const byAction = all.many(({ actionIds }) => actionIds);
    this.networksById = byId;
    this.network = () => byId;
    this.networksOfAction = () => byAction;
  }

  /** Ids of a network's actions, in order. */
  async actionIdsOf(networkId: string): Promise<readonly string[]> {
    return (await this.networksById.load(networkId))?.actionIds ?? [];
  }

  growth(context: Parameters<typeof this.growthByKey>[0], period: GrowthPeriod): Promise<NetworkGrowth> {
    return this.growthByKey(context).load(keyOfPeriod(period));
  }

  /** A page of a network's memberships. */
  membershipsOf(
    context: Parameters<typeof this.listByKey>[0],
    networkId: string,
    list: MembershipListArguments,
  ): Promise<Connection<MembershipRow> | null> {
    return this.listByKey(context).load(JSON.stringify({ networkId, list } satisfies AskedList));
  }
}

interface AskedList {
  networkId: string;
  list: MembershipListArguments;
}

const keyOfPeriod = ({ networkId, from, to }: GrowthPeriod): string => JSON.stringify({ networkId, from, to });
