import { everyText, type Texts } from '../../../platform/index.js';
import type { KeptEvent } from '../../frozen/kept-events.queries.js';
import type { KeptNames } from '../../frozen/kept-names.js';
import type { ReportedActivity, ReportedEvent } from './report-content.js';

/**
 * The events of a frozen report as its files list them: as they were, and called as they were called.
 */
export function keptEvents(
  events: readonly KeptEvent[],
  activity: ReportedActivity,
  names: KeptNames,
  locale: string,
): ReportedEvent[] {
  const actions = [...activity.rows, ...(activity.subItems ?? [])].map(({ action }) => action);
  return events.map(({ id, kind, format, status, day, actionIds, attendance }) => {
    const then = names['Event']?.[id] ?? {};
    const city = then['city'] as string | null | undefined;
    return {
      ...{ id, kind, format, status },
      startsAtLocal: day,
      titles: everyText(then['titles'] as Texts | undefined, locale),
      venue: city ? { city } : null,
      actions: actions.filter((action) => actionIds.includes(action.id)),
      attendance: attendance && {
        participants: attendance.participants,
        states: attendance.states.map((code) => ({ code })),
        organisations: attendance.organisationIds.map((of) => ({ id: of })),
      },
    };
  });
}
