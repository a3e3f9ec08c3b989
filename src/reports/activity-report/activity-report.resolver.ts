import { Args, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '../../access/index.js';
import { ProgrammeLoaders, type ProgrammeRow } from '../../events/index.js';
import { NetworkLoaders, type NetworkRow } from '../../networks/index.js';
import { type OrganisationRow, PeopleLoaders, type StateRow } from '../../people/index.js';
import { type ActionRow, type AreaRow, PlanLoaders } from '../../plan/index.js';
import type { CallContext } from '../../platform/index.js';
import type { NetworkGrowth, QueryActivityReportArgs } from '../../schema-types.js';
import { ActivityReports } from './activity-reports.service.js';
import type { NetworkFigures, OrganisationFigures, Report, StateFigures } from './report.js';

@Resolver('ActivityReport')
export class ActivityReportResolver {
  constructor(
    private readonly reports: ActivityReports,
    private readonly plan: PlanLoaders,
  ) {}

  @Query()
  activityReport(@Args() { input }: QueryActivityReportArgs, @CurrentViewer() viewer: Viewer): Promise<Report> {
    return this.reports.report(viewer, input);
  }

  @ResolveField()
  scope(report: Report): Report {
    return report;
  }

  @ResolveField()
  gaps({ gaps }: Report, _: unknown, context: CallContext): Promise<(ActionRow | Error | null)[]> {
    return this.plan.action(context).loadMany(gaps);
  }
}

@Resolver('ReportScope')
export class ReportScopeResolver {
  constructor(
    private readonly plan: PlanLoaders,
    private readonly networkLoaders: NetworkLoaders,
    private readonly programmeLoaders: ProgrammeLoaders,
    private readonly people: PeopleLoaders,
  ) {}

  /** What a report of some areas or networks has lines of is what it is narrowed to. */
  @ResolveField()
  areas({ scope, areas }: Report, _: unknown, context: CallContext): Several<AreaRow> {
    return scope.areaCodes && this.plan.area(context).findAll(areas.map(({ areaId }) => areaId));
  }

  @ResolveField()
  networks({ scope, networks }: Report, _: unknown, context: CallContext): Several<NetworkRow> {
    return scope.networkIds && this.networkLoaders.network(context).findAll(networks.map(({ networkId }) => networkId));
  }

  @ResolveField()
  programmes({ scope: { programmeIds } }: Report): Several<ProgrammeRow> {
    return programmeIds && this.programmeLoaders.programme.findAll([...new Set(programmeIds)]);
  }

  @ResolveField()
  states({ scope: { stateCodes } }: Report, _: unknown, context: CallContext): Several<StateRow> {
    return stateCodes && this.people.state(context).findAll([...new Set(stateCodes)]);
  }
}

type Several<Row> = Promise<Row[]> | Row[] | null;

@Resolver('ActivityRow')
export class ActivityRowResolver {
  constructor(private readonly plan: PlanLoaders) {}

  @ResolveField()
  action({ actionId }: { actionId: string }, _: unknown, context: CallContext): Promise<ActionRow | null> {
    return this.plan.action(context).load(actionId);
  }
}

@Resolver('YearRow')
export class YearRowResolver extends ActivityRowResolver {}

@Resolver('AreaRow')
export class AreaRowResolver {
  constructor(private readonly plan: PlanLoaders) {}

  @ResolveField()
  area({ areaId }: { areaId: string }, _: unknown, context: CallContext): Promise<AreaRow | null> {
    return this.plan.area(context).load(areaId);
  }
}

@Resolver('StateRow')
export class StateRowResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  state({ state }: StateFigures, _: unknown, context: CallContext): Promise<StateRow | null> {
    return this.people.state(context).load(state);
  }
}

@Resolver('OrganisationRow')
export class OrganisationRowResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  organisation(
    { organisationId }: OrganisationFigures,
    _: unknown,
    context: CallContext,
  ): Promise<OrganisationRow | null> {
    return this.people.organisation(context).load(organisationId);
  }
}

@Resolver('NetworkRow')
export class NetworkRowResolver {
  constructor(private readonly networks: NetworkLoaders) {}

  @ResolveField()
  network({ networkId }: NetworkFigures, _: unknown, context: CallContext): Promise<NetworkRow | null> {
    return this.networks.network(context).load(networkId);
  }

  @ResolveField()
  growth(
    { networkId, from, to, growth }: NetworkFigures,
    _: unknown,
    context: CallContext,
  ): NetworkGrowth | Promise<NetworkGrowth> {
    return growth ?? this.networks.growth(context, { networkId, from, to });
  }
}
