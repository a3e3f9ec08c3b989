import { ResolveField, Resolver } from '@nestjs/graphql';
import type { CallContext } from '../../platform/index.js';
import { PeopleLoaders } from '../people.loaders.js';
import type { MemberRow } from './member.row.js';

@Resolver('AuditEntry')
export class AuditEntryResolver {
  constructor(private readonly loaders: PeopleLoaders) {}

  @ResolveField()
  by(
    { byMemberId }: { byMemberId: string | null },
    _: unknown,
    context: CallContext,
  ): Promise<MemberRow | null> | null {
    return byMemberId === null ? null : this.loaders.member(context).load(byMemberId);
  }
}
