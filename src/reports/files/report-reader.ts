import { Injectable } from '@nestjs/common';
import { badInput, type CallContext, isId, localDay, notFound, RunningSchema } from '../../platform/index.js';
import type { ActivityReportInput } from '../../schema-types.js';
import { noSuchPlan, yearOf } from '../activity-report.js';
import {
  followUpsOperation,
  frozenReportOperation,
  indicatorsOperation,
  outcomesOperation,
  planOperation,
  type ReportContent,
  type ReportedActivity,
  type ReportedFollowUp,
  type ReportedIndicator,
  type ReportedOutcome,
  reportOperation,
} from './reported-activity.js';

interface PageAnswer<Row> {
  figureSources: { page: { pageInfo: { endCursor: string | null; hasNextPage: boolean }; nodes: Row[] } };
}

/** What is asked for, the days where they are given. */
export type AskedReport = Omit<ActivityReportInput, 'from' | 'to'> & Partial<Pick<ActivityReportInput, 'from' | 'to'>>;

/** What a file tells besides the figures. */
export interface Besides {
  lists: boolean;
  coreIndicators: boolean;
  indicators: boolean;
}

/** Reads reports as their reader would by the API, so that files hold the same figures under the same rules. */
@Injectable()
export class ReportReader {
  constructor(private readonly schema: RunningSchema) {}

  /** The report of today. @throws Problem that the API refuses it with */
  async read(asked: AskedReport, besides: Besides, context: CallContext): Promise<ReportContent> {
    const input = await this.withDays(asked, context);
    const { activityReport: activity } = await this.schema.ask<{ activityReport: ReportedActivity }>(
      reportOperation,
      { input, coreIndicators: besides.coreIndicators },
      context,
    );
    const [lists, indicators] = await Promise.all([
      besides.lists ? this.lists(input, context) : null,
      besides.indicators && isOfAll(activity) ? this.indicators(activity, context) : null,
    ]);
    return { activity, frozenAs: null, lists, indicators };
  }

  /** A frozen report: its figures alone, as the rest is not kept with it. @throws Problem NOT_FOUND, also for what is no id */
  async readFrozen(id: string, besides: Besides, context: CallContext): Promise<ReportContent> {
    if (!isId(id)) throw notFound('id');
    const { frozenReport } = await this.schema.ask<{
      frozenReport: { title: string; report: ReportedActivity } | null;
    }>(frozenReportOperation, { id, coreIndicators: besides.coreIndicators }, context);
    if (!frozenReport) throw notFound('id');
    return { activity: frozenReport.report, frozenAs: frozenReport.title, lists: null, indicators: null };
  }

  private async lists(input: ActivityReportInput, context: CallContext): Promise<ReportContent['lists']> {
    const [outcomes, followUps] = await Promise.all([
      this.pages<ReportedOutcome>(outcomesOperation, input, context),
      this.pages<ReportedFollowUp>(followUpsOperation, input, context),
    ]);
    return { outcomes, followUps };
  }

  /** Those that measure actions of the areas that the report is narrowed to; all, if it is not. */
  private async indicators(
    { plan, from, to, scope: { areas } }: ReportedActivity,
    context: CallContext,
  ): Promise<ReportedIndicator[]> {
    const { indicators } = await this.schema.ask<{ indicators: ReportedIndicator[] }>(
      indicatorsOperation,
      { plan: plan.slug, from: yearOf(from), to: yearOf(to) },
      context,
    );
    const codes = areas?.map(({ code }) => code);
    return indicators.filter(({ actions }) => !codes || actions.some(({ area }) => codes.includes(area.code)));
  }

  /** Days that are left out: from the plan's first one until today. */
  private async withDays({ from, to, ...asked }: AskedReport, context: CallContext): Promise<ActivityReportInput> {
    const today = localDay(new Date(), 'UTC');
    if (from !== undefined) return { ...asked, from, to: to ?? laterOf(from, today) };
    const { plan } = await this.schema.ask<{ plan: { slug: string; startsOn: string } | null }>(
      planOperation,
      { slug: asked.plan ?? null },
      context,
    );
    if (!plan) throw badInput('input.plan', noSuchPlan);
    return { ...asked, plan: plan.slug, from: plan.startsOn, to: to ?? laterOf(plan.startsOn, today) };
  }

  private async pages<Row>(operation: string, report: ActivityReportInput, context: CallContext): Promise<Row[]> {
    const rows: Row[] = [];
    for (let after: string | null = null; ;) {
      const answer: PageAnswer<Row> = await this.schema.ask(operation, { input: { report }, after }, context);
      const { nodes, pageInfo } = answer.figureSources.page;
      rows.push(...nodes);
      if (!pageInfo.hasNextPage) return rows;
      after = pageInfo.endCursor;
    }
  }
}

/** Nobody knows which part of an indicator is due to some networks, programmes or states. */
const isOfAll = ({ scope: { networks, programmes, states } }: ReportedActivity): boolean =>
  !networks && !programmes && !states;

const laterOf = (one: string, other: string): string => (one > other ? one : other);
