import { ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '../../access/index.js';
import type { CallContext } from '../../platform/index.js';
import type { Report } from '../activity-report/report.js';
import type { Figures } from '../counting/figures.js';
import { figuresIn } from '../disclosure/without-people.js';
import { Comparisons } from './comparisons.service.js';

/** What was kept with a frozen report is told; of one that is older than these figures they are counted today. */
@Resolver('ActivityReport')
export class ComparisonsResolver {
  constructor(private readonly comparisons: Comparisons) {}

  @ResolveField()
  async previous(report: Report, _: unknown, context: CallContext): Promise<Figures | null> {
    const { previous = await this.comparisons.previous(context, report) } = report;
    return previous && figuresIn(report, previous, viewerOf(context));
  }

  @ResolveField()
  async planSoFar(report: Report, _: unknown, context: CallContext): Promise<Figures> {
    const { planSoFar = await this.comparisons.planSoFar(context, report) } = report;
    return figuresIn(report, planSoFar, viewerOf(context));
  }
}
