import { Injectable } from '@nestjs/common';
import { badInput, type CallContext, Clock, graphql, RunningSchema } from '../../../platform/index.js';
import { noSuchPlan } from '../../activity-report/report-input.js';

interface AskedDays {
  plan?: string | null;
  from?: string;
  to?: string;
}

const planOperation = graphql(`
  query PlanOfReport($slug: String) {
    plan(slug: $slug) {
      slug
      startsOn
    }
  }
`);

/** Days that are left out: from the plan's first one until today. */
@Injectable()
export class ReportDays {
  constructor(
    private readonly schema: RunningSchema,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem BAD_INPUT for a plan that there is not */
  async of<Asked extends AskedDays>(
    { from, to, ...asked }: Asked,
    context: CallContext,
  ): Promise<Omit<Asked, 'from' | 'to'> & { from: string; to: string }> {
    const today = this.clock.today();
    if (from !== undefined) return { ...asked, from, to: to ?? laterOf(from, today) };
    const { plan } = await this.schema.ask(planOperation, { slug: asked.plan ?? null }, context);
    if (!plan) throw badInput('input.plan', noSuchPlan);
    return { ...asked, plan: plan.slug, from: plan.startsOn, to: to ?? laterOf(plan.startsOn, today) };
  }
}

const laterOf = (one: string, other: string): string => (one > other ? one : other);
