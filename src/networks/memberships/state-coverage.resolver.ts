import { ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '../../access/index.js';
import { PeopleLoaders } from '../../people/index.js';
import type { CallContext } from '../../platform/index.js';
import { organisesNetwork } from '../network.policy.js';
import type { StateCoverageRow } from '../networks.queries.js';
import type { MembershipRow } from './membership.row.js';
import { MembershipLoaders } from './memberships.loaders.js';

@Resolver('StateCoverage')
export class StateCoverageResolver {
  constructor(
    private readonly loaders: MembershipLoaders,
    private readonly people: PeopleLoaders,
  ) {}

  @ResolveField()
  state({ state }: StateCoverageRow, _: unknown, context: CallContext): unknown {
    return this.people.state(context).find(state);
  }

  @ResolveField()
  covered({ memberCount }: StateCoverageRow): boolean {
    return memberCount > 0;
  }

  @ResolveField()
  memberCount({ networkId, memberCount }: StateCoverageRow, _: unknown, context: CallContext): number | null {
    return organisesNetwork(viewerOf(context), networkId) ? memberCount : null;
  }

  @ResolveField()
  lead({ leadId }: StateCoverageRow, _: unknown, context: CallContext): Promise<MembershipRow | null> | null {
    return leadId === null ? null : this.loaders.membership(context).load(leadId);
  }

  @ResolveField()
  async alternates({ alternateIds }: StateCoverageRow, _: unknown, context: CallContext): Promise<MembershipRow[]> {
    const alternates = await Promise.all(alternateIds.map((id) => this.loaders.membership(context).load(id)));
    return alternates.filter((membership) => membership !== null);
  }
}
