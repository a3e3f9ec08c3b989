import { Injectable } from '@nestjs/common';
import { isSecretariat, type Viewer, viewerOf } from '../access/index.js';
import { byKey, type CallContext, perCall } from '../platform/index.js';
import { type Figures, figuresOf } from './figures.js';
import { type Period, ReportQueries } from './report.queries.js';
import { figuresWithoutSmallCounts } from './suppression.js';

interface Asked extends Period {
  actionId: string;
}

/** What was done on single actions: one statement for each period asked about, whatever the number of actions. */
@Injectable()
export class ActionFigures {
  private readonly byAction = perCall<string, Figures>(
    async (keys, context) => {
      const asked = keys.map((key) => ({ key, ...(JSON.parse(key) as Asked) }));
      const periods = Map.groupBy(asked, ({ from, to }) => `${from} ${to}`).values();
      const counted = await Promise.all([...periods].map((period) => this.inPeriod(period, viewerOf(context))));
      return new Map(counted.flat());
    },
    () => figuresOf(undefined),
  );

  constructor(private readonly queries: ReportQueries) {}

  load(context: CallContext, actionId: string, { from, to }: Period): Promise<Figures> {
    return this.byAction(context).load(JSON.stringify({ actionId, from, to } satisfies Asked));
  }

  private async inPeriod(asked: readonly (Asked & { key: string })[], viewer: Viewer): Promise<[string, Figures][]> {
    const actionIds = asked.map(({ actionId }) => actionId);
    const counted = byKey(await this.queries.figuresOfActions(actionIds, asked[0]!), ({ line }) => line);
    return asked.map(({ key, actionId }) => {
      const figures = figuresOf(counted.get(actionId));
      return [key, isSecretariat(viewer) ? figures : figuresWithoutSmallCounts(figures)];
    });
  }
}
