import { Args, Context, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn } from '../../access/index.js';
import type { CallContext } from '../../platform/index.js';
import type { MutationEndSessionArgs } from '../../schema-types.js';
import { CallSession } from '../sign-in/call-session.service.js';
import { sessionOf } from '../viewers/account-viewer.js';
import { OwnSessions } from './own-sessions.service.js';
import type { SessionRow } from './sessions.store.js';

@Resolver('Viewer')
export class SessionsResolver {
  constructor(
    private readonly own: OwnSessions,
    private readonly session: CallSession,
  ) {}

  @ResolveField()
  sessions(viewer: SignedIn): Promise<(SessionRow & { current: boolean })[]> {
    return this.own.list(viewer);
  }

  @Mutation()
  async endSession(
    @Args() { id }: MutationEndSessionArgs,
    @CurrentMember() viewer: SignedIn,
    @Context() context: CallContext,
  ): Promise<boolean> {
    const ended = await this.own.end(viewer, id);
    if (ended && id === sessionOf(viewer)) this.session.goOnAsNobody(context);
    return ended;
  }

  @Mutation()
  endOtherSessions(@CurrentMember() viewer: SignedIn): Promise<number> {
    return this.own.endOthers(viewer);
  }
}
