import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CurrentMember, type SignedIn } from '../../access/index.js';
import { type Connection, Selection } from '../../platform/index.js';
import type { QueryMembersArgs } from '../../schema-types.js';
import type { MemberRow } from '../profile/member.row.js';
import { DirectoryQueries } from './directory.queries.js';

@Resolver()
export class DirectoryResolver {
  constructor(private readonly directory: DirectoryQueries) {}

  @Query()
  members(
    @CurrentMember() viewer: SignedIn,
    @Args() asked: QueryMembersArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<MemberRow>> {
    return this.directory.members(viewer, asked, Selection.of(info).rows);
  }
}
