import { Args, Context, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CurrentViewer, type Viewer, viewerOf } from '../../access/index.js';
import { EventListQueries, type EventRow, ProgrammeLoaders, type ProgrammeRow } from '../../events/index.js';
import { MembershipQueries, type MembershipRow } from '../../networks/index.js';
import { FollowUpQueries, type FollowUpRow } from '../../outcomes/index.js';
import { PeopleLoaders, type StateRow } from '../../people/index.js';
import { type CallContext, type Connection, notFound, type PageArguments, Selection } from '../../platform/index.js';
import type { QueryStateReportArgs } from '../../schema-types.js';
import { inOrderOfNames } from '../activity-report/lines-by-name.resolver.js';
import type { StateFigures } from '../activity-report/report.js';
import { sourcesOf } from '../sources/sources.sql.js';
import { stateFiguresFor } from './state-report.policy.js';
import { type StateReport, StateReports } from './state-reports.service.js';

@Resolver('StateReport')
export class StateReportResolver {
  constructor(
    private readonly reports: StateReports,
    private readonly people: PeopleLoaders,
    private readonly programmeLoaders: ProgrammeLoaders,
    private readonly eventLists: EventListQueries,
    private readonly membershipQueries: MembershipQueries,
    private readonly followUpQueries: FollowUpQueries,
  ) {}

  @Query()
  async stateReport(
    @Args() asked: QueryStateReportArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() context: CallContext,
  ): Promise<StateReport> {
    const report = await this.reports.of(viewer, asked);
    if (!(await this.people.state(context).load(asked.state))) throw notFound('state');
    return report;
  }

  @ResolveField()
  state({ cell }: StateReport, _: unknown, context: CallContext): Promise<StateRow | null> {
    return this.people.state(context).load(cell.state);
  }

  @ResolveField()
  figures({ figures }: StateReport, _: unknown, context: CallContext): StateFigures {
    return stateFiguresFor(viewerOf(context), figures);
  }

  @ResolveField()
  events(
    { cell }: StateReport,
    asked: PageArguments,
    context: CallContext,
    info: GraphQLResolveInfo,
  ): Promise<Connection<EventRow>> {
    return this.eventLists.all(viewerOf(context), asked, Selection.of(info).rows, sourcesOf(cell).events);
  }

  @ResolveField()
  hosted(report: StateReport): Promise<number> {
    return this.reports.hosted(report);
  }

  @ResolveField()
  async programmes({ cell }: StateReport, _: unknown, context: CallContext): Promise<ProgrammeRow[]> {
    const led = (await this.programmeLoaders.all()).filter(({ leadStates }) => leadStates.includes(cell.state));
    const named = led.map(({ title }) => ({ name: title }));
    return inOrderOfNames(led, named, viewerOf(context).locale);
  }

  @ResolveField()
  memberships({ cell, from, to }: StateReport, _: unknown, context: CallContext): Promise<MembershipRow[]> {
    return this.membershipQueries.ofState(viewerOf(context), cell.state, { from, to });
  }

  @ResolveField()
  followUps({ cell }: StateReport, _: unknown, context: CallContext): Promise<FollowUpRow[]> {
    return this.followUpQueries.owedBy(viewerOf(context), cell.state);
  }
}
