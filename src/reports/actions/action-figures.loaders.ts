import { Injectable } from '@nestjs/common';
import { type Viewer, viewerOf } from '../../access/index.js';
import type { ActionRow } from '../../plan/index.js';
import { byKey, type CallContext, perCall } from '../../platform/index.js';
import { type Figures, figuresOf } from '../counting/figures.js';
import type { DayPeriod } from '../counting/report-scope.js';
import { ReportQueries } from '../counting/report.queries.js';
import { figuresFor } from '../disclosure/without-people.js';

interface ActionInPeriod extends DayPeriod {
  actionId: string;
  planId: string;
}

/** What was done on single actions: one statement for each plan and period asked about, however many actions. */
@Injectable()
export class ActionFigures {
  private readonly byAction = perCall<string, Figures>(
    async (keys, context) => {
      const asked = keys.map((key) => ({ key, ...(JSON.parse(key) as ActionInPeriod) }));
      const periods = Map.groupBy(asked, ({ planId, from, to }) => `${planId} ${from} ${to}`).values();
      const counted = await Promise.all([...periods].map((period) => this.inPeriod(period, viewerOf(context))));
      return new Map(counted.flat());
    },
    () => figuresOf(undefined),
  );

  constructor(private readonly queries: ReportQueries) {}

  load(context: CallContext, { id, planId }: ActionRow, { from, to }: DayPeriod): Promise<Figures> {
    return this.byAction(context).load(JSON.stringify({ actionId: id, planId, from, to } satisfies ActionInPeriod));
  }

  private async inPeriod(
    asked: readonly (ActionInPeriod & { key: string })[],
    viewer: Viewer,
  ): Promise<[string, Figures][]> {
    const actionIds = asked.map(({ actionId }) => actionId);
    const { from, to } = asked[0]!;
    const counted = byKey(await this.queries.figuresOfActions(actionIds, { from, to }), ({ line }) => line);
    return asked.map(({ key, actionId }) => [key, figuresFor(figuresOf(counted.get(actionId)), viewer)]);
  }
}
