import type { LockedEvent } from '../../events/index.js';
import { badInput } from '../../platform/index.js';
import type { AttendanceMode } from '../../schema-types.js';

/**
 * How somebody takes part: as asked, else in the only way there is.
 * @throws Problem BAD_INPUT on `field` when that does not fit
 */
export function modeFor(event: LockedEvent, asked: AttendanceMode | null | undefined, field: string): AttendanceMode {
  const mode = modeIfChosen(event, asked, field);
  if (!mode)
    throw badInput(field, { en: 'Choose: in person or online.', ru: 'Выберите форму участия: очно или онлайн.' });
  return mode;
}

/** Like modeFor, but null where there is a choice that nobody has made yet. */
export function modeIfChosen(
  event: LockedEvent,
  asked: AttendanceMode | null | undefined,
  field: string,
): AttendanceMode | null {
  const offered = event.pools.map(({ mode }) => mode);
  if (!asked) return offered.length === 1 ? offered[0]! : null;
  if (!offered.includes(asked))
    throw badInput(field, {
      en: 'The event is not held this way.',
      ru: 'Мероприятие не проводится в этой форме.',
    });
  return asked;
}
