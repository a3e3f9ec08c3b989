import { Global, Module } from '@nestjs/common';
import { Callers } from '../platform/index.js';
import { AccessTokenResolver } from './access-tokens.resolver.js';
import { AccessTokens } from './access-tokens.service.js';
import { AccountCallers } from './account-callers.js';
import { AccountViewers } from './account-viewers.js';
import { AccountResolver } from './accounts.resolver.js';
import { Accounts } from './accounts.service.js';
import { RoleGrantQueries } from './role-grants.queries.js';
import { ContactPointResolver, NetworkOrganiserResolver, RoleGrantResolver } from './role-grants.resolver.js';
import { RoleGrants } from './role-grants.service.js';
import { Sessions } from './sessions.js';
import { SignInLimits } from './sign-in-limits.js';
import { SignIn } from './sign-in.service.js';

const resolvers = [
  AccountResolver,
  AccessTokenResolver,
  RoleGrantResolver,
  ContactPointResolver,
  NetworkOrganiserResolver,
];
const services = [
  Accounts,
  SignIn,
  SignInLimits,
  Sessions,
  AccessTokens,
  RoleGrants,
  RoleGrantQueries,
  AccountViewers,
  AccountCallers,
];

@Global()
@Module({
  providers: [...services, ...resolvers, { provide: Callers, useExisting: AccountCallers }],
  exports: [Accounts, RoleGrants, Callers],
})
export class AccountsModule {}
