import { Injectable } from '@nestjs/common';
import { problem } from '../../platform/index.js';
import type { StoredReport } from '../activity-report/report.js';
import type { Cell, HiddenCell, LineKind } from '../disclosure/audit/audited-edition.js';
import type { KeptEdition } from '../disclosure/audit/kept-edition.js';
import { Audits } from '../disclosure/audit/audits.service.js';
import { type FrozenReportRow, FrozenReportQueries } from '../frozen/frozen-reports.queries.js';
import { SourcesQueries } from '../sources/sources.queries.js';

import { editionOf } from './edition.js';
import { EditionRecordsQueries } from './edition-records.queries.js';
import { ReleaseQueries, type ToldEdition } from './releases.queries.js';
import { linesOf } from './told-lines.js';

/** What can be released of a frozen report. */
export interface MadeEdition {
  edition: StoredReport;
  hidden: HiddenCell[];
  /** Counts from 1 to 4 that could be worked out nevertheless, together with editions before: it is not to be told. */
  exposed: Cell[];
  /** Those that anybody may see, and how many others there are. */
  eventIds: string[];
  closedEvents: number;
  /** How many editions were taken into account. */
  before: number;
}

type Told = Pick<ToldEdition, 'reportId' | 'planId'> & { report: StoredReport; hidden: HiddenCell[] | null };

/** Makes editions: frozen reports without what has to be hidden, given all editions before. */
@Injectable()
export class Editions {
  constructor(
    private readonly frozen: FrozenReportQueries,
    private readonly sources: SourcesQueries,
    private readonly records: EditionRecordsQueries,
    private readonly audits: Audits,
    private readonly releases: ReleaseQueries,
  ) {}

  /** @throws Problem BAD_INPUT for a report whose records do not explain its figures */
  async make({ id, planId }: FrozenReportRow): Promise<MadeEdition> {
    const before = await this.releases.told();
    const [report, listed] = await Promise.all([this.frozen.whole(id), this.records.openEvents(id)]);
    const editions: KeptEdition[] = [];
    for (const { edition, ...told } of before) editions.push(await this.kept({ ...told, report: edition }));
    editions.push(await this.kept({ reportId: id, planId, report, hidden: null }));
    const told = Object.fromEntries(linesOf(report).map(({ key, figures }) => [key, figures]));
    const audit = await this.audits.of({ editions, told });
    const hidden = [...audit.hidden, ...unexplainedCells(report, audit.unexplained)];
    return { edition: editionOf(report, hidden), hidden, exposed: audit.exposed, before: before.length, ...listed };
  }

  private async kept({ reportId, planId, report, hidden }: Told): Promise<KeptEdition> {
    const [actions, records] = await Promise.all([this.sources.actionsOf(planId), this.records.records(reportId)]);
    return { ...records, actions, hidden, lines: linesOf(report).map(({ key, kind }) => ({ key, kind })) };
  }
}

/** Of reports that were frozen before this was kept with them: what they were counted from may be another today. */
const linked: readonly LineKind[] = ['programme', 'partner', 'organisationKind'];

/** All figures of the lines whose records are not known. @throws Problem BAD_INPUT for lines of which they are kept */
function unexplainedCells(report: StoredReport, unexplained: readonly string[]): HiddenCell[] {
  const left = linesOf(report).filter(({ key }) => unexplained.includes(key));
  if (left.some(({ kind }) => !linked.includes(kind))) throw notExplained();
  return left.flatMap(({ key, figures }) =>
    Object.keys(figures).map((figure) => ({
      ...{ line: key, figure: figure as HiddenCell['figure'], protects: null },
    })),
  );
}

const notExplained = () =>
  problem(
    'BAD_INPUT',
    {
      en: 'What this report was counted from is not wholly kept: nobody can find what may be told of it.',
      ru: 'Данные, по которым составлен отчёт, сохранены не полностью: нельзя определить, что публиковать.',
    },
    'id',
  );
