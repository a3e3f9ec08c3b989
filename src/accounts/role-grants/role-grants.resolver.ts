import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer, viewerOf } from '../../access/index.js';
import { NetworkLoaders } from '../../networks/index.js';
import { PeopleLoaders } from '../../people/index.js';
import { byKey, type CallContext, type Connection, Nodes, perCall } from '../../platform/index.js';
import type { MutationGrantRoleArgs, QueryRoleGrantsArgs } from '../../schema-types.js';
import { seesGrant } from './role-grant.policy.js';
import type { RoleGrantRow } from './role-grant.row.js';
import { RoleGrantQueries } from './role-grants.queries.js';
import { RoleGrants } from './role-grants.service.js';

@Resolver('RoleGrant')
export class RoleGrantResolver implements OnModuleInit {
  private readonly origins = perCall<string, RoleGrantRow | null>(
    async (ids) => byKey(await this.queries.byIds(ids), ({ id }) => id),
    () => null,
  );

  constructor(
    private readonly grants: RoleGrants,
    private readonly queries: RoleGrantQueries,
    private readonly people: PeopleLoaders,
    private readonly networks: NetworkLoaders,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'RoleGrant',
      table: 'role_grant',
      find: async (id, context) => {
        const grant = await this.queries.byId(id);
        return grant && seesGrant(viewerOf(context), grant) ? grant : null;
      },
    });
  }

  @Query()
  roleGrants(@Args() wanted: QueryRoleGrantsArgs): Promise<Connection<RoleGrantRow>> {
    return this.queries.list(wanted);
  }

  @Mutation()
  grantRole(@Args() { input }: MutationGrantRoleArgs, @CurrentViewer() viewer: Viewer): Promise<RoleGrantRow> {
    return this.grants.grant(viewer, input);
  }

  @Mutation()
  revokeRole(@Args('id') id: string, @CurrentViewer() viewer: Viewer): Promise<RoleGrantRow> {
    return this.grants.revoke(viewer, id);
  }

  @ResolveField()
  member({ memberId }: RoleGrantRow, _: unknown, context: CallContext): Promise<object | null> {
    return this.people.member(context).load(memberId);
  }

  @ResolveField()
  state({ state }: RoleGrantRow, _: unknown, context: CallContext): Promise<object | null> | null {
    return state === null ? null : this.people.state(context).load(state);
  }

  @ResolveField()
  network({ networkId }: RoleGrantRow, _: unknown, context: CallContext): Promise<object | null> | null {
    return networkId === null ? null : this.networks.network(context).load(networkId);
  }

  @ResolveField()
  async cameFrom({ cameFromId }: RoleGrantRow, _: unknown, context: CallContext): Promise<RoleGrantRow | null> {
    const origin = cameFromId === null ? null : await this.origins(context).load(cameFromId);
    return origin && seesGrant(viewerOf(context), origin) ? origin : null;
  }

  @ResolveField()
  organisation({ organisationId }: RoleGrantRow, _: unknown, context: CallContext): Promise<object | null> | null {
    return organisationId === null ? null : this.people.organisation(context).load(organisationId);
  }
}
