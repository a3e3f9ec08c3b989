import { Global, Module } from '@nestjs/common';
import { MembershipDecisions } from './membership-decisions.service.js';
import { MembershipRecords } from './membership.records.js';
import { MembershipQueries } from './memberships.queries.js';
import {
  MemberMembershipsResolver,
  MembershipChangeResolver,
  MembershipResolver,
  StateCoverageResolver,
} from './memberships.resolver.js';
import { Memberships } from './memberships.service.js';
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

@Global()
@Module({
  providers: [
    Networks,
    Memberships,
    MembershipDecisions,
    MembershipRecords,
    NetworkQueries,
    MembershipQueries,
    NetworkLoaders,
    ...resolvers,
  ],
  exports: [Networks, Memberships, MembershipDecisions, NetworkQueries, NetworkLoaders],
})
export class NetworksModule {}
