import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn } from '../../access/index.js';
import { type MemberRow, PeopleLoaders } from '../../people/index.js';
import type { CallContext } from '../../platform/index.js';
import type { MutationSetConsentArgs } from '../../schema-types.js';
import type { ConsentChangeRow } from '../lists/registration-details.queries.js';
import type { RegistrationRow } from '../lists/registration.row.js';
import { RegistrationsLoaders } from '../lists/registrations.loaders.js';
import { Consents } from './consents.service.js';

@Resolver('Registration')
export class ConsentsResolver {
  constructor(
    private readonly service: Consents,
    private readonly loaders: RegistrationsLoaders,
  ) {}

  @Mutation()
  async setConsent(@CurrentMember() viewer: SignedIn, @Args() asked: MutationSetConsentArgs): Promise<SignedIn> {
    await this.service.set(viewer, asked);
    return viewer;
  }

  @ResolveField()
  consentHistory(
    { id, ownOrStaff }: RegistrationRow,
    _: unknown,
    context: CallContext,
  ): Promise<ConsentChangeRow[]> | [] {
    return ownOrStaff ? this.loaders.consentHistory(context).load(id) : [];
  }
}

@Resolver('ConsentChange')
export class ConsentChangeResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  by({ byMemberId }: ConsentChangeRow, _: unknown, context: CallContext): Promise<MemberRow | null> | null {
    return byMemberId === null ? null : this.people.member(context).load(byMemberId);
  }
}
