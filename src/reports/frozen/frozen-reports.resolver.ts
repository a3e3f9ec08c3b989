import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, isSecretariat, type Viewer, viewerOf } from '../../access/index.js';
import { type MemberRow, PeopleLoaders } from '../../people/index.js';
import { PlanLoaders } from '../../plan/index.js';
import { type CallContext, Nodes, notFound } from '../../platform/index.js';
import type { MutationFreezeReportArgs, QueryFrozenReportArgs } from '../../schema-types.js';
import { scopeOf } from '../activity-report/report-input.js';
import type { Report } from '../activity-report/report.js';
import { type FigureChangeRow, FrozenChanges } from './frozen-changes.loaders.js';
import { FrozenReportQueries, type FrozenReportRow } from './frozen-reports.queries.js';
import { FrozenReports } from './frozen-reports.service.js';

@Resolver('FrozenReport')
export class FrozenReportResolver implements OnModuleInit {
  constructor(
    private readonly reports: FrozenReports,
    private readonly queries: FrozenReportQueries,
    private readonly frozen: FrozenChanges,
    private readonly plan: PlanLoaders,
    private readonly people: PeopleLoaders,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'FrozenReport',
      table: 'frozen_report',
      find: async (id, context) => (isSecretariat(viewerOf(context)) ? this.queries.byId(id) : null),
    });
  }

  @Query()
  frozenReports(): Promise<FrozenReportRow[]> {
    return this.queries.latest();
  }

  @Query()
  async frozenReport(@Args() { id }: QueryFrozenReportArgs): Promise<FrozenReportRow> {
    const row = await this.queries.byId(id);
    if (!row) throw notFound('id');
    return row;
  }

  @Mutation()
  freezeReport(
    @Args() { title, input }: MutationFreezeReportArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<FrozenReportRow> {
    return this.reports.freeze(viewer, title, input);
  }

  @ResolveField()
  async report(row: FrozenReportRow, _: unknown, context: CallContext): Promise<Report> {
    const [report, plan] = await Promise.all([
      this.queries.report(context).load(row.id),
      this.plan.plan(context).load(row.planId),
    ]);
    return { ...report, frozenId: row.id, plan: plan!, scope: scopeOf(row.input, plan!) };
  }

  @ResolveField()
  frozenBy({ frozenById }: FrozenReportRow, _: unknown, context: CallContext): Promise<MemberRow | null> | null {
    return frozenById === null ? null : this.people.member(context).load(frozenById);
  }

  @ResolveField()
  changesSince(row: FrozenReportRow, _: unknown, context: CallContext): Promise<FigureChangeRow[]> {
    return this.frozen.changes(context, row);
  }
}
