import { Injectable } from '@nestjs/common';
import { viewerOf } from '../../access/index.js';
import { type CallContext, LongReads, perCall } from '../../platform/index.js';
import type { Report } from '../activity-report/report.js';
import type { ReportScope } from '../counting/report-scope.js';
import { type FurtherCounts, FurtherCountsQueries } from './further-counts.queries.js';

interface Asked {
  scope: ReportScope;
  networkIds: string[];
}

/** What reports tell beside their main lines, with one statement for whatever is asked of a report in a call. */
@Injectable()
export class FurtherCountsLoaders {
  /** By what is asked as a text. */
  private readonly counted = perCall<string, FurtherCounts | null>(
    async (keys, context) => {
      const found = new Map<string, FurtherCounts>();
      await this.longReads.run(viewerOf(context).memberId, async () => {
        for (const key of keys) {
          const { scope, networkIds } = JSON.parse(key) as Asked;
          found.set(key, await this.queries.of(scope, networkIds));
        }
      });
      return found;
    },
    () => null,
  );

  constructor(
    private readonly queries: FurtherCountsQueries,
    private readonly longReads: LongReads,
  ) {}

  async of(context: CallContext, { scope, networks }: Pick<Report, 'scope' | 'networks'>): Promise<FurtherCounts> {
    const asked: Asked = { scope, networkIds: networks.map(({ networkId }) => networkId) };
    return (await this.counted(context).load(JSON.stringify(asked)))!;
  }
}
