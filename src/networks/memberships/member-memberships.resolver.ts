import type { OnModuleInit } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import { MemberColumns, type MemberRow } from '../../people/index.js';
import type { CallContext } from '../../platform/index.js';
import type { MembershipRow } from './membership.row.js';
import { MembershipLoaders } from './memberships.loaders.js';
import { MembershipQueries } from './memberships.queries.js';

@Resolver('Member')
export class MemberMembershipsResolver implements OnModuleInit {
  constructor(
    private readonly loaders: MembershipLoaders,
    private readonly queries: MembershipQueries,
    private readonly members: MemberColumns,
  ) {}

  onModuleInit(): void {
    this.members.extend('memberships', (selection, viewer) =>
      this.queries.besideMember(selection.within('memberships'), viewer),
    );
  }

  @ResolveField()
  memberships(member: MemberRow, _: unknown, context: CallContext): MembershipRow[] | null | Promise<MembershipRow[]> {
    if (!member.visibleFields.has('MEMBERSHIPS')) return null;
    return member.extension<MembershipRow[]>('memberships') ?? this.loaders.ofMember(context).load(member.id);
  }
}
