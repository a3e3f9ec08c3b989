import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SeatPoolRow } from '../../events/index.js';
import type { AttendanceMode, WaitlistReason } from '../../schema-types.js';
import { held, type PersonInLine, SeatBook, type StateLimits } from './seat-book.js';

const limited = (seatsPerState: number | null, heldByState: StateLimits['heldByState'] = {}): StateLimits => ({
  seatsPerState,
  invitations: {},
  heldByState: seatsPerState === null ? null : heldByState,
});

const pool = (mode: AttendanceMode, capacity: number | null, counters: Partial<SeatPoolRow> = {}): SeatPoolRow => ({
  mode, capacity, confirmed: 0, offered: 0, waitlisted: 0, beyondCapacity: 0, ...counters,
}); // prettier-ignore

const waiting = (
  id: string,
  state: string | null,
  mode: AttendanceMode = 'IN_PERSON',
  reason: WaitlistReason = 'EVENT_FULL',
): PersonInLine => ({ id, mode, state, reason });

describe('SeatBook', () => {
  it('confirms until the pool is full, then makes wait', () => {
    const book = new SeatBook([pool('ONLINE', 2)], limited(null));
    expect([
      book.confirmOrQueue('ONLINE', 'GE'),
      book.confirmOrQueue('ONLINE', 'GE'),
      book.confirmOrQueue('ONLINE', 'PL'),
    ]).toEqual([null, null, 'EVENT_FULL']);
    expect(book.pools[0]).toMatchObject({ confirmed: 2, waitlisted: 1 });
  });

  it('holds back whose state has used its limit over all pools, and nobody without a state', () => {
    const book = new SeatBook([pool('ONLINE', null), pool('IN_PERSON', 10)], limited(1, { GE: { ONLINE: 1 } }));
    expect([
      book.confirmOrQueue('ONLINE', 'GE'),
      book.confirmOrQueue('IN_PERSON', 'PL'),
      book.confirmOrQueue('ONLINE', 'PL'),
    ]).toEqual(['STATE_QUOTA_USED', null, 'STATE_QUOTA_USED']);
    expect([book.confirmOrQueue('ONLINE', null), book.confirmOrQueue('ONLINE', null)]).toEqual([null, null]);
  });

  it('passes over who is held back and promotes the next, who keeps the place otherwise', () => {
    const book = new SeatBook(
      [pool('IN_PERSON', 3, { confirmed: 2, waitlisted: 3 })],
      limited(1, { GE: { IN_PERSON: 1 }, PL: { IN_PERSON: 1 } }),
    );
    const { seated, heldBack } = book.fillFrom(
      [waiting('first', 'GE'), waiting('second', 'UA'), waiting('third', 'LT')],
      'confirmed',
    );
    expect(seated.map(({ id }) => id)).toEqual(['second']);
    expect(heldBack).toEqual([waiting('first', 'GE', 'IN_PERSON', 'STATE_QUOTA_USED')]);
  });

  it('counts the seats of an invitation by the way of attending, in place of the limit for all states', () => {
    const book = new SeatBook([pool('IN_PERSON', 10), pool('ONLINE', null)], {
      seatsPerState: 1,
      invitations: { GE: { seats: 2, onlineSeats: 1, nominationClosesAt: null } },
      heldByState: { GE: { IN_PERSON: 1 } },
    });
    expect([book.confirmOrQueue('IN_PERSON', 'GE'), book.confirmOrQueue('IN_PERSON', 'GE')]).toEqual([
      null,
      'STATE_QUOTA_USED',
    ]);
    expect([book.confirmOrQueue('ONLINE', 'GE'), book.confirmOrQueue('ONLINE', 'GE')]).toEqual([
      null,
      'STATE_QUOTA_USED',
    ]);
    expect([book.confirmOrQueue('ONLINE', 'PL'), book.confirmOrQueue('IN_PERSON', 'PL')]).toEqual([
      null,
      'STATE_QUOTA_USED',
    ]);
  });

  it('offers a seat, which is held until it is taken or given back', () => {
    const book = new SeatBook([pool('ONLINE', 1, { waitlisted: 2 })], limited(null));
    expect(
      book.fillFrom([waiting('first', 'GE', 'ONLINE'), waiting('second', 'GE', 'ONLINE')], 'offered').seated,
    ).toHaveLength(1);
    expect(book.pools[0]).toMatchObject({ confirmed: 0, offered: 1, waitlisted: 1 });
    book.release('ONLINE', 'GE', 'offered', false);
    expect(book.tryHold('ONLINE', 'GE', 'confirmed')).toBe(true);
    expect(book.tryHold('ONLINE', 'GE', 'confirmed')).toBe(false);
  });

  it('frees nothing when a walk-in beyond capacity leaves', () => {
    const book = new SeatBook([pool('IN_PERSON', 1, { confirmed: 1, waitlisted: 1 })], limited(null));
    expect(book.admitBeyondCapacity('IN_PERSON', 'GE')).toBe(true);
    book.release('IN_PERSON', 'GE', 'confirmed', true);
    expect(book.openings).toEqual([]);
    expect(book.pools[0]).toMatchObject({ confirmed: 1, beyondCapacity: 0 });
  });

  it('never oversells, never leaves a seat free for who may take it, and keeps its counters, whatever happens', () => {
    const state = fc.constantFrom('GE', 'PL', 'UA', null);
    const mode = fc.constantFrom<AttendanceMode>('IN_PERSON', 'ONLINE');
    const step = fc.oneof(
      fc.record({ kind: fc.constant('take' as const), mode, state }),
      fc.record({ kind: fc.constant('enter' as const), mode, state }),
      fc.record({ kind: fc.constant('leave' as const), which: fc.nat() }),
    );
    const capacity = fc.option(fc.integer({ min: 0, max: 4 }), { nil: null });
    fc.assert(
      fc.property(
        capacity,
        capacity,
        fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
        fc.array(step, { maxLength: 40 }),
        (inPerson, online, limit, steps) => {
          const book = new SeatBook([pool('IN_PERSON', inPerson), pool('ONLINE', online)], limited(limit));
          let people: {
            id: string;
            mode: AttendanceMode;
            state: string | null;
            status: 'HELD' | 'BEYOND' | 'WAITING';
            reason: WaitlistReason;
          }[] = [];
          steps.forEach((one, index) => {
            const id = String(index);
            if (one.kind === 'take') {
              const reason = book.confirmOrQueue(one.mode, one.state);
              people.push({
                id,
                mode: one.mode,
                state: one.state,
                status: reason ? 'WAITING' : 'HELD',
                reason: reason ?? 'EVENT_FULL',
              });
            } else if (one.kind === 'enter') {
              const beyond = book.admitBeyondCapacity(one.mode, one.state);
              people.push({
                id,
                mode: one.mode,
                state: one.state,
                status: beyond ? 'BEYOND' : 'HELD',
                reason: 'EVENT_FULL',
              });
            } else if (people.length > 0) {
              const leaving = people[one.which % people.length]!;
              if (leaving.status === 'WAITING') book.leaveLine(leaving.mode);
              else book.release(leaving.mode, leaving.state, 'confirmed', leaving.status === 'BEYOND');
              people = people.filter((person) => person !== leaving);
            }
            const { seated } = book.fillFrom(
              people.filter(({ status }) => status === 'WAITING'),
              'confirmed',
            );
            for (const { id: moved } of seated) people.find((person) => person.id === moved)!.status = 'HELD';
            check(book, people, limit);
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});

function check(
  book: SeatBook,
  people: { mode: AttendanceMode; state: string | null; status: string }[],
  limit: number | null,
): void {
  const heldBy = (state: string): number =>
    people.filter((person) => person.state === state && person.status === 'HELD').length;
  for (const one of book.pools) {
    const own = people.filter(({ mode }) => mode === one.mode);
    const count = (status: string): number => own.filter((person) => person.status === status).length;
    expect(one).toMatchObject({
      confirmed: count('HELD') + count('BEYOND'),
      beyondCapacity: count('BEYOND'),
      waitlisted: count('WAITING'),
    });
    if (one.capacity !== null) expect(held(one)).toBeLessThanOrEqual(one.capacity);
    const free = one.capacity === null || held(one) < one.capacity;
    const stranded = own.filter(
      ({ status, state }) =>
        status === 'WAITING' && free && (limit === null || state === null || heldBy(state) < limit),
    );
    expect(stranded).toEqual([]);
  }
}
