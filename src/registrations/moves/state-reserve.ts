import type { LockedEvent } from '../../events/index.js';
import type { AttendanceMode, RegistrationStatus } from '../../schema-types.js';
import { seatsIn, type StateLimits } from './seat-book.js';

type SeatsOfStates = StateLimits & Pick<LockedEvent, 'pools'>;

interface Nomination {
  mode: AttendanceMode | null;
  status: RegistrationStatus;
}

/** What the people of a state hold already, whether they were nominated or came by themselves. */
interface HeldSeats {
  heldBy(state: string, mode: AttendanceMode): number;
}

/**
 * Which of a state's nominations, in its order of preference, lie beyond its seats: the reserve. What the state holds,
 * and whoever has accepted, counts first, so that nobody is asked for a seat that there is not. Who has not chosen how
 * to take part gets a seat in person where one is left, else online. Once seats are released, or where no state is
 * limited, there is no reserve.
 */
export function onReserve(
  nominations: readonly Nomination[],
  state: string,
  event: SeatsOfStates,
  held: HeldSeats,
): boolean[] {
  const left = seatsOf(state, event);
  if (left === null) return nominations.map(() => false);
  for (const share of left) for (const mode of share.modes) share.seats -= held.heldBy(state, mode);
  const takes = (mode: AttendanceMode | null): boolean => {
    const share = left.find(({ modes, seats }) => seats > 0 && (mode === null || modes.includes(mode)));
    if (share) share.seats--;
    return share !== undefined;
  };
  for (const { status, mode } of nominations) if (status === 'PENDING' || status === 'WAITLISTED') takes(mode);
  return nominations.map(({ status, mode }) => status === 'NOMINATED' && !takes(mode));
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
