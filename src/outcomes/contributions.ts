import type { Message, Problems, Reader, Transaction } from '../platform/index.js';
import type { IndicatorContributionInput } from '../schema-types.js';

/** What a version of an outcome adds to an indicator. */
export interface ContributionContent {
  indicatorId: string;
  value: number;
  note: string | null;
}

/** SQL of the contributions of `outcome_version v`, in their order. */
export const contributionsOfVersion = `(
  SELECT coalesce(jsonb_agg(jsonb_build_object('indicatorId', c.indicator_id, 'value', c.value, 'note', c.note) ORDER BY c.position), '[]')
  FROM outcome_contribution c WHERE (c.outcome_id, c.number) = (v.outcome_id, v.number))`;

/** The list that an input makes of that before. */
export const contributionsFrom = (
  input: readonly IndicatorContributionInput[] | null | undefined,
  before: ContributionContent[],
): ContributionContent[] =>
  input === undefined
    ? before
    : (input ?? []).map(({ indicator, value, note }) => ({
        indicatorId: indicator.toLowerCase(),
        value,
        note: note?.trim() || null,
      }));

/** Adds to `problems` each indicator that is missing, named twice, or of a plan that none of the outcome's actions is of. */
export async function checkContributions(
  reader: Reader,
  { contributions, actions }: { contributions: readonly ContributionContent[]; actions: readonly string[] },
  problems: Problems,
): Promise<void> {
  if (contributions.length === 0) return;
  const ids = contributions.map(({ indicatorId }) => indicatorId);
  const rows = await reader.rows<{ id: string; fits: boolean }>(
    `SELECT i.id, EXISTS (SELECT FROM action a WHERE a.plan_id = i.plan_id AND a.id = ANY ($2::uuid[])) AS fits
     FROM indicator i WHERE i.id = ANY ($1::uuid[])`,
    [ids, actions],
  );
  const fits = new Map(rows.map((row) => [row.id, row.fits]));
  ids.forEach((id, index) => {
    const field = `input.contributions.${index}.indicator`;
    if (!fits.has(id)) problems.add(field, unknown);
    else if (ids.indexOf(id) < index) problems.add(field, twice);
    else if (!fits.get(id)) problems.add(field, otherPlan);
  });
}

/** Writes the contributions of a version in place of those there are. */
export async function writeContributions(
  transaction: Transaction,
  outcomeId: string,
  number: number,
  contributions: readonly ContributionContent[],
): Promise<void> {
  await transaction.rows(`DELETE FROM outcome_contribution WHERE outcome_id = $1 AND number = $2`, [outcomeId, number]);
  await transaction.rows(
    `INSERT INTO outcome_contribution (outcome_id, number, position, indicator_id, value, note)
     SELECT $1, $2, position, indicator_id, value, note
     FROM unnest($3::uuid[], $4::double precision[], $5::text[]) WITH ORDINALITY AS list (indicator_id, value, note, position)`,
    [
      outcomeId,
      number,
      contributions.map(({ indicatorId }) => indicatorId),
      contributions.map(({ value }) => value),
      contributions.map(({ note }) => note),
    ],
  );
}

const unknown: Message = { en: 'This does not exist.', ru: 'Такого нет.' };
const twice: Message = { en: 'This indicator is named twice.', ru: 'Этот показатель указан дважды.' };
const otherPlan: Message = {
  en: 'This indicator belongs to another plan than the actions of the outcome.',
  ru: 'Этот показатель относится не к тому плану, что действия результата.',
};
