import { Injectable } from '@nestjs/common';
import { byKey, type CallContext, grouped, type Lookup, perCall, ReferenceTables } from '../platform/index.js';
import type { NetworkGrowth, NetworkKind } from '../schema-types.js';
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

  private readonly growthByKey = perCall<string, NetworkGrowth>(
    async (keys) => byKey(await this.networks.growth(keys.map((key) => JSON.parse(key) as GrowthPeriod)), keyOfPeriod),
    () => ({ before: 0, joined: 0, left: 0, after: 0 }),
  );

  private readonly withActions: Lookup<NetworkWithActions | null>;

  constructor(
    private readonly networks: NetworkQueries,
    referenceTables: ReferenceTables,
  ) {
    const all = referenceTables.of(() => networks.withActions());
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
}

const keyOfPeriod = ({ networkId, from, to }: GrowthPeriod): string => JSON.stringify({ networkId, from, to });
