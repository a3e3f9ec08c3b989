import { ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { viewerOf } from '../../access/index.js';
import { EventListQueries, type EventRow } from '../../events/index.js';
import { PlanLoaders } from '../../plan/index.js';
import { type CallContext, type Connection, type PageArguments, Selection, sql } from '../../platform/index.js';
import type { Report } from '../activity-report/report.js';
import { type FigureCell, noLine } from '../sources/figure-cell.js';
import { eventIn } from '../sources/sources.sql.js';

const releasedWithOwner = sql`
  e.id IN (SELECT unnest(kept.event_ids) FROM report_release kept WHERE kept.id = owner.id)`;
const frozenWithOwner = sql`e.id IN (SELECT kept.id FROM frozen_event kept WHERE kept.report_id = owner.id)`;

@Resolver('ActivityReport')
export class ListedEventsResolver {
  constructor(
    private readonly lists: EventListQueries,
    private readonly plan: PlanLoaders,
  ) {}

  @ResolveField()
  async events(
    report: Report,
    asked: PageArguments,
    context: CallContext,
    info: GraphQLResolveInfo,
  ): Promise<Connection<EventRow>> {
    const { rows } = Selection.of(info);
    if (report.releaseId) return this.lists.belonging(context, releasedWithOwner, report.releaseId, asked, rows);
    if (report.frozenId) return this.lists.belonging(context, frozenWithOwner, report.frozenId, asked, rows);
    return this.lists.all(viewerOf(context), asked, rows, eventIn(await this.cellOf(report, context)));
  }

  private async cellOf({ rows, scope }: Report, context: CallContext): Promise<FigureCell> {
    const actionIds = rows.map(({ actionId }) => actionId);
    const subItems = (await this.plan.subActionsOf(context).loadMany(actionIds)).flat();
    return { ...scope, ...noLine, actionIds: [...actionIds, ...subItems.map(({ id }) => id)] };
  }
}
