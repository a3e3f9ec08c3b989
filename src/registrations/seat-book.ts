import type { SeatPoolRow } from '../events/index.js';
import type { AttendanceMode, WaitlistReason } from '../schema-types.js';

/** Somebody in line; `state` is null for who represents none and so is not limited. */
export interface Waiting {
  id: string;
  mode: AttendanceMode;
  state: string | null;
  reason: WaitlistReason;
}

/**
 * The seats of one event as they stand under its lock: what is taken and given back here is written down afterwards.
 * First come, first served; never more held than capacity; never a free seat while someone who may take it waits (design, section 4).
 */
export class SeatBook {
  readonly pools: readonly SeatPoolRow[];
  private readonly heldByState: Map<string, number>;

  /** `heldByState` counts held seats over all pools; it is needed only where `seatsPerState` limits them. */
  constructor(
    pools: readonly SeatPoolRow[],
    private readonly seatsPerState: number | null,
    heldByState: ReadonlyMap<string, number>,
  ) {
    this.pools = pools.map((pool) => ({ ...pool }));
    this.heldByState = new Map(heldByState);
  }

  /** Confirms a seat where one is free and within the state's limit, else adds to the line; answers why it waits, or null. */
  take(mode: AttendanceMode, state: string | null): WaitlistReason | null {
    const pool = this.pool(mode);
    const reason = this.obstacle(pool, state);
    if (reason) pool.waitlisted++;
    else this.hold(pool, state);
    return reason;
  }

  /** Staff's seat, over capacity if need be; answers whether it is beyond it. */
  enter(mode: AttendanceMode, state: string | null): boolean {
    const pool = this.pool(mode);
    const beyond = this.isFull(pool);
    if (beyond) {
      pool.confirmed++;
      pool.beyondCapacity++;
    } else {
      this.hold(pool, state);
    }
    return beyond;
  }

  /** Gives back a confirmed or offered seat. One beyond capacity frees nothing. */
  release(mode: AttendanceMode, state: string | null, held: 'confirmed' | 'offered', beyond: boolean): void {
    const pool = this.pool(mode);
    pool[held]--;
    if (beyond) pool.beyondCapacity--;
    else if (state !== null) this.heldByState.set(state, this.heldBy(state) - 1);
  }

  /** Somebody in line goes. */
  leaveLine(mode: AttendanceMode): void {
    this.pool(mode).waitlisted--;
  }

  /** Whether anybody waits where a seat is free, so that the line has to be looked at. */
  get mayPromote(): boolean {
    return this.openings.length > 0;
  }

  /** The pools with free seats, and how many of each one's line have to be known: null, all, where states are limited or seats are not. */
  get openings(): { mode: AttendanceMode; seats: number | null }[] {
    return this.pools
      .filter((pool) => pool.waitlisted > 0 && !this.isFull(pool))
      .map((pool) => ({
        mode: pool.mode,
        seats: this.seatsPerState !== null || pool.capacity === null ? null : pool.capacity - held(pool),
      }));
  }

  /**
   * Confirms whoever's turn it is, in the order of the line. Who is held back by the state's limit keeps the place and is passed over.
   * One pass is enough: it only takes seats, so nobody passed over becomes eligible.
   */
  promote(line: readonly Waiting[]): { promoted: Waiting[]; held: Waiting[] } {
    const promoted: Waiting[] = [];
    const heldBack: Waiting[] = [];
    for (const waiting of line) {
      const pool = this.pool(waiting.mode);
      const reason = this.obstacle(pool, waiting.state);
      if (reason) {
        if (reason !== waiting.reason) heldBack.push({ ...waiting, reason });
        continue;
      }
      pool.waitlisted--;
      this.hold(pool, waiting.state);
      promoted.push(waiting);
    }
    return { promoted, held: heldBack };
  }

  pool(mode: AttendanceMode): SeatPoolRow {
    const pool = this.pools.find((one) => one.mode === mode);
    if (!pool) throw new Error(`The event has no ${mode} seats`);
    return pool;
  }

  private obstacle(pool: SeatPoolRow, state: string | null): WaitlistReason | null {
    if (this.seatsPerState !== null && state !== null && this.heldBy(state) >= this.seatsPerState)
      return 'STATE_QUOTA_USED';
    return this.isFull(pool) ? 'EVENT_FULL' : null;
  }

  private hold(pool: SeatPoolRow, state: string | null): void {
    pool.confirmed++;
    if (state !== null) this.heldByState.set(state, this.heldBy(state) + 1);
  }

  private heldBy(state: string): number {
    return this.heldByState.get(state) ?? 0;
  }

  private isFull(pool: SeatPoolRow): boolean {
    return pool.capacity !== null && held(pool) >= pool.capacity;
  }
}

/** Seats held within capacity. */
export const held = (pool: SeatPoolRow): number => pool.confirmed + pool.offered - pool.beyondCapacity;
