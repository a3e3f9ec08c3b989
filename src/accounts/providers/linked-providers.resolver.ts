import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn } from '../../access/index.js';
import { languageFor } from '../../platform/index.js';
import type { MutationUnlinkProviderArgs } from '../../schema-types.js';
import { LinkedProviders } from './linked-providers.service.js';

@Resolver('Viewer')
export class LinkedProvidersResolver {
  constructor(private readonly own: LinkedProviders) {}

  @ResolveField()
  async linkedProviders({ memberId, locale }: SignedIn): Promise<object[]> {
    const linked = await this.own.ofMember(memberId);
    return linked.map((row) => ({ ...row, name: this.own.named(row.issuer)?.name[languageFor(locale)] ?? row.issuer }));
  }

  @ResolveField()
  async linkableProviders({ memberId, locale }: SignedIn): Promise<object[]> {
    const providers = await this.own.linkable(memberId);
    return providers.map(({ slug, name }) => ({ slug, name: name[languageFor(locale)] }));
  }

  @Mutation()
  unlinkProvider(@Args() { issuer }: MutationUnlinkProviderArgs, @CurrentMember() viewer: SignedIn): Promise<boolean> {
    return this.own.unlink(viewer, issuer);
  }
}
