import type { OnModuleInit } from '@nestjs/common';
import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, isSecretariat, type Viewer, viewerOf } from '../../access/index.js';
import { PlanLoaders } from '../../plan/index.js';
import { type CallContext, Nodes, notFound } from '../../platform/index.js';
import type {
  MutationReleaseReportArgs,
  MutationWithdrawReleaseArgs,
  QueryReleaseArgs,
  QueryReleasesArgs,
} from '../../schema-types.js';
import { scopeOf } from '../activity-report/report-input.js';
import type { Report } from '../activity-report/report.js';
import type { FrozenReportRow } from '../frozen/frozen-reports.queries.js';
import { HiddenLines } from './hidden-lines.service.js';
import { Releases } from './releases.service.js';
import { ReleaseQueries, type ReportReleaseRow } from './releases.queries.js';
import { withdrawn } from './withdrawn.js';

@Resolver('ReportRelease')
export class ReportReleaseResolver implements OnModuleInit {
  constructor(
    private readonly releases: Releases,
    private readonly queries: ReleaseQueries,
    private readonly lines: HiddenLines,
    private readonly plan: PlanLoaders,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({ type: 'ReportRelease', table: 'report_release', find: (id) => this.queries.byId(id) });
  }

  @Query('releases')
  all(@Args() { plan }: QueryReleasesArgs, @CurrentViewer() viewer: Viewer): Promise<ReportReleaseRow[]> {
    return this.queries.latest(plan ?? null, isSecretariat(viewer));
  }

  @Query('release')
  async one(@Args() { id }: QueryReleaseArgs): Promise<ReportReleaseRow> {
    const row = await this.queries.byId(id);
    if (!row) throw notFound('id');
    return row;
  }

  @Mutation()
  releaseReport(
    @Args() { id, dryRun = false }: MutationReleaseReportArgs,
    @Context() context: CallContext,
  ): Promise<ReportReleaseRow> {
    return this.releases.release(context, id, dryRun);
  }

  @Mutation()
  withdrawRelease(
    @Args() { id, reason }: MutationWithdrawReleaseArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ReportReleaseRow> {
    return this.releases.withdraw(viewer, id, reason);
  }

  /** @throws Problem GONE to readers outside the secretariat where it is withdrawn */
  @ResolveField()
  async report(row: ReportReleaseRow, _: unknown, context: CallContext): Promise<Report> {
    if (row.withdrawnAt && !isSecretariat(viewerOf(context))) throw withdrawn(row.withdrawnAt, row.withdrawnFor!);
    const [plan, edition] = await Promise.all([
      this.plan.plan(context).load(row.planId),
      row.edition ?? this.queries.edition(context).load(row.id),
    ]);
    const report = { ...edition, frozenId: row.reportId, plan: plan!, scope: scopeOf(row.input, plan!) };
    return row.releasedAt === null ? report : { ...report, releaseId: row.id };
  }

  @ResolveField()
  hiddenLines({ hidden }: ReportReleaseRow, _: unknown, context: CallContext): Promise<string[]> | null {
    return isSecretariat(viewerOf(context)) ? this.lines.of(hidden, context) : null;
  }
}

@Resolver('FrozenReport')
export class ReleaseOfFrozenReportResolver {
  constructor(private readonly queries: ReleaseQueries) {}

  @ResolveField()
  release({ id }: FrozenReportRow, _: unknown, context: CallContext): Promise<ReportReleaseRow | null> {
    return this.queries.ofReport(context).load(id);
  }
}
