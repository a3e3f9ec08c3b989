export { MembershipDecisions } from './memberships/membership-decisions.service.js';
export { type MembershipRow } from './memberships/membership.row.js';
export { type EnteredMembership, Memberships } from './memberships/memberships.service.js';
export { NetworkLoaders } from './networks.loaders.js';
export { NetworksModule } from './networks.module.js';
export { growthConditions, NetworkQueries, type NetworkRow } from './networks.queries.js';
export { Networks } from './networks.service.js';
