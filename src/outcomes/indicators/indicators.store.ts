import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../access/index.js';
import { insertRows, notFound, sql, type Transaction } from '../../platform/index.js';
import type { IndicatorContent } from './indicator-content.js';
import type { IndicatorRow, IndicatorValueRow } from './indicator.row.js';
import { IndicatorQueries } from './indicators.queries.js';

/** What is entered by hand for one year. */
export type IndicatorValueContent = Pick<IndicatorValueRow, 'value' | 'source' | 'note'>;

/** Indicators with their actions, targets and values. */
@Injectable()
export class IndicatorRecords {
  constructor(private readonly queries: IndicatorQueries) {}

  /** Locks an indicator. @throws Problem NOT_FOUND naming `field` */
  async hold(transaction: Transaction, id: string, field: string): Promise<IndicatorRow> {
    const isThere = await transaction.execute(sql`SELECT FROM indicator WHERE id = ${id} FOR UPDATE`);
    if (!isThere) throw notFound(field);
    // A separate statement, so that its snapshot is taken after waiting for the lock.
    return (await this.queries.one(id, transaction))!;
  }

  async insert(transaction: Transaction, id: string, planId: string, content: IndicatorContent): Promise<void> {
    const { code, title, level, unit, ascending, aggregation, dataSource, baseline, baselineYear } = content;
    const record = {
      ...{ id, plan_id: planId, code, title, level, unit, ascending, aggregation },
      ...{ data_source: dataSource, baseline, baseline_year: baselineYear },
    };
    await transaction.execute(insertRows('indicator', [record]));
    await writeLists(transaction, id, content);
  }

  async update(transaction: Transaction, id: string, content: IndicatorContent): Promise<void> {
    await transaction.execute(
      sql`UPDATE indicator SET code = ${content.code}, title = ${JSON.stringify(content.title)},
          level = ${content.level}, unit = ${content.unit}, ascending = ${content.ascending},
          aggregation = ${content.aggregation}, data_source = ${content.dataSource}, baseline = ${content.baseline},
          baseline_year = ${content.baselineYear}, version = version + 1
        WHERE id = ${id}`,
    );
    await writeLists(transaction, id, content);
  }

  /** Replaces what is entered for a year; null removes it. */
  async writeValue(
    transaction: Transaction,
    { memberId }: SignedIn,
    id: string,
    year: number,
    value: IndicatorValueContent | null,
  ): Promise<void> {
    await transaction.execute(sql`DELETE FROM indicator_value WHERE indicator_id = ${id} AND year = ${year}`);
    if (!value) return;
    await transaction.execute(
      insertRows('indicator_value', [{ indicator_id: id, year, ...value, by_member_id: memberId }]),
    );
  }
}

/** Replaces the actions and targets of an indicator. */
async function writeLists(
  transaction: Transaction,
  id: string,
  { actionIds, targets }: IndicatorContent,
): Promise<void> {
  const actions = actionIds.map((actionId, index) => ({ indicator_id: id, action_id: actionId, position: index + 1 }));
  await Promise.all([
    transaction.execute(sql`DELETE FROM indicator_action WHERE indicator_id = ${id}`),
    transaction.execute(sql`DELETE FROM indicator_target WHERE indicator_id = ${id}`),
    transaction.execute(insertRows('indicator_action', actions)),
    transaction.execute(
      insertRows(
        'indicator_target',
        targets.map(({ year, value }) => ({ indicator_id: id, year, value })),
      ),
    ),
  ]);
}
