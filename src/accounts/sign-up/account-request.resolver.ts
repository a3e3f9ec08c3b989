import { ResolveField, Resolver } from '@nestjs/graphql';
import { Readings } from '../../audit/index.js';
import { type MemberRow, PeopleLoaders, type StateRow } from '../../people/index.js';
import type { CallContext } from '../../platform/index.js';
import { type AccountRequestRow, AccountRequests } from './account-requests.service.js';

@Resolver('Member')
export class WaitingMemberResolver {
  constructor(private readonly requests: AccountRequests) {}

  @ResolveField()
  accountRequest({ id }: MemberRow, _: unknown, context: CallContext): Promise<AccountRequestRow | null> {
    return this.requests.ofMember(context).load(id);
  }
}

@Resolver('AccountRequest')
export class AccountRequestResolver {
  constructor(
    private readonly people: PeopleLoaders,
    private readonly readings: Readings,
  ) {}

  @ResolveField()
  email({ email, memberId }: AccountRequestRow, _: unknown, context: CallContext): string {
    this.readings.contacts(context, memberId);
    return email;
  }

  @ResolveField()
  state({ state }: AccountRequestRow, _: unknown, context: CallContext): Promise<StateRow | null> | null {
    return state === null ? null : this.people.state(context).load(state);
  }
}
