import { Injectable } from '@nestjs/common';
import { badInput, byKey, type CallContext, perCall } from '../../platform/index.js';
import type { IndicatorYear } from '../../schema-types.js';
import type { OutcomeRow } from '../reading/outcome.row.js';
import { ofEachVersion } from '../versions/outcome-links.sql.js';
import { actualOf, type Measured } from './indicator-actual.js';
import type { ContributionRow, IndicatorChangeRow, IndicatorRow, IndicatorValueRow } from './indicator.row.js';
import { IndicatorQueries } from './indicators.queries.js';

type Contributed = Measured['contributions'];

const mostYears = 1000;

/** Keyed by rows, not ids, so that two mutations of one call never share what was loaded between them. */
@Injectable()
export class IndicatorLoaders {
  constructor(private readonly queries: IndicatorQueries) {}

  readonly indicator = perCall<string, IndicatorRow | null>(
    async (ids) => byKey(await this.queries.byIds(ids), ({ id }) => id),
    () => null,
  );

  readonly values = perCall<IndicatorRow, IndicatorValueRow[]>(
    async (rows) => ofIndicators(rows, await this.queries.values(idsOf(rows)), indicatorIdOf),
    () => [],
  );

  readonly changes = perCall<IndicatorRow, IndicatorChangeRow[]>(
    async (rows) => ofIndicators(rows, await this.queries.changes(idsOf(rows)), ({ subject }) => subject),
    () => [],
  );

  readonly contributions = perCall<OutcomeRow, ContributionRow[]>(
    async (rows) => ofEachVersion(rows, await this.queries.contributions(rows)),
    () => [],
  );

  private readonly contributed = perCall<IndicatorRow, Contributed>(
    async (rows) => ofIndicators(rows, await this.queries.counted(idsOf(rows)), indicatorIdOf),
    () => [],
  );

  /** What was reached in a year, or so far if it is null. */
  async actual(context: CallContext, row: IndicatorRow, year: number | null): Promise<number | null> {
    return actualOf(await this.measured(context, row), year);
  }

  /**
   * Target and actual of each year.
   * @throws Problem BAD_INPUT if the years are in the wrong order, or too many
   */
  async years(context: CallContext, row: IndicatorRow, from: number, to: number): Promise<IndicatorYear[]> {
    if (to < from) throw badInput('to', { en: 'This is before the first year.', ru: 'Это раньше первого года.' });
    if (to - from >= mostYears)
      throw badInput('to', { en: 'At most 1,000 years are told.', ru: 'Сообщается не более чем о 1000 лет.' });
    const measured = await this.measured(context, row);
    const targets = new Map(row.targets.map(({ year, value }) => [year, value]));
    return Array.from({ length: to - from + 1 }, (_, index) => from + index).map((year) => ({
      year,
      target: targets.get(year) ?? null,
      actual: actualOf(measured, year),
    }));
  }

  private async measured(context: CallContext, row: IndicatorRow): Promise<Measured> {
    const [values, contributions] = await Promise.all([
      this.values(context).load(row),
      this.contributed(context).load(row),
    ]);
    return { aggregation: row.aggregation, values, contributions };
  }
}

const idsOf = (rows: readonly IndicatorRow[]): string[] => [...new Set(rows.map(({ id }) => id))];
const indicatorIdOf = ({ indicatorId }: { indicatorId: string }): string => indicatorId;

function ofIndicators<Part>(
  rows: readonly IndicatorRow[],
  parts: readonly Part[],
  idOf: (part: Part) => string,
): Map<IndicatorRow, Part[]> {
  const grouped = Map.groupBy(parts, idOf);
  return new Map(rows.map((row) => [row, grouped.get(row.id) ?? []]));
}
