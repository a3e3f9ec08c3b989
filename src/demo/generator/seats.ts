import type { AttendanceMode, WaitlistReason } from '../../schema-types.js';
import { type GeneratedEvent, modesOf } from './events.js';
import type { Ground } from './ground.js';

interface GeneratedPool {
  mode: AttendanceMode;
  /** Null: without limit. */
  capacity: number | null;
  confirmed: number;
  waitlisted: number;
  beyondCapacity: number;
}

/** The seats of one event while people are registered in their order; nobody gives one back. */
export class GeneratedSeats {
  private readonly pools: GeneratedPool[];
  private readonly heldByState = new Map<string, number>();

  /** `expected` is how many register. Those to come may fill up; what is over had room for all but a few walk-ins. */
  constructor(
    private readonly ground: Ground,
    private readonly event: GeneratedEvent,
    expected: number,
  ) {
    const { random } = ground;
    const modes = modesOf(event.format);
    this.pools = modes.map((mode) => {
      const room = event.fate === 'COMING' ? 0.4 + 0.9 * random.share() : random.chance(0.03) ? 0.7 : 1.1;
      const unlimited = mode === 'ONLINE' && random.chance(0.3);
      const capacity = unlimited ? null : Math.max(5, Math.round((expected * room) / modes.length));
      return { mode, capacity, confirmed: 0, waitlisted: 0, beyondCapacity: 0 };
    });
  }

  anyMode(): AttendanceMode {
    return this.pools.length === 1 ? this.pools[0]!.mode : this.ground.random.chance(0.5) ? 'IN_PERSON' : 'ONLINE';
  }

  /** A seat where one is free and within the state's limit, else a place in line: why it waits, or null. */
  take(mode: AttendanceMode, state: string | null): WaitlistReason | null {
    const pool = this.pool(mode);
    const { seatsPerState } = this.event;
    const held = state === null ? 0 : (this.heldByState.get(state) ?? 0);
    const reason =
      seatsPerState !== null && held >= seatsPerState ? 'STATE_QUOTA_USED' : isFull(pool) ? 'EVENT_FULL' : null;
    if (reason) {
      pool.waitlisted++;
    } else {
      pool.confirmed++;
      if (state !== null) this.heldByState.set(state, held + 1);
    }
    return reason;
  }

  /** Staff's seat for somebody who came: whether it is beyond capacity. */
  enter(mode: AttendanceMode): boolean {
    const pool = this.pool(mode);
    const beyond = isFull(pool);
    pool.confirmed++;
    if (beyond) pool.beyondCapacity++;
    return beyond;
  }

  /** Adds the pools as they stand when all are registered. */
  keep(): void {
    for (const { beyondCapacity, ...pool } of this.pools) {
      this.ground.load.add('event_seat_pool', { event_id: this.event.id, ...pool, beyond_capacity: beyondCapacity });
    }
  }

  private pool(mode: AttendanceMode): GeneratedPool {
    return this.pools.find((pool) => pool.mode === mode)!;
  }
}

const isFull = ({ capacity, confirmed, beyondCapacity }: GeneratedPool): boolean =>
  capacity !== null && confirmed - beyondCapacity >= capacity;
