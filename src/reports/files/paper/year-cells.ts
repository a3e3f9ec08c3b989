import { none } from './composer.js';

/** "3 / 1 Delivered": events / outcomes, and how far the action came; of a year to come nothing but that. */
export function textOfYear(events: number, outcomes: number, status: string, isToCome: boolean): string {
  const counts = events + outcomes > 0 ? `${events} / ${outcomes}` : isToCome ? '' : none;
  return [counts, status].filter((text) => text !== '').join(' ');
}
