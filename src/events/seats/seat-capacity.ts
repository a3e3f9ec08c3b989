import { type Message, type Problems, valueRequired } from '../../platform/index.js';
import type { AttendanceMode, EventFormat, SeatInput } from '../../schema-types.js';

/** How many can take part in one way; null: without limit. */
export interface SeatCapacity {
  mode: AttendanceMode;
  capacity: number | null;
}

/** The ways of attending that each format has; each has its own pool of seats. */
export const modesOf: Readonly<Record<EventFormat, readonly AttendanceMode[]>> = {
  ONLINE: ['ONLINE'],
  SELF_PACED: ['ONLINE'],
  IN_PERSON: ['IN_PERSON'],
  HYBRID: ['IN_PERSON', 'ONLINE'],
};

/** The seats of exactly the ways of attending that the format has; left out, those stay that it still has. */
export function settleSeats(
  format: EventFormat,
  before: readonly SeatCapacity[],
  given: readonly SeatInput[] | null | undefined,
  problems: Problems,
): SeatCapacity[] {
  const modes = modesOf[format];
  if (given === null) problems.add('input.seats', valueRequired);
  const seats = given
    ? given.map(({ mode, capacity }) => ({ mode, capacity: capacity ?? null }))
    : before.filter(({ mode }) => modes.includes(mode));
  seats.forEach(({ mode }, index) => {
    if (!modes.includes(mode)) problems.add(`input.seats.${index}.mode`, foreignMode);
    else if (seats.findIndex((other) => other.mode === mode) < index) problems.add(`input.seats.${index}.mode`, twice);
  });
  if (given !== null && modes.some((mode) => !seats.some((pool) => pool.mode === mode)))
    problems.add('input.seats', missingMode);
  return seats;
}

const twice: Message = {
  en: 'Each way of attending has one pool of seats.',
  ru: 'Для каждой формы участия задаётся одно число мест.',
};
const foreignMode: Message = {
  en: 'Events of this format are not attended in this way.',
  ru: 'Этот формат не предусматривает такой формы участия.',
};
const missingMode: Message = {
  en: 'Say the seats for every way of attending that the format has.',
  ru: 'Укажите места для каждой формы участия, предусмотренной форматом.',
};
