import { Global, Module } from '@nestjs/common';
import { ActionFigures } from './action-figures.js';
import { ActionFiguresResolver } from './action-figures.resolver.js';
import { ActionYearQueries } from './action-years.queries.js';
import { ActionYearResolver, ActionYearsResolver } from './action-years.resolver.js';
import { ActivityReports } from './activity-report.js';
import {
  ActivityReportResolver,
  ActivityRowResolver,
  AreaRowResolver,
  NetworkRowResolver,
  OrganisationRowResolver,
  ReportScopeResolver,
  StateRowResolver,
  YearRowResolver,
} from './activity-report.resolver.js';
import { AttendedDaysQueries } from './disclosure/attended-days.queries.js';
import { CoreIndicatorQueries } from './core-indicators/core-indicators.queries.js';
import { CoreIndicatorsResolver } from './core-indicators/core-indicators.resolver.js';
import { Disclosures } from './disclosure/disclosures.js';
import { FigureCauseResolver, FigureChangeResolver } from './frozen/figure-changes.resolver.js';
import { FigureSources } from './figure-sources.js';
import { FigureParticipantsResolver, FigureSourcesResolver } from './figure-sources.resolver.js';
import { Drawing } from './files/drawing.js';
import { ReportFiles } from './files/report-files.js';
import { ReportReader } from './files/report-reader.js';
import { FrozenChanges } from './frozen/frozen-changes.js';
import { FrozenExplanations } from './frozen/frozen-explanations.js';
import { FrozenRecords } from './frozen/frozen-records.js';
import { FrozenReportQueries } from './frozen/frozen-reports.queries.js';
import { FrozenReportResolver } from './frozen/frozen-reports.resolver.js';
import { FrozenReports } from './frozen/frozen-reports.service.js';
import { FrozenTrailQueries } from './frozen/frozen-trail.queries.js';
import { ReportCache } from './report-cache.js';
import { ReportQueries } from './report.queries.js';
import { SourcesQueries } from './sources.queries.js';

@Global()
@Module({
  providers: [
    ReportQueries,
    ReportCache,
    AttendedDaysQueries,
    Disclosures,
    ActivityReports,
    ActionFigures,
    CoreIndicatorQueries,
    CoreIndicatorsResolver,
    SourcesQueries,
    FigureSources,
    FrozenRecords,
    FrozenReportQueries,
    FrozenTrailQueries,
    FrozenReports,
    FrozenExplanations,
    FrozenChanges,
    FrozenReportResolver,
    FigureChangeResolver,
    FigureCauseResolver,
    FigureSourcesResolver,
    FigureParticipantsResolver,
    ActionFiguresResolver,
    ActionYearQueries,
    ActionYearsResolver,
    ActionYearResolver,
    ActivityReportResolver,
    ActivityRowResolver,
    AreaRowResolver,
    NetworkRowResolver,
    OrganisationRowResolver,
    ReportScopeResolver,
    StateRowResolver,
    YearRowResolver,
    ReportReader,
    Drawing,
    ReportFiles,
  ],
  exports: [ReportQueries, ActivityReports, CoreIndicatorQueries, FrozenReports],
})
export class ReportsModule {}
