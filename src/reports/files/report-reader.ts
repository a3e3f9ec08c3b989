import { Injectable } from '@nestjs/common';
import { badInput, type CallContext, localDay, RunningSchema } from '../../platform/index.js';
import type { ActivityReportInput } from '../../schema-types.js';
import { noSuchPlan } from '../activity-report.js';
import {
  followUpsOperation,
  type LocalTexts,
  outcomesOperation,
  planOperation,
  type ReportContent,
  type ReportedActivity,
  type ReportedFollowUp,
  type ReportedOutcome,
  type ReportedState,
  reportOperation,
} from './reported-activity.js';

interface ReportAnswer {
  activityReport: ReportedActivity;
  programmes?: { id: string; titles: LocalTexts }[];
  states?: (ReportedState & { code: string })[];
}

interface PageAnswer<Row> {
  figureSources: { page: { pageInfo: { endCursor: string | null; hasNextPage: boolean }; nodes: Row[] } };
}

/** What is asked for, the days where they are given. */
export type AskedReport = Omit<ActivityReportInput, 'from' | 'to'> & Partial<Pick<ActivityReportInput, 'from' | 'to'>>;

/** Reads reports as their reader would by the API, so that files hold the same figures under the same rules. */
@Injectable()
export class ReportReader {
  constructor(private readonly schema: RunningSchema) {}

  /** The lists of outcomes and follow-ups are empty where no `lists` are wanted. @throws Problem that the API refuses it with */
  async read(asked: AskedReport, context: CallContext, lists: boolean): Promise<ReportContent> {
    const input = await this.withDays(asked, context);
    const { activityReport, programmes, states } = await this.schema.ask<ReportAnswer>(
      reportOperation,
      { input, programmes: Boolean(input.programmes), states: Boolean(input.states) },
      context,
    );
    const [outcomes, followUps] = lists
      ? await Promise.all([
          this.pages<ReportedOutcome>(outcomesOperation, input, context),
          this.pages<ReportedFollowUp>(followUpsOperation, input, context),
        ])
      : [[], []];
    return {
      activity: activityReport,
      outcomes,
      followUps,
      narrowedTo: {
        areas: input.areas ? activityReport.areas.map(({ area }) => area) : null,
        networks: input.networks ? activityReport.networks.map(({ network }) => network) : null,
        programmes:
          programmes?.filter(({ id }) => input.programmes!.some((wanted) => wanted.toLowerCase() === id)) ?? null,
        states: states?.filter(({ code }) => input.states!.includes(code)) ?? null,
      },
    };
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

const laterOf = (one: string, other: string): string => (one > other ? one : other);
