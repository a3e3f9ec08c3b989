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
const people = (...modes: (AttendanceMode | null)[]): { mode: AttendanceMode | null }[] =>
  modes.map((mode) => ({ mode }));

describe('the reserve of a state', () => {
  it('begins after the seats of its invitation', () => {
    expect(onReserve(people(null, null, null), 'GE', { ...event, invitations: invited(2, null) })).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('is everybody without seats, and begins after what every state may hold where it is not invited', () => {
    expect(onReserve(people('IN_PERSON'), 'GE', { ...event, invitations: invited(0, null) })).toEqual([true]);
    expect(onReserve(people(null, null), 'GE', { ...event, seatsPerState: 1 })).toEqual([false, true]);
  });

  it('knows the two ways of attending apart, and puts who has not chosen where a seat is left', () => {
    const seats = { ...hybrid, invitations: invited(1, 1) };
    expect(onReserve(people('IN_PERSON', 'IN_PERSON', 'ONLINE'), 'GE', seats)).toEqual([false, true, false]);
    expect(onReserve(people(null, null, null), 'GE', seats)).toEqual([false, false, true]);
    expect(onReserve(people(null, null, null), 'GE', { ...hybrid, invitations: invited(1, null) })).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is nobody without limits, and once seats are released', () => {
    expect(onReserve(people(null, null), 'GE', event)).toEqual([false, false]);
    expect(onReserve(people(null), 'GE', { ...event, invitations: invited(0, 0), heldByState: null })).toEqual([false]);
  });
});
