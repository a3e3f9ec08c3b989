import { Injectable } from '@nestjs/common';
import { type Viewer, viewerOf } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import {
  badInput,
  type CallContext,
  conflict,
  Database,
  LongReads,
  newId,
  notFound,
  sql,
} from '../../platform/index.js';
import { isOfWholeMonths } from '../comparisons/compared-periods.js';
import { type FrozenReportRow, FrozenReportQueries } from '../frozen/frozen-reports.queries.js';
import { Editions, type MadeEdition } from './editions.service.js';
import { HiddenLines } from './hidden-lines.service.js';
import { ReleaseQueries, type ReportReleaseRow } from './releases.queries.js';

/** One release at a time, over all processes. */
const releaseLock = sql`SELECT pg_advisory_xact_lock(hashtextextended('release of a report', 0))`;

/** Released editions of frozen reports: what is hidden in them is found once, and kept. */
@Injectable()
export class Releases {
  constructor(
    private readonly database: Database,
    private readonly frozen: FrozenReportQueries,
    private readonly editions: Editions,
    private readonly queries: ReleaseQueries,
    private readonly lines: HiddenLines,
    private readonly trail: Trail,
    private readonly longReads: LongReads,
  ) {}

  /**
   * @throws Problem NOT_FOUND, BAD_INPUT for a report that is narrowed or not of whole months, or whose records do not
   * explain its figures, or that would expose a count from 1 to 4, CONFLICT where another edition was released
   * meanwhile
   */
  async release(context: CallContext, reportId: string, dryRun: boolean): Promise<ReportReleaseRow> {
    const viewer = viewerOf(context);
    const report = await this.frozen.byId(reportId);
    if (!report) throw notFound('id');
    const valid = await this.queries.validOf(reportId);
    if (valid && !dryRun) return valid;
    checkReleasable(report);
    const made = await this.longReads.run(viewer.memberId, () => this.editions.make(report));
    if (made.exposed.length > 0) throw await this.lines.refusal(made.exposed, context);
    return dryRun ? trialOf(report, made) : this.keep(viewer, reportId, made);
  }

  /** @throws Problem NOT_FOUND, BAD_INPUT for a reason that says nothing */
  async withdraw(viewer: Viewer, id: string, reason: string): Promise<ReportReleaseRow> {
    const said = reason.trim();
    if (said === '') throw badInput('reason', { en: 'Say why.', ru: 'Укажите причину.' });
    return this.database.transaction(async (transaction) => {
      const withdrawn = await transaction.execute(sql`
        UPDATE report_release SET withdrawn_at = date_trunc('milliseconds', now()), withdrawn_for = ${said}
        WHERE id = ${id} AND withdrawn_at IS NULL`);
      const row = await this.queries.byId(id, transaction);
      if (!row) throw notFound('id');
      if (withdrawn > 0)
        await this.trail.record(transaction, viewer, [
          {
            ...{ action: 'withdrawRelease', subject: id, subjectKind: 'ReportRelease' },
            changes: changesBetween(null, { reason: said }),
          },
        ]);
      return row;
    });
  }

  private async keep(viewer: Viewer, reportId: string, made: MadeEdition): Promise<ReportReleaseRow> {
    const { edition, hidden, eventIds, closedEvents, before } = made;
    const id = newId();
    return this.database.transaction(async (transaction) => {
      await transaction.execute(releaseLock);
      const valid = await this.queries.validOf(reportId, transaction);
      if (valid) return valid;
      if ((await this.queries.countEver(transaction)) !== before) throw conflict('id');
      await transaction.execute(sql`
        INSERT INTO report_release (
          id, report_id, edition, hidden, event_ids, closed_events, released_at, released_by_member_id
        ) VALUES (
          ${id}, ${reportId}, ${JSON.stringify(edition)}, ${JSON.stringify(hidden)},
          ${eventIds}::uuid[], ${closedEvents}, date_trunc('milliseconds', now()),
          ${viewer.memberId}
        )`);
      await this.trail.record(transaction, viewer, [
        {
          ...{ action: 'releaseReport', subject: id, subjectKind: 'ReportRelease' },
          changes: changesBetween(null, { report: reportId, hidden: hidden.length }),
        },
      ]);
      return (await this.queries.byId(id, transaction))!;
    });
  }
}

/** @throws Problem BAD_INPUT */
function checkReleasable({ input }: FrozenReportRow): void {
  const { areas, networks, programmes, states } = input;
  if (areas ?? networks ?? programmes ?? states)
    throw badInput('id', {
      en: 'Only reports on the whole plan can be released: this one is narrowed.',
      ru: 'Опубликовать можно только отчёт по всему плану, а этот ограничен его частью.',
    });
  if (!isOfWholeMonths(input))
    throw badInput('id', {
      en: 'Only reports on whole months can be released.',
      ru: 'Опубликовать можно только отчёт за полные месяцы.',
    });
}

/** As it would be released now. */
const trialOf = (
  { id, title, planId, input }: FrozenReportRow,
  { hidden, closedEvents, edition }: MadeEdition,
): ReportReleaseRow => ({
  ...{ id: newId(), reportId: id, title, planId, input, hidden, closedEvents, edition },
  ...{ releasedAt: null, withdrawnAt: null, withdrawnFor: null },
});
