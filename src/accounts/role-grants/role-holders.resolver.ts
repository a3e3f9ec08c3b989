import { ResolveField, Resolver } from '@nestjs/graphql';
import { isMember, viewerOf } from '../../access/index.js';
import { PeopleLoaders } from '../../people/index.js';
import { type CallContext, grouped, perCall } from '../../platform/index.js';
import { seesContactPoints } from './role-grant.policy.js';
import { type HolderRow, RoleGrantQueries } from './role-grants.queries.js';

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
    return seesContactPoints(viewerOf(context), code)
      ? loadHolders(this.holders(context).load(code), this.people, context)
      : [];
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
    return !isMember(viewerOf(context)) ? [] : loadHolders(this.holders(context).load(id), this.people, context);
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
