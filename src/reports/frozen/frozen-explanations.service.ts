import { Injectable } from '@nestjs/common';
import { Database, type Reader, sql } from '../../platform/index.js';
import type { Report } from '../activity-report/report.js';
import { SourcesQueries } from '../sources/sources.queries.js';
import type { Compared, CountedEvent, CountedParticipation } from './counted-records.js';
import { type Cause, causesOf, type Said, type Sides } from './frozen-causes.js';
import { ReportLines, type Records } from './frozen-elements.js';
import { type ChangedFigure, lineOf } from './frozen-figures.js';
import { type CountedFrom, FrozenRecords } from './frozen-records.store.js';
import type { FrozenReportRow } from './frozen-reports.queries.js';
import { FrozenTrailQueries, keyOfCause, type Traced } from './frozen-trail.queries.js';
import { UnchangedParticipations } from './unchanged-participations.js';
import { cellOfWhole } from './whole-cell.js';

/** A cause with who did it, when and why. */
export interface TracedCause extends Cause {
  byMemberId: string | null;
  at: Date | null;
  reason: string | null;
}

/** The causes of each changed figure, by `figureOf`: those that are told, and how many there are. */
export type Explained = Map<string, { causes: TracedCause[]; count: number }>;

const mostTold = 20;

/** Why figures of a frozen report are others today: the records that count otherwise, with what the trail says. */
@Injectable()
export class FrozenExplanations {
  constructor(
    private readonly database: Database,
    private readonly sources: SourcesQueries,
    private readonly records: FrozenRecords,
    private readonly trail: FrozenTrailQueries,
  ) {}

  /** The same few statements for any number of changes. */
  async of(row: FrozenReportRow, today: Report, changes: readonly ChangedFigure[]): Promise<Explained> {
    const actions = await this.sources.actionsOf(row.planId);
    const lines = new ReportLines(actions);
    const counted = {
      cell: cellOfWhole(row.input, today.plan, actions),
      networkIds: today.networks.map(({ networkId }) => networkId),
    };
    return this.database.snapshot(async (transaction) => {
      await transaction.execute(sql`SET TRANSACTION READ ONLY`);
      await transaction.planAnew();
      const sides = await this.sides(transaction, row.id, counted, lines);
      const figures = changes.map((change) => ({ line: lineOf(change), figure: change.figure }));
      const causes = causesOf(sides, lines, figures);
      const told = new Map([...causes].map(([figure, own]) => [figure, own.slice(0, mostTold)]));
      const each = new Map([...told.values()].flat().map((cause) => [keyOfCause(cause), cause]));
      const traced = await this.trail.trace(
        transaction,
        [...each.values()],
        row.frozenAt,
        counted.cell.programmeIds !== null,
      );
      const traces = new Map(traced.map((trace) => [trace.key, trace]));
      const explain = (cause: Cause): TracedCause =>
        withTrace(cause, traces.get(keyOfCause(cause)), sides.after.events.get(cause.record), row.frozenAt);
      return new Map(
        [...told].map(([figure, own]) => [figure, { causes: own.map(explain), count: causes.get(figure)!.length }]),
      );
    });
  }

  /** All that counts on one side or the other. Participations that count alike on both are too many to be read. */
  private async sides(reader: Reader, reportId: string, counted: CountedFrom, lines: ReportLines): Promise<Sides> {
    const [events, outcomes, followUps, memberships] = await Promise.all([
      this.records.events(reader, reportId, counted),
      this.records.outcomes(reader, reportId, counted),
      this.records.followUps(reader, reportId, counted),
      this.records.memberships(reader, reportId, counted),
    ]);
    const moved = events.filter(isMoved).map(({ before, after }) => (before ?? after)!.id);
    const participations = await this.records.participations(reader, reportId, counted, moved);
    const side = (which: 'before' | 'after'): Records => ({
      events: byId(events, which),
      participations: byId(participations, which),
      outcomes: byId(outcomes, which),
      followUps: byId(followUps, which),
      memberships: byId(memberships, which),
    });
    const before = side('before');
    const unchanged = await this.unchanged(reader, reportId, participations, before, lines);
    return { before, after: side('after'), unchanged };
  }

  /** What participations besides these make count, of the people, states and organisations that these are about. */
  private async unchanged(
    reader: Reader,
    reportId: string,
    participations: readonly Compared<CountedParticipation>[],
    { events }: Records,
    lines: ReportLines,
  ): Promise<UnchangedParticipations> {
    const facts = participations.flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
    const each = (value: (one: CountedParticipation) => string | null): string[] => [
      ...new Set(facts.flatMap((one) => value(one) ?? [])),
    ];
    const ids = each(({ id }) => id);
    const [people, states, organisations] = [
      each(({ memberId }) => memberId),
      each(({ state }) => state),
      each(({ organisationId }) => organisationId),
    ];
    const [others, represented] = await Promise.all([
      this.records.othersOf(reader, reportId, ids, people),
      this.records.representedBesides(reader, reportId, ids, states, organisations),
    ]);
    return new UnchangedParticipations(others, represented, events, lines);
  }
}

/** Whether participations in the event count in other lines than before. */
function isMoved({ before, after }: Compared<CountedEvent>): boolean {
  const counts = (event: CountedEvent | null): string =>
    JSON.stringify(event && [event.status === 'CANCELLED', event.actionIds, event.networkIds]);
  return counts(before) !== counts(after);
}

function byId<Counted extends { id: string }>(
  compared: readonly Compared<Counted>[],
  side: 'before' | 'after',
): Map<string, Counted> {
  return new Map(compared.flatMap(({ [side]: record }) => (record ? [[record.id, record] as const] : [])));
}

/** An event that came in without anybody having changed it is over since. */
function withTrace(
  cause: Cause,
  trace: Traced | undefined,
  event: CountedEvent | undefined,
  frozenAt: Date,
): TracedCause {
  const isOverSince =
    cause.kind === 'EVENT' &&
    cause.change === 'CAME_IN' &&
    event?.status === 'PUBLISHED' &&
    new Date(event.endsAt) > frozenAt;
  if (isOverSince && !(trace && trace.at >= frozenAt))
    return { ...cause, kind: 'TIME', byMemberId: null, at: new Date(event.endsAt), reason: null };
  if (!trace) return { ...cause, byMemberId: null, at: null, reason: null };
  const { at, byMemberId, reason } = trace;
  const changed =
    cause.field === null && trace.field !== null
      ? { field: trace.field, from: saidIn(trace.field, trace.from), to: saidIn(trace.field, trace.to) }
      : {};
  const itsEvent =
    cause.kind === 'OUTCOME' && trace.subject !== cause.record
      ? { kind: 'EVENT' as const, record: trace.subject, change: 'CHANGED' as const, eventId: trace.subject }
      : {};
  return { ...cause, ...changed, ...itsEvent, at, reason, byMemberId: cause.kind === 'FEEDBACK' ? null : byMemberId };
}

/** A value of the audit trail, which holds what is no text as JSON. */
function saidIn(field: string, value: string | null): Said {
  if (value === null) return { text: null };
  if (field === 'actions') return { actionIds: JSON.parse(value) as string[] };
  if (field === 'networks') return { networkIds: JSON.parse(value) as string[] };
  if (field === 'organisationId') return { organisationId: value };
  if (field === 'startsAt' || field === 'endsAt') return { text: (JSON.parse(value) as { local: string }).local };
  return { text: value };
}
