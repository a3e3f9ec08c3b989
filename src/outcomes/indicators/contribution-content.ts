import type { IndicatorContributionInput } from '../../schema-types.js';

/** What a version of an outcome adds to an indicator. */
export interface ContributionContent {
  indicatorId: string;
  value: number;
  note: string | null;
}

/** What an input makes of what a version adds to indicators. */
export const settleContributions = (
  before: ContributionContent[],
  input: readonly IndicatorContributionInput[] | null | undefined,
): ContributionContent[] =>
  input === undefined
    ? before
    : (input ?? []).map(({ indicator, value, note }) => ({
        indicatorId: indicator,
        value,
        note: note?.trim() || null,
      }));
