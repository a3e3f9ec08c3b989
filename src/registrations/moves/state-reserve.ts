import type { LockedEvent } from '../../events/index.js';
import type { AttendanceMode } from '../../schema-types.js';
import { seatsIn, type StateLimits } from './seat-book.js';

type SeatsOfStates = StateLimits & Pick<LockedEvent, 'pools'>;

/**
 * Which of a state's nominations, in its order of preference, lie beyond its seats: the reserve. Who has not chosen how
 * to take part gets a seat in person where one is left, else online. Once seats are released, or where no state is
 * limited, there is no reserve.
 */
export function onReserve(
  nominations: readonly { mode: AttendanceMode | null }[],
  state: string,
  event: SeatsOfStates,
): boolean[] {
  const left = seatsOf(state, event);
  if (left === null) return nominations.map(() => false);
  return nominations.map(({ mode }) => {
    const pool = left.find(({ modes, seats }) => seats > 0 && (mode === null || modes.includes(mode)));
    if (pool) pool.seats--;
    return !pool;
  });
}

/** What a state may fill, by the ways of attending that share it; null: without limit. */
function seatsOf(
  state: string,
  { pools, seatsPerState, invitations, heldByState }: SeatsOfStates,
): { modes: AttendanceMode[]; seats: number }[] | null {
  if (heldByState === null) return null;
  const modes = pools.map(({ mode }) => mode);
  const invitation = invitations[state];
  if (invitation)
    return modes.map((mode) => ({ modes: [mode], seats: seatsIn(mode, invitation, modes.length > 1) ?? Infinity }));
  return seatsPerState === null ? null : [{ modes, seats: seatsPerState }];
}
