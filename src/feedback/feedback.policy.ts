import type { EventRow } from '../events/index.js';
import type { FeedbackStage } from '../schema-types.js';

const editableFor = 14 * 24 * 60 * 60 * 1000;
const stages: readonly FeedbackStage[] = ['AFTER_EVENT', 'MONTHS_LATER'];

/** An answer can be changed for two weeks. */
export const isFinal = (givenAt: Date, now: Date): boolean => now.getTime() - givenAt.getTime() > editableFor;

/** Whether a viewer can say, or still change, what an event was like. */
export function mayGiveFeedback(
  { endsAt, viewerStanding: { attended, feedback } }: Pick<EventRow, 'endsAt' | 'viewerStanding'>,
  now: Date,
): boolean {
  const given = feedback.filter(({ givenAt }) => isFinal(new Date(givenAt), now)).map(({ stage }) => stage);
  return attended && endsAt <= now && !stages.every((stage) => given.includes(stage));
}
