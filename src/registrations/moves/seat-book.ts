import type { LockedEvent, SeatPoolRow } from '../../events/index.js';
import type { AttendanceMode, WaitlistReason } from '../../schema-types.js';

/** Somebody in line; `state` is null for who represents none and so is not limited. */
export interface PersonInLine {
  id: string;
  mode: AttendanceMode;
  state: string | null;
  reason: WaitlistReason;
}

/** How a seat is held. */
export type SeatHold = 'confirmed' | 'offered';

/** A pool in which a seat is free while somebody waits; `seats`: how many of its line come into question, null: all. */
export interface SeatOpening {
  mode: AttendanceMode;
  seats: number | null;
}

/** What limits the seats of states, as the event's lock shows it. */
export type StateLimits = Pick<LockedEvent, 'seatsPerState' | 'invitations' | 'heldByState'>;

/**
 * The seats of one event as they stand under its lock: what is taken and given back here is written down afterwards.
 * First come, first served; never more held than capacity; never a free seat while someone who may take it waits
 * (design, section 4).
 */
export class SeatBook {
  readonly pools: readonly SeatPoolRow[];
  private readonly heldByState: Map<string, number>;
  private readonly limited: boolean;

  /** Without `heldByState` no state is limited. */
  constructor(
    pools: readonly SeatPoolRow[],
    private readonly limits: StateLimits,
  ) {
    this.pools = pools.map((pool) => ({ ...pool }));
    this.limited = limits.heldByState !== null;
    this.heldByState = new Map(
      Object.entries(limits.heldByState ?? {}).flatMap(([state, seats]) =>
        Object.entries(seats).map(([mode, count]) => [`${state} ${mode}`, count]),
      ),
    );
  }

  /**
   * Confirms a seat where one is free and within the state's limit, else adds to the line; answers why it waits, or
   * null.
   */
  confirmOrQueue(mode: AttendanceMode, state: string | null): WaitlistReason | null {
    const pool = this.pool(mode);
    const reason = this.refusalReason(pool, state);
    if (reason) pool.waitlisted++;
    else this.hold(pool, state, 'confirmed');
    return reason;
  }

  /** Holds a seat where one is free and within the state's limit; answers whether it does. */
  tryHold(mode: AttendanceMode, state: string | null, held: SeatHold): boolean {
    const pool = this.pool(mode);
    if (this.refusalReason(pool, state)) return false;
    this.hold(pool, state, held);
    return true;
  }

  /** A seat that another has just given back for this person, whatever limits say. */
  takeOver(mode: AttendanceMode, state: string | null, beyond: boolean): void {
    const pool = this.pool(mode);
    if (beyond) {
      pool.confirmed++;
      pool.beyondCapacity++;
    } else {
      this.hold(pool, state, 'confirmed');
    }
  }

  /** Staff's seat, over capacity if need be; answers whether it is beyond it. */
  admitBeyondCapacity(mode: AttendanceMode, state: string | null): boolean {
    const beyond = this.isFull(this.pool(mode));
    this.takeOver(mode, state, beyond);
    return beyond;
  }

  /** Gives back a confirmed or offered seat. One beyond capacity frees nothing. */
  release(mode: AttendanceMode, state: string | null, held: SeatHold, beyond: boolean): void {
    const pool = this.pool(mode);
    pool[held]--;
    if (beyond) pool.beyondCapacity--;
    else if (state !== null) this.count(state, mode, -1);
  }

  /** Who waited before waits again. */
  joinLine(mode: AttendanceMode): void {
    this.pool(mode).waitlisted++;
  }

  /** Somebody in line goes. */
  leaveLine(mode: AttendanceMode): void {
    this.pool(mode).waitlisted--;
  }

  /** The pools in which somebody beyond capacity could have a seat within it. */
  get roomWithin(): SeatOpening[] {
    return this.pools
      .filter((pool) => pool.beyondCapacity > 0 && !this.isFull(pool))
      .map((pool) => ({ mode: pool.mode, seats: pool.capacity === null ? null : pool.capacity - held(pool) }));
  }

  /** Whoever was let in beyond capacity has a seat within it now. */
  takeIn(mode: AttendanceMode, state: string | null): void {
    this.pool(mode).beyondCapacity--;
    if (state !== null) this.count(state, mode, 1);
  }

  /** The pools with free seats; the whole line has to be known where states are limited or seats are not. */
  get openings(): SeatOpening[] {
    return this.pools
      .filter((pool) => pool.waitlisted > 0 && !this.isFull(pool))
      .map((pool) => ({
        mode: pool.mode,
        seats: this.limited || pool.capacity === null ? null : pool.capacity - held(pool),
      }));
  }

  /**
   * Gives a seat to whoever's turn it is, in the order of the line. Who is held back by the state's limit keeps the
   * place and is passed over. One pass is enough: it only takes seats, so nobody passed over becomes eligible.
   */
  fillFrom(line: readonly PersonInLine[], as: SeatHold): { seated: PersonInLine[]; heldBack: PersonInLine[] } {
    const seated: PersonInLine[] = [];
    const heldBack: PersonInLine[] = [];
    for (const waiting of line) {
      const pool = this.pool(waiting.mode);
      const reason = this.refusalReason(pool, waiting.state);
      if (reason) {
        if (reason !== waiting.reason) heldBack.push({ ...waiting, reason });
        continue;
      }
      pool.waitlisted--;
      this.hold(pool, waiting.state, as);
      seated.push(waiting);
    }
    return { seated, heldBack };
  }

  pool(mode: AttendanceMode): SeatPoolRow {
    const pool = this.pools.find((one) => one.mode === mode);
    if (!pool) throw new Error(`The event has no ${mode} seats`);
    return pool;
  }

  private refusalReason(pool: SeatPoolRow, state: string | null): WaitlistReason | null {
    if (state !== null && this.limited && this.isUsedUp(state, pool.mode)) return 'STATE_QUOTA_USED';
    return this.isFull(pool) ? 'EVENT_FULL' : null;
  }

  /** An invitation's own seats, by way of attending, take the place of what every state may hold over all pools. */
  private isUsedUp(state: string, mode: AttendanceMode): boolean {
    const invitation = this.limits.invitations[state];
    if (invitation) {
      const seats = seatsIn(mode, invitation, this.pools.length > 1);
      return seats !== null && this.heldBy(state, mode) >= seats;
    }
    const { seatsPerState } = this.limits;
    const everywhere = this.pools.reduce((sum, pool) => sum + this.heldBy(state, pool.mode), 0);
    return seatsPerState !== null && everywhere >= seatsPerState;
  }

  private hold(pool: SeatPoolRow, state: string | null, held: SeatHold): void {
    pool[held]++;
    if (state !== null) this.count(state, pool.mode, 1);
  }

  private count(state: string, mode: AttendanceMode, seats: number): void {
    this.heldByState.set(`${state} ${mode}`, this.heldBy(state, mode) + seats);
  }

  /** The seats that the people of a state hold within capacity. */
  heldBy(state: string, mode: AttendanceMode): number {
    return this.heldByState.get(`${state} ${mode}`) ?? 0;
  }

  private isFull(pool: SeatPoolRow): boolean {
    return pool.capacity !== null && held(pool) >= pool.capacity;
  }
}

/** Seats held within capacity. */
export const held = (pool: SeatPoolRow): number => pool.confirmed + pool.offered - pool.beyondCapacity;

/** The seats that an invitation gives in one way of attending; null: as many as there are. */
export function seatsIn(
  mode: AttendanceMode,
  { seats, onlineSeats }: { seats: number; onlineSeats: number | null },
  hybrid: boolean,
): number | null {
  return hybrid && mode === 'ONLINE' ? onlineSeats : seats;
}
