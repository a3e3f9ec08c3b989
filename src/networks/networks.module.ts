import { Global, Module } from '@nestjs/common';
import { MemberMembershipsResolver } from './memberships/member-memberships.resolver.js';
import { MembershipDecisions } from './memberships/membership-decisions.service.js';
import { MembershipExpiry } from './memberships/membership-expiry.job.js';
import { MembershipColumns } from './memberships/memberships.columns.js';
import { MembershipLoaders } from './memberships/memberships.loaders.js';
import { MembershipQueries } from './memberships/memberships.queries.js';
import { MembershipChangeResolver, MembershipResolver } from './memberships/memberships.resolver.js';
import { Memberships } from './memberships/memberships.service.js';
import { MembershipStore } from './memberships/memberships.store.js';
import { StateCoverageResolver } from './memberships/state-coverage.resolver.js';
import { NetworkLoaders } from './networks.loaders.js';
import { NetworkQueries } from './networks.queries.js';
import { ActionNetworksResolver, NetworkResolver } from './networks.resolver.js';
import { Networks } from './networks.service.js';

const resolvers = [
  NetworkResolver,
  ActionNetworksResolver,
  MembershipResolver,
  MembershipChangeResolver,
  StateCoverageResolver,
  MemberMembershipsResolver,
];
const memberships = [
  Memberships,
  MembershipDecisions,
  MembershipExpiry,
  MembershipStore,
  MembershipQueries,
  MembershipLoaders,
  MembershipColumns,
];

@Global()
@Module({
  providers: [Networks, NetworkQueries, NetworkLoaders, ...memberships, ...resolvers],
  exports: [Networks, Memberships, MembershipDecisions, MembershipQueries, NetworkQueries, NetworkLoaders],
})
export class NetworksModule {}
