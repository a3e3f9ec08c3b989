import type { EventRow } from '../events/index.js';
import type { FeedbackStage } from '../schema-types.js';

const editableFor = 14 * 24 * 60 * 60 * 1000;
const stages: readonly FeedbackStage[] = ['AFTER_EVENT', 'MONTHS_LATER'];

/** An answer can be changed for two weeks, and no longer. */
export const isFinal = (givenAt: Date, now: Date): boolean => now.getTime() - givenAt.getTime() > editableFor;

/** Whether a viewer can give feedback on an event, or still change what was given. */
export function mayGiveFeedback(
  { endsAt, viewerRelation: { attended, feedback } }: Pick<EventRow, 'endsAt' | 'viewerRelation'>,
  now: Date,
): boolean {
  const given = feedback.filter(({ givenAt }) => isFinal(new Date(givenAt), now)).map(({ stage }) => stage);
  return attended && endsAt <= now && !stages.every((stage) => given.includes(stage));
}
