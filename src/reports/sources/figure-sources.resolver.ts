import { Args, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { isSecretariat, viewerOf } from '../../access/index.js';
import { EventListQueries, type EventRow } from '../../events/index.js';
import { FollowUpQueries, type FollowUpRow, OutcomeQueries, type OutcomeRow } from '../../outcomes/index.js';
import {
  DirectoryQueries,
  type MemberRow,
  type OrganisationRow,
  OrganisationsQueries,
  PeopleLoaders,
  type StateRow,
} from '../../people/index.js';
import { type CallContext, type Connection, type PageArguments, Selection } from '../../platform/index.js';
import { RegistrationLists, type RegistrationRow } from '../../registrations/index.js';
import type { QueryFigureSourcesArgs } from '../../schema-types.js';
import { thoseInOrderOfNames } from '../activity-report/lines-by-name.resolver.js';
import type { FigureCell } from './figure-cell.js';
import { FigureSources } from './figure-sources.service.js';
import { SourcesQueries } from './sources.queries.js';
import { namesParticipants, sourcesOf } from './sources.sql.js';

@Resolver('FigureSources')
export class FigureSourcesResolver {
  constructor(
    private readonly figures: FigureSources,
    private readonly events: EventListQueries,
    private readonly outcomeQueries: OutcomeQueries,
    private readonly followUps: FollowUpQueries,
  ) {}

  @Query()
  figureSources(@Args() { input }: QueryFigureSourcesArgs): Promise<FigureCell> {
    return this.figures.cell(input);
  }

  @ResolveField('events')
  eventsHeld(cell: FigureCell, asked: PageArguments, context: CallContext, info: GraphQLResolveInfo) {
    const viewer = viewerOf(context);
    return this.events.all(viewer, asked, Selection.of(info).rows, sourcesOf(cell, namesParticipants(viewer)).events);
  }

  @ResolveField()
  cancelledEvents(
    cell: FigureCell,
    asked: PageArguments,
    context: CallContext,
    info: GraphQLResolveInfo,
  ): Promise<Connection<EventRow>> {
    return this.events.all(viewerOf(context), asked, Selection.of(info).rows, sourcesOf(cell).cancelledEvents);
  }

  @ResolveField()
  outcomes(cell: FigureCell, asked: PageArguments, context: CallContext): Promise<Connection<OutcomeRow>> {
    return this.outcomeQueries.published(viewerOf(context), sourcesOf(cell).outcomes, asked);
  }

  @ResolveField()
  followUpsOpen(cell: FigureCell, asked: PageArguments, context: CallContext): Promise<Connection<FollowUpRow>> {
    return this.followUps.published(viewerOf(context), sourcesOf(cell).followUpsOpen, asked);
  }
}

/** Who stands behind a figure: to others states and organisations alone, of events of which it may be said. */
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
    cell: FigureCell,
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
    cell: FigureCell,
    asked: PageArguments,
    context: CallContext,
    info: GraphQLResolveInfo,
  ): Promise<Connection<MemberRow>> | null {
    const viewer = viewerOf(context);
    if (!isSecretariat(viewer)) return null;
    return this.directory.among(viewer, sourcesOf(cell).people, asked, Selection.of(info).rows);
  }

  @ResolveField()
  async states(cell: FigureCell, _: unknown, context: CallContext): Promise<StateRow[]> {
    const viewer = viewerOf(context);
    const codes = await this.queries.states(cell, namesParticipants(viewer));
    return thoseInOrderOfNames(await this.loaders.state(context).findAll(codes), viewer.locale);
  }

  @ResolveField()
  organisations(cell: FigureCell, asked: PageArguments, context: CallContext): Promise<Connection<OrganisationRow>> {
    const { organisations } = sourcesOf(cell, namesParticipants(viewerOf(context)));
    return this.organisationsQueries.among(organisations, asked);
  }
}
