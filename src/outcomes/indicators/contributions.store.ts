import { Injectable } from '@nestjs/common';
import { insertRows, type Message, type Problems, type Reader, sql, type Transaction } from '../../platform/index.js';
import type { ContributionContent } from './contribution-content.js';

/** What `outcome_version v` adds to indicators as JSON, in its order. */
export const contributionsOfVersion = sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('indicatorId', c.indicator_id, 'value', c.value, 'note', c.note)
    ORDER BY c.position), '[]')
  FROM outcome_contribution c WHERE (c.outcome_id, c.number) = (v.outcome_id, v.number))`;

/** What versions of outcomes add to indicators. */
@Injectable()
export class ContributionRecords {
  /** Adds each indicator to `problems` that is missing, named twice, or of another plan than the outcome's actions. */
  async check(
    reader: Reader,
    { contributions, actions }: { contributions: readonly ContributionContent[]; actions: readonly string[] },
    problems: Problems,
  ): Promise<void> {
    if (contributions.length === 0) return;
    const ids = contributions.map(({ indicatorId }) => indicatorId);
    const rows = await reader.rows<{ id: string; fits: boolean }>(
      sql`SELECT i.id, EXISTS (
          SELECT FROM action a WHERE a.plan_id = i.plan_id AND a.id = ANY (${actions}::uuid[])) AS fits
        FROM indicator i WHERE i.id = ANY (${ids}::uuid[])`,
    );
    const fits = new Map(rows.map((row) => [row.id, row.fits]));
    ids.forEach((id, index) => {
      const field = `input.contributions.${index}.indicator`;
      if (!fits.has(id)) problems.add(field, unknown);
      else if (ids.indexOf(id) < index) problems.add(field, twice);
      else if (!fits.get(id)) problems.add(field, otherPlan);
    });
  }

  /** Replaces the contributions of a version. */
  async write(
    transaction: Transaction,
    outcomeId: string,
    number: number,
    contributions: readonly ContributionContent[],
  ): Promise<void> {
    await transaction.execute(
      sql`DELETE FROM outcome_contribution WHERE outcome_id = ${outcomeId} AND number = ${number}`,
    );
    const records = contributions.map(({ indicatorId, value, note }, index) => ({
      ...{ outcome_id: outcomeId, number, position: index + 1 },
      ...{ indicator_id: indicatorId, value, note },
    }));
    await transaction.execute(insertRows('outcome_contribution', records));
  }
}

const unknown: Message = { en: 'This does not exist.', ru: 'Такого нет.' };
const twice: Message = { en: 'This indicator is named twice.', ru: 'Этот показатель указан дважды.' };
const otherPlan: Message = {
  en: 'This indicator belongs to another plan than the actions of the outcome.',
  ru: 'Этот показатель относится не к тому плану, что действия результата.',
};
