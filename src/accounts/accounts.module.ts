import { Global, Module } from '@nestjs/common';
import { Callers } from '../platform/index.js';
import { AccessTokenResolver } from './access-tokens/access-tokens.resolver.js';
import { AccessTokens } from './access-tokens/access-tokens.service.js';
import { AccountResolver } from './accounts.resolver.js';
import { Accounts } from './accounts.service.js';
import { RoleGrantQueries } from './role-grants/role-grants.queries.js';
import { RoleGrantResolver } from './role-grants/role-grants.resolver.js';
import { RoleGrants } from './role-grants/role-grants.service.js';
import { ContactPointResolver, NetworkOrganiserResolver } from './role-grants/role-holders.resolver.js';
import { CallSession } from './sign-in/call-session.service.js';
import { Passwords } from './sign-in/passwords.service.js';
import { SessionCookie } from './sign-in/session-cookie.service.js';
import { Sessions } from './sign-in/sessions.store.js';
import { SignInLimits } from './sign-in/sign-in-limits.service.js';
import { SignInResolver } from './sign-in/sign-in.resolver.js';
import { SignIn } from './sign-in/sign-in.service.js';
import { TasksResolver } from './tasks/tasks.resolver.js';
import { AccountCallers } from './viewers/account-callers.service.js';
import { AccountViewers } from './viewers/account-viewers.service.js';

const resolvers = [
  AccountResolver,
  SignInResolver,
  AccessTokenResolver,
  RoleGrantResolver,
  ContactPointResolver,
  NetworkOrganiserResolver,
  TasksResolver,
];
const services = [
  Accounts,
  CallSession,
  SessionCookie,
  SignIn,
  SignInLimits,
  Passwords,
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
