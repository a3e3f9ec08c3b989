import { Injectable } from '@nestjs/common';
import { Database, type Reader, sql } from '../../../platform/index.js';
import type { Report } from '../../activity-report/report.js';
import { SourcesQueries } from '../../sources/sources.queries.js';
import type { Compared, CountedEvent, CountedParticipation } from './counted-records.js';
import type { Cause } from './cause.js';
import { causesOf, type Sides } from './frozen-causes.js';
import { ReportLines, type Records } from './frozen-elements.js';
import { figureOf, lineOf } from '../figure-places.js';
import type { ChangedFigure } from '../frozen-figures.js';
import { type CountedFrom, FrozenRecords } from '../frozen-records.store.js';
import type { FrozenReportRow } from '../frozen-reports.queries.js';
import { FrozenTrailQueries, keyOfCause } from './frozen-trail.queries.js';
import { sidesOf } from './figure-sides.js';
import { withPrinciples } from './principles.js';
import { type TracedCause, tracedCauses } from './traced-causes.js';
import { UnchangedParticipations } from './unchanged-participations.js';
import { cellOfWhole } from '../whole-cell.js';

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
      const figures = changes.map((change) => ({
        ...{ line: lineOf(change), figure: change.figure },
        isMissing: change.frozen === null || change.now === null,
      }));
      const causes = withPrinciples(causesOf(sides, lines, figures), figures, actions);
      const isTold = (cause: Cause, place: number) => place < mostTold || cause.kind === 'ACTION';
      const told = [...causes.values()].flatMap((own) => own.filter(isTold));
      const each = new Map(told.map((cause) => [keyOfCause(cause), cause]));
      const isOfProgrammes = counted.cell.programmeIds !== null;
      const entries = await this.trail.trace(transaction, [...each.values()], row, isOfProgrammes);
      const traces = Map.groupBy(entries, ({ key }) => key);
      return new Map(
        figures.map((figure) => {
          const own = causes.get(figureOf(figure.line, figure.figure))!;
          const traced = own.filter(isTold).map((cause) =>
            tracedCauses(cause, traces.get(keyOfCause(cause)) ?? [], {
              sideOf: sidesOf(cause, lines, counted.cell),
              event: sides.after.events.get(cause.record),
              frozenAt: row.frozenAt,
            }),
          );
          const unknown = traced.filter((some) => some.length === 0).length;
          const explained = { causes: traced.flat(), count: own.length - unknown };
          return [figureOf(figure.line, figure.figure), explained] as const;
        }),
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
    JSON.stringify(
      event && [
        ...[event.status === 'CANCELLED', event.actionIds, event.networkIds],
        ...[event.programmeId, event.partnerIds],
      ],
    );
  return counts(before) !== counts(after);
}

function byId<Counted extends { id: string }>(
  compared: readonly Compared<Counted>[],
  side: 'before' | 'after',
): Map<string, Counted> {
  return new Map(compared.flatMap(({ [side]: record }) => (record ? [[record.id, record] as const] : [])));
}
