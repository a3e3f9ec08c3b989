import type { OnModuleInit } from '@nestjs/common';
import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, isMember, type Viewer, viewerOf } from '../../access/index.js';
import { type CallContext, Clock, Nodes, notFound } from '../../platform/index.js';
import type {
  MutationUpdateStateArgs,
  QueryStateArgs,
  QueryStatesArgs,
  StateStanding,
  StateStandingArgs,
} from '../../schema-types.js';
import { PeopleLoaders } from '../people.loaders.js';
import { standingOn } from './state-standing.js';
import type { StateRow } from './state.row.js';
import { StatesQueries } from './states.queries.js';
import { States } from './states.service.js';

/** Smaller counts could point at somebody. */
const smallestPublicCount = 5;

@Resolver('State')
export class StatesResolver implements OnModuleInit {
  constructor(
    private readonly queries: StatesQueries,
    private readonly loaders: PeopleLoaders,
    private readonly service: States,
    private readonly nodes: Nodes,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.nodes.register({ type: 'State', table: 'state', find: (id) => this.queries.byId(id) });
  }

  @Query()
  states(@CurrentViewer() viewer: Viewer, @Args() { standings }: QueryStatesArgs): Promise<StateRow[]> {
    return this.queries.states(standings ?? null, viewer.locale);
  }

  @Query()
  async state(@Args() { code }: QueryStateArgs, @Context() context: CallContext): Promise<StateRow> {
    const state = await this.loaders.state(context).load(code);
    if (!state) throw notFound('code');
    return state;
  }

  @Mutation()
  async updateState(
    @CurrentViewer() viewer: Viewer,
    @Args() { code, input }: MutationUpdateStateArgs,
    @Context() context: CallContext,
  ): Promise<StateRow | null> {
    await this.service.update(viewer, code, input);
    return this.loaders.state(context).load(code);
  }

  @ResolveField()
  standing({ standings }: StateRow, { on }: StateStandingArgs): StateStanding {
    return standingOn(standings, on ?? this.clock.today());
  }

  @ResolveField()
  async memberCount({ code }: StateRow, _: unknown, context: CallContext): Promise<number | null> {
    const count = await this.loaders.memberCount(context).load(code);
    return !isMember(viewerOf(context)) && count < smallestPublicCount ? null : count;
  }
}
