import { Args, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { isSecretariat, viewerOf } from '../access/index.js';
import { EventLists, type EventRow } from '../events/index.js';
import { FollowUpQueries, type FollowUpRow, OutcomeQueries, type OutcomeRow } from '../outcomes/index.js';
import {
  DirectoryQueries,
  type MemberRow,
  type OrganisationRow,
  OrganisationsQueries,
  PeopleLoaders,
  type StateRow,
} from '../people/index.js';
import { type CallContext, type Connection, type PageArguments, Selection } from '../platform/index.js';
import { RegistrationLists, type RegistrationRow } from '../registrations/index.js';
import type { QueryFigureSourcesArgs } from '../schema-types.js';
import { FigureSources } from './figure-sources.js';
import { type Cell, sourcesOf, SourcesQueries } from './sources.queries.js';

@Resolver('FigureSources')
export class FigureSourcesResolver {
  constructor(
    private readonly figures: FigureSources,
    private readonly events: EventLists,
    private readonly outcomeQueries: OutcomeQueries,
    private readonly followUps: FollowUpQueries,
  ) {}

  @Query()
  figureSources(@Args() { input }: QueryFigureSourcesArgs): Promise<Cell> {
    return this.figures.cell(input);
  }

  @ResolveField('events')
  eventsHeld(cell: Cell, asked: PageArguments, context: CallContext, info: GraphQLResolveInfo) {
    return this.events.all(viewerOf(context), asked, Selection.of(info).rows, sourcesOf(cell).events);
  }

  @ResolveField()
  cancelledEvents(
    cell: Cell,
    asked: PageArguments,
    context: CallContext,
    info: GraphQLResolveInfo,
  ): Promise<Connection<EventRow>> {
    return this.events.all(viewerOf(context), asked, Selection.of(info).rows, sourcesOf(cell).cancelledEvents);
  }

  @ResolveField()
  outcomes(cell: Cell, asked: PageArguments, context: CallContext): Promise<Connection<OutcomeRow>> {
    return this.outcomeQueries.published(viewerOf(context), sourcesOf(cell).outcomes, asked);
  }

  @ResolveField()
  followUpsOpen(cell: Cell, asked: PageArguments, context: CallContext): Promise<Connection<FollowUpRow>> {
    return this.followUps.published(viewerOf(context), sourcesOf(cell).followUpsOpen, asked);
  }
}

/** Who stands behind a figure: people by name for the secretariat alone, states and organisations for all readers of reports. */
@Resolver('FigureSources')
export class FigureParticipantsResolver {
  constructor(
    private readonly queries: SourcesQueries,
    private readonly registrations: RegistrationLists,
    private readonly directory: DirectoryQueries,
    private readonly organisationsQueries: OrganisationsQueries,
    private readonly loaders: PeopleLoaders,
  ) {}

  @ResolveField()
  participations(
    cell: Cell,
    asked: PageArguments,
    context: CallContext,
    info: GraphQLResolveInfo,
  ): Promise<Connection<RegistrationRow>> | null {
    const viewer = viewerOf(context);
    if (!isSecretariat(viewer)) return null;
    return this.registrations.all(viewer, asked, Selection.of(info).rows, sourcesOf(cell).participations);
  }

  @ResolveField()
  people(
    cell: Cell,
    asked: PageArguments,
    context: CallContext,
    info: GraphQLResolveInfo,
  ): Promise<Connection<MemberRow>> | null {
    const viewer = viewerOf(context);
    if (!isSecretariat(viewer)) return null;
    return this.directory.among(viewer, sourcesOf(cell).people, asked, Selection.of(info).rows);
  }

  @ResolveField()
  async states(cell: Cell, _: unknown, context: CallContext): Promise<(StateRow | Error | null)[]> {
    return this.loaders.state(context).loadMany(await this.queries.states(cell));
  }

  @ResolveField()
  organisations(cell: Cell, asked: PageArguments): Promise<Connection<OrganisationRow>> {
    return this.organisationsQueries.among(sourcesOf(cell).organisations, asked);
  }
}
