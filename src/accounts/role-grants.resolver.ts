import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, isSecretariat, type Viewer, viewerOf } from '../access/index.js';
import { NetworkLoaders } from '../networks/index.js';
import { PeopleLoaders } from '../people/index.js';
import { type CallContext, type Connection, grouped, Nodes, perCall } from '../platform/index.js';
import type { MutationGrantRoleArgs, QueryRoleGrantsArgs } from '../schema-types.js';
import { type HolderRow, RoleGrantQueries, type RoleGrantRow } from './role-grants.queries.js';
import { RoleGrants } from './role-grants.service.js';

@Resolver('RoleGrant')
export class RoleGrantResolver implements OnModuleInit {
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
        const viewer = viewerOf(context);
        return grant && (isSecretariat(viewer) || grant.memberId === viewer.memberId) ? grant : null;
      },
    });
  }

  @Query()
  roleGrants(@Args() asked: QueryRoleGrantsArgs): Promise<Connection<RoleGrantRow>> {
    return this.queries.list(asked);
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
  organisation({ organisationId }: RoleGrantRow, _: unknown, context: CallContext): Promise<object | null> | null {
    return organisationId === null ? null : this.people.organisation(context).load(organisationId);
  }
}

@Resolver('State')
export class ContactPointResolver {
  private readonly holders = perCall<string, HolderRow[]>(
    async (states) => grouped(await this.queries.contactPointsOf(states), ({ scope }) => scope),
    () => [],
  );

  constructor(
    private readonly queries: RoleGrantQueries,
    private readonly people: PeopleLoaders,
  ) {}

  @ResolveField()
  contactPoints({ code }: { code: string }, _: unknown, context: CallContext): Promise<object[]> | object[] {
    const viewer = viewerOf(context);
    const isSeen = isSecretariat(viewer) || viewer.roles.has('ORGANISER') || viewer.contactPointOf.includes(code);
    return isSeen ? loadHolders(this.holders(context).load(code), this.people, context) : [];
  }
}

@Resolver('Network')
export class NetworkOrganiserResolver {
  private readonly holders = perCall<string, HolderRow[]>(
    async (networkIds) => grouped(await this.queries.organisersOf(networkIds), ({ scope }) => scope),
    () => [],
  );

  constructor(
    private readonly queries: RoleGrantQueries,
    private readonly people: PeopleLoaders,
  ) {}

  /** People are not shown to the public. */
  @ResolveField()
  organisers({ id }: { id: string }, _: unknown, context: CallContext): Promise<object[]> | object[] {
    return viewerOf(context).memberId === null ? [] : loadHolders(this.holders(context).load(id), this.people, context);
  }
}

async function loadHolders(
  holders: Promise<readonly HolderRow[]>,
  people: PeopleLoaders,
  context: CallContext,
): Promise<object[]> {
  const members = await Promise.all((await holders).map(({ memberId }) => people.member(context).load(memberId)));
  return members.filter((member) => member !== null);
}
