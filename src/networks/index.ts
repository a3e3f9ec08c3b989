export { MembershipDecisions } from './membership-decisions.service.js';
export { type MembershipRow } from './memberships.queries.js';
export { type EnteredMembership, Memberships } from './memberships.service.js';
export { NetworkLoaders } from './networks.loaders.js';
export { NetworksModule } from './networks.module.js';
export { growthConditions, NetworkQueries, type NetworkRow } from './networks.queries.js';
export { Networks } from './networks.service.js';
