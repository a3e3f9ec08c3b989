import { describe, expect, it } from '@jest/globals';
import type { SeatPoolRow } from '../../events/index.js';
import type { AttendanceMode } from '../../schema-types.js';
import { onReserve } from './state-reserve.js';

const pool = (mode: AttendanceMode): SeatPoolRow => ({
  mode, capacity: 100, confirmed: 0, offered: 0, waitlisted: 0, beyondCapacity: 0,
}); // prettier-ignore

const event = { pools: [pool('IN_PERSON')], seatsPerState: null, invitations: {}, heldByState: {} };
const hybrid = { ...event, pools: [pool('IN_PERSON'), pool('ONLINE')] };
const invited = (seats: number, onlineSeats: number | null) => ({
  GE: { seats, onlineSeats, nominationClosesAt: null },
});
const people = (...modes: (AttendanceMode | null)[]) => modes.map((mode) => ({ mode, status: 'NOMINATED' as const }));
const holding = (seats: number) => ({
  heldBy: (_: string, mode: AttendanceMode) => (mode === 'IN_PERSON' ? seats : 0),
});
const reserveOf = (nominations: Parameters<typeof onReserve>[0], seats: Parameters<typeof onReserve>[2], held = 0) =>
  onReserve(nominations, 'GE', seats, holding(held));

describe('the reserve of a state', () => {
  it('begins after the seats of its invitation', () => {
    expect(reserveOf(people(null, null, null), { ...event, invitations: invited(2, null) })).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('is everybody without seats, and begins after what every state may hold where it is not invited', () => {
    expect(reserveOf(people('IN_PERSON'), { ...event, invitations: invited(0, null) })).toEqual([true]);
    expect(reserveOf(people(null, null), { ...event, seatsPerState: 1 })).toEqual([false, true]);
  });

  it('knows the two ways of attending apart, and puts who has not chosen where a seat is left', () => {
    const seats = { ...hybrid, invitations: invited(1, 1) };
    expect(reserveOf(people('IN_PERSON', 'IN_PERSON', 'ONLINE'), seats)).toEqual([false, true, false]);
    expect(reserveOf(people(null, null, null), seats)).toEqual([false, false, true]);
    expect(reserveOf(people(null, null, null), { ...hybrid, invitations: invited(1, null) })).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('counts first what the state holds, and whoever has accepted, wherever they rank', () => {
    const seats = { ...event, invitations: invited(2, null) };
    expect(reserveOf(people(null, null), seats, 1)).toEqual([false, true]);
    expect(reserveOf([...people(null, null), { mode: 'IN_PERSON', status: 'CONFIRMED' }], seats, 1)).toEqual([
      false,
      true,
      false,
    ]);
    expect(reserveOf([...people(null, null), { mode: 'IN_PERSON', status: 'PENDING' }], seats)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('is nobody without limits, and once seats are released', () => {
    expect(reserveOf(people(null, null), event)).toEqual([false, false]);
    expect(reserveOf(people(null), { ...event, invitations: invited(0, 0), heldByState: null })).toEqual([false]);
  });
});
