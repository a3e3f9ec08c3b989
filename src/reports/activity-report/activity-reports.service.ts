import { Injectable } from '@nestjs/common';
import { isSecretariat, type Viewer } from '../../access/index.js';
import { NetworkQueries } from '../../networks/index.js';
import { PlanQueries, type PlanRow } from '../../plan/index.js';
import { badInput, byKey, Database, LongReads, type Reader } from '../../platform/index.js';
import type { ActivityReportInput } from '../../schema-types.js';
import { Comparisons } from '../comparisons/comparisons.service.js';
import { type Perishable, ReportCache } from '../counting/report-cache.js';
import { type ReportScope, yearOf } from '../counting/report-scope.js';
import { ReportQueries } from '../counting/report.queries.js';
import type { ReportRow } from '../counting/report.row.js';
import { FurtherCountsQueries } from '../details/further-counts.queries.js';
import { withoutPeople } from '../disclosure/without-people.js';
import { NarrativeStore } from '../narratives/narratives.store.js';
import { assembledReport } from './assembled-report.js';
import { checkKnown, checkPeriod, keyOf, noSuchPlan, scopeOf } from './report-input.js';
import type { NetworkFigures, Report, WholeReport } from './report.js';

type Told = Pick<ReportScope, 'namesOfOpenEvents'>;

/** What is the same for all who ask for the same; what they may see of it is decided for each. */
interface CountedReport extends Perishable {
  plan: PlanRow;
  report: ReportRow;
}

@Injectable()
export class CountedReports extends ReportCache<CountedReport> {
  constructor(database: Database) {
    super(database);
  }
}

/** The activity report: what was done on each action of a plan. */
@Injectable()
export class ActivityReports {
  constructor(
    private readonly queries: ReportQueries,
    private readonly plans: PlanQueries,
    private readonly networks: NetworkQueries,
    private readonly comparisons: Comparisons,
    private readonly narratives: NarrativeStore,
    private readonly further: FurtherCountsQueries,
    private readonly kept: CountedReports,
    private readonly longReads: LongReads,
  ) {}

  /**
   * @throws Problem BAD_INPUT for an unknown plan, area, network or programme, and for days in the wrong order,
   * RATE_LIMITED where it has to be counted and two others are counted for the viewer
   */
  async report(viewer: Viewer, input: ActivityReportInput): Promise<Report> {
    checkPeriod(input, 'input');
    if (isSecretariat(viewer)) return this.counted(viewer, input);
    return withoutPeople(await this.counted(viewer, input, { namesOfOpenEvents: true }));
  }

  /** The same with nothing held back, for who tells only what its reader may know. */
  async counted(viewer: Viewer, input: ActivityReportInput, told: Told = {}): Promise<Report> {
    const { from, to } = input;
    const key = `${keyOf(input)} ${JSON.stringify(told)}`;
    const { plan, report: row } = await this.kept.get(key, [yearOf(from), yearOf(to)], () =>
      this.longReads.run(viewer.memberId, () => this.count(input, told)),
    );
    const scope = { ...scopeOf(input, plan), ...told };
    checkKnown(row, scope);
    return assembledReport(row, plan, scope);
  }

  /** @throws Problem BAD_INPUT for an unknown plan */
  async planOf({ plan: slug }: ActivityReportInput): Promise<PlanRow> {
    const plan = await this.plans.plan(slug ?? null);
    if (!plan) throw badInput('input.plan', noSuchPlan);
    return plan;
  }

  /** All that there is to report as this reader sees the data: nothing is held back or left to be read later. */
  async whole(reader: Reader, plan: PlanRow, input: ActivityReportInput): Promise<WholeReport> {
    const scope = scopeOf(input, plan);
    const row = await this.queries.report(scope, reader);
    checkKnown(row, scope);
    const report = assembledReport(row, plan, scope);
    const { core, details } = await this.further.of(scope, row.networks, reader);
    const compared = await this.comparisons.whole(reader, report);
    const narratives = await this.narratives.ofReport(scope, reader);
    return {
      ...report,
      ...compared,
      details,
      narratives,
      core,
      networks: await this.withGrowth(reader, report.networks),
    };
  }

  /** The same networks, each with its growth. */
  async withGrowth(reader: Reader, networks: readonly NetworkFigures[]): Promise<NetworkFigures[]> {
    const growth = byKey(await this.networks.growth(networks, reader), ({ networkId }) => networkId);
    return networks.map((network) => {
      const { before, joined, left, after } = growth.get(network.networkId)!;
      return { ...network, growth: { before, joined, left, after } };
    });
  }

  private async count(input: ActivityReportInput, told: Told): Promise<CountedReport> {
    const plan = await this.planOf(input);
    const report = await this.queries.report({ ...scopeOf(input, plan), ...told });
    return { plan, report, nextEnd: report.nextEnd };
  }
}
