import { Global, Module } from '@nestjs/common';
import { ActionFigures } from './actions/action-figures.loaders.js';
import { ActionFiguresResolver } from './actions/action-figures.resolver.js';
import { ActionYearQueries } from './actions/action-years.queries.js';
import { ActionYearResolver, ActionYearsResolver } from './actions/action-years.resolver.js';
import {
  ActivityReportResolver,
  ActivityRowResolver,
  AreaRowResolver,
  NetworkRowResolver,
  OrganisationRowResolver,
  ReportScopeResolver,
  StateRowResolver,
  YearRowResolver,
} from './activity-report/activity-report.resolver.js';
import { ActivityReports, CountedReports } from './activity-report/activity-reports.service.js';
import { LinesByNameResolver } from './activity-report/lines-by-name.resolver.js';
import { ComparisonsResolver } from './comparisons/comparisons.resolver.js';
import { Comparisons, CountedTotals } from './comparisons/comparisons.service.js';
import { CoreIndicatorsResolver } from './core-indicators/core-indicators.resolver.js';
import { ReportVersions } from './counting/report-versions.job.js';
import { ReportQueries } from './counting/report.queries.js';
import { FurtherCountsLoaders } from './details/further-counts.loaders.js';
import { FurtherCountsQueries } from './details/further-counts.queries.js';
import {
  AddresseeLineResolver,
  EventKindLineResolver,
  PartnerLineResolver,
  ProgrammeLineResolver,
  ReportDetailsResolver,
} from './details/details.resolver.js';
import { Audits } from './disclosure/audit/audits.service.js';
import { DocumentWriters } from './files/document-writers.service.js';
import { Drawing } from './files/drawing.service.js';
import { FileReaders } from './files/file-readers.service.js';
import { ReportFiles } from './files/report-files.service.js';
import { ReportDays } from './files/reading/report-days.service.js';
import { ReportReader } from './files/reading/report-reader.service.js';
import { StateReader } from './files/reading/state-reader.service.js';
import { StateFiles } from './files/state-files.service.js';
import { FigureCauseResolver, FigureChangeResolver } from './frozen/figure-changes.resolver.js';
import { FrozenChanges } from './frozen/frozen-changes.loaders.js';
import { FrozenExplanations } from './frozen/causes/frozen-explanations.service.js';
import { FrozenRecords } from './frozen/frozen-records.store.js';
import { KeptEventsQueries } from './frozen/kept-events.queries.js';
import { FrozenReportQueries } from './frozen/frozen-reports.queries.js';
import { FrozenReportResolver } from './frozen/frozen-reports.resolver.js';
import { FrozenReports } from './frozen/frozen-reports.service.js';
import { EditionRecordsQueries } from './releases/edition-records.queries.js';
import { Editions } from './releases/editions.service.js';
import { HiddenLines } from './releases/hidden-lines.service.js';
import { ReleaseQueries } from './releases/releases.queries.js';
import { ReleaseOfFrozenReportResolver, ReportReleaseResolver } from './releases/releases.resolver.js';
import { Releases } from './releases/releases.service.js';
import { FrozenTrailQueries } from './frozen/causes/frozen-trail.queries.js';
import { MovedFigures } from './frozen/moved-figures.queries.js';
import { FigureParticipantsResolver, FigureSourcesResolver } from './sources/figure-sources.resolver.js';
import { FigureSources } from './sources/figure-sources.service.js';
import { EventAttendanceQueries } from './listed-events/event-attendance.queries.js';
import { AttendanceOfEventResolver, EventAttendanceResolver } from './listed-events/event-attendance.resolver.js';
import { ListedEventsResolver } from './listed-events/listed-events.resolver.js';
import { NarrativeResolver, NarrativesOfReportResolver } from './narratives/narratives.resolver.js';
import { Narratives } from './narratives/narratives.service.js';
import { NarrativeStore } from './narratives/narratives.store.js';
import { SummaryResolver } from './summary/summary.resolver.js';
import { StateReportResolver } from './state-report/state-report.resolver.js';
import { StateReports } from './state-report/state-reports.service.js';
import { SourcesQueries } from './sources/sources.queries.js';

const counting = [ReportQueries, ReportVersions];
/** One cache a type of what is counted. */
const caches = [CountedReports, CountedTotals];
const activityReport = [
  ActivityReports,
  ActivityReportResolver,
  ActivityRowResolver,
  AreaRowResolver,
  LinesByNameResolver,
  NetworkRowResolver,
  OrganisationRowResolver,
  ReportScopeResolver,
  StateRowResolver,
  YearRowResolver,
];
const coreIndicators = [CoreIndicatorsResolver];
const comparisons = [Comparisons, ComparisonsResolver];
const listedEvents = [EventAttendanceQueries, AttendanceOfEventResolver, EventAttendanceResolver, ListedEventsResolver];
const details = [
  FurtherCountsQueries,
  FurtherCountsLoaders,
  ReportDetailsResolver,
  ProgrammeLineResolver,
  PartnerLineResolver,
  AddresseeLineResolver,
  EventKindLineResolver,
];
const stateReport = [StateReports, StateReportResolver];
const words = [SummaryResolver, NarrativeStore, Narratives, NarrativesOfReportResolver, NarrativeResolver];
const actions = [ActionFigures, ActionFiguresResolver, ActionYearQueries, ActionYearsResolver, ActionYearResolver];
const sources = [SourcesQueries, FigureSources, FigureSourcesResolver, FigureParticipantsResolver];
const frozen = [
  FrozenRecords,
  FrozenReportQueries,
  KeptEventsQueries,
  FrozenTrailQueries,
  FrozenReports,
  MovedFigures,
  FrozenExplanations,
  FrozenChanges,
  FrozenReportResolver,
  FigureChangeResolver,
  FigureCauseResolver,
];
const releases = [
  Audits,
  EditionRecordsQueries,
  Editions,
  HiddenLines,
  ReleaseOfFrozenReportResolver,
  ReleaseQueries,
  Releases,
  ReportReleaseResolver,
];
const files = [ReportReader, ReportDays, StateReader, Drawing, DocumentWriters, FileReaders, ReportFiles, StateFiles];

@Global()
@Module({
  providers: [
    ...counting,
    ...caches,
    ...activityReport,
    ...coreIndicators,
    ...comparisons,
    ...words,
    ...stateReport,
    ...details,
    ...listedEvents,
    ...actions,
    ...sources,
    ...frozen,
    ...releases,
    ...files,
  ],
  exports: [ActivityReports, FrozenReports],
})
export class ReportsModule {}
