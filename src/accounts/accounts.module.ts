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
import { Closing } from './closing/closing.service.js';
import { ClosingResolver } from './closing/closing.resolver.js';
import { PasskeysResolver } from './passkeys/passkeys.resolver.js';
import { Passkeys } from './passkeys/passkeys.service.js';
import { LinkedProvidersResolver } from './providers/linked-providers.resolver.js';
import { LinkedProviders } from './providers/linked-providers.service.js';
import { ProviderAttempts } from './providers/provider-attempts.store.js';
import { ProviderIdentities } from './providers/provider-identities.store.js';
import { ProviderSignIn } from './providers/provider-sign-in.service.js';
import { Providers } from './providers/providers.service.js';
import { SecondFactorResets } from './second-factor/second-factor-resets.service.js';
import { SecondFactorResolver } from './second-factor/second-factor.resolver.js';
import { SecondFactors } from './second-factor/second-factors.service.js';
import { OwnSessions } from './sessions/own-sessions.service.js';
import { SessionsResolver } from './sessions/sessions.resolver.js';
import { Sessions } from './sessions/sessions.store.js';
import { CallSession } from './sign-in/call-session.service.js';
import { Cookies } from './sign-in/cookies.service.js';
import { Entrance } from './sign-in/entrance.service.js';
import { MailboxProofs } from './sign-in/mailbox-proofs.service.js';
import { MailedCodes } from './sign-in/mailed-codes.service.js';
import { SignInAttempts } from './sign-in/sign-in-attempts.store.js';
import { SignInByMail } from './sign-in/sign-in-by-mail.service.js';
import { Passwords } from './sign-in/passwords.service.js';
import { SignInLimits } from './sign-in/sign-in-limits.service.js';
import { SignInResolver } from './sign-in/sign-in.resolver.js';
import { SignIn } from './sign-in/sign-in.service.js';
import { AccountOpenings } from './sign-up/account-openings.service.js';
import { AccountRequestResolver, WaitingMemberResolver } from './sign-up/account-request.resolver.js';
import { AccountRequests } from './sign-up/account-requests.service.js';
import { Invitations } from './sign-up/invitations.service.js';
import { SignUpResolver } from './sign-up/sign-up.resolver.js';
import { SignUps } from './sign-up/sign-ups.service.js';
import { TasksResolver } from './tasks/tasks.resolver.js';
import { AccountCallers } from './viewers/account-callers.service.js';
import { AccountViewers } from './viewers/account-viewers.service.js';

const resolvers = [
  AccountResolver,
  SignInResolver,
  SignUpResolver,
  WaitingMemberResolver,
  AccountRequestResolver,
  SecondFactorResolver,
  SessionsResolver,
  ClosingResolver,
  PasskeysResolver,
  LinkedProvidersResolver,
  AccessTokenResolver,
  RoleGrantResolver,
  ContactPointResolver,
  NetworkOrganiserResolver,
  TasksResolver,
];
const services = [
  Accounts,
  CallSession,
  Cookies,
  Entrance,
  SignIn,
  SignInAttempts,
  SignInByMail,
  MailboxProofs,
  MailedCodes,
  SignUps,
  AccountOpenings,
  Invitations,
  AccountRequests,
  Providers,
  ProviderSignIn,
  ProviderAttempts,
  ProviderIdentities,
  LinkedProviders,
  SecondFactors,
  SecondFactorResets,
  Closing,
  Passkeys,
  OwnSessions,
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
  exports: [Accounts, RoleGrants, Callers, MailedCodes, CallSession, ProviderSignIn],
})
export class AccountsModule {}
