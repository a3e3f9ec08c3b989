import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holdsSeat, isActive, type LockedEvent, type SeatPoolRow } from '../../events/index.js';
import { Problem } from '../../platform/index.js';
import type { AttendanceMode, RegistrationPolicy } from '../../schema-types.js';
import type { Registration } from '../registration.js';
import { RegistrationActs } from './registration-acts.js';
import { RegistrationBatch } from './registration-batch.js';
import type { Newcomer, WaitingRegistration } from './registration-move.js';
import { SeatBook, seatsIn } from './seat-book.js';

const firstBeginning = new Date('2030-05-20T08:00:00Z');
const hour = 3_600_000;
const modes: readonly AttendanceMode[] = ['IN_PERSON', 'ONLINE'];
/** Two states and somebody who represents none, four people each. */
const people = ['GE', 'UA', null].flatMap((state) =>
  [0, 1, 2, 3].map((number) => ({ id: `${state}-${number}`, state })),
);

interface Rules {
  policy: RegistrationPolicy;
  capacity: Record<AttendanceMode, number | null>;
  seatsPerState: number | null;
  invited: { seats: number; onlineSeats: number | null } | null;
  offerHours: number | null;
  answerHours: number | null;
  /** How long before the event the first act is. */
  hoursBefore: number;
}

/**
 * One event kept in memory the way the database keeps it: what a batch has touched is stored, or nothing of it where it
 * refuses.
 */
class Memory {
  readonly stored = new Map<string, Registration>();
  /** The order of the line. */
  private readonly places = new Map<string, number>();
  private last = 0;
  readonly history: { id: string; from: string | null; to: string }[] = [];
  begins = new Date(firstBeginning);
  now: Date;
  released = false;

  constructor(readonly rules: Rules) {
    this.now = new Date(firstBeginning.getTime() - rules.hoursBefore * hour);
  }

  /** Whether the act was carried out; a refusal leaves everything as it was. */
  act(work: (acts: RegistrationActs) => void): boolean {
    const batch = new RegistrationBatch(this.event(), new SeatBook(this.pools(), this.event()), this.now);
    try {
      this.promote(batch);
      work(new RegistrationActs(batch, { memberId: 'somebody', staff: true }));
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
    this.save(batch);
    return true;
  }

  of(member: string): Registration | null {
    const own = [...this.stored.values()].filter(({ memberId }) => memberId === member);
    return own.find(({ status }) => isActive(status)) ?? own.at(-1) ?? null;
  }

  /** In the order of the line. */
  inLine(chosen: (registration: Registration) => boolean): Registration[] {
    return [...this.stored.values()]
      .filter(chosen)
      .sort((one, other) => this.places.get(one.id)! - this.places.get(other.id)!);
  }

  /** As the desk does it: whoever is beyond capacity is taken in where there is room, then it is the line's turn. */
  private promote(batch: RegistrationBatch): void {
    const { book, touched } = batch;
    const beyond = this.inLine((one) => one.beyondCapacity && !touched.has(one.id));
    for (const one of [...beyond, ...[...touched.values()].filter(({ beyondCapacity }) => beyondCapacity)]) {
      if (!book.roomWithin.some((room) => room.mode === one.mode)) continue;
      book.takeIn(one.mode!, one.state);
      batch.change({ ...one, beyondCapacity: false });
    }
    if (this.now >= this.begins || book.openings.length === 0) return;
    const line = this.inLine(({ id, status }) => status === 'WAITLISTED' && !touched.has(id));
    const newcomers = [...touched.values()].filter(({ status }) => status === 'WAITLISTED');
    batch.confirmOrOffer([...line, ...newcomers] as WaitingRegistration[]);
  }

  /** The order in which the desk does it: promotes, ranks, and writes. */
  private save(batch: RegistrationBatch): void {
    if (batch.touched.size > 0) this.promote(batch);
    for (const { id, reason } of batch.heldBack) {
      const stored = this.stored.get(id);
      if (stored) this.stored.set(id, { ...stored, waitlistReason: reason });
    }
    for (const state of batch.statesToRank) {
      const nominations = [...this.stored.values()]
        .filter(({ id }) => !batch.touched.has(id))
        .concat([...batch.touched.values()])
        .filter((one) => one.state === state && one.nominationRank !== null && isActive(one.status))
        .sort((one, other) => one.nominationRank! - other.nominationRank!);
      batch.assignRanks(state, nominations);
    }
    for (const { registration, from } of batch.moves)
      this.history.push({ id: registration.id, from, to: registration.status });
    for (const [id, registration] of batch.touched) {
      if (!this.places.has(id) || batch.sentToTheEnd.includes(id)) this.places.set(id, ++this.last);
      this.stored.set(id, registration);
    }
    this.check(batch.book.pools);
  }

  event(): LockedEvent {
    const held: NonNullable<LockedEvent['heldByState']> = {};
    for (const { status, state, mode, beyondCapacity } of this.stored.values()) {
      if (!holdsSeat(status) || state === null || beyondCapacity) continue;
      const ofState = (held[state] ??= {});
      ofState[mode!] = (ofState[mode!] ?? 0) + 1;
    }
    const { policy, seatsPerState, invited, offerHours, answerHours } = this.rules;
    return {
      ...{ id: 'event', slug: 'event', status: 'PUBLISHED', format: 'HYBRID', title: {}, timeZone: 'UTC' },
      ...{ startsAt: this.begins, awaitsPeopleUntil: this.begins },
      ...{ endsAt: new Date(this.begins.getTime() + 100 * hour), startsAtLocal: '2030-05-20T08:00:00' },
      ...{ registrationPolicy: policy, registrationOpensAt: null, registrationClosesAt: null },
      ...{ nominationClosesAt: null, answerHours, offerHours, confidentiality: 'OPEN', seatsPerState },
      ...{ networkIds: [], programmeId: null, pools: this.pools() },
      invitations: invited ? { GE: { ...invited, nominationClosesAt: null } } : {},
      heldByState: this.released || (seatsPerState === null && !invited) ? null : held,
    };
  }

  private pools(): SeatPoolRow[] {
    const counted = (mode: AttendanceMode, status: string) =>
      [...this.stored.values()].filter((one) => one.mode === mode && one.status === status);
    return modes.map((mode) => ({
      mode,
      capacity: this.rules.capacity[mode],
      confirmed: counted(mode, 'CONFIRMED').length,
      offered: counted(mode, 'OFFERED').length,
      waitlisted: counted(mode, 'WAITLISTED').length,
      beyondCapacity: counted(mode, 'CONFIRMED').filter(({ beyondCapacity }) => beyondCapacity).length,
    }));
  }

  /** Everything that must hold after every act, worked out once more in the plainest way. */
  private check(kept: readonly SeatPoolRow[]): void {
    const all = [...this.stored.values()];
    expect(kept).toEqual(this.pools());
    const event = this.event();
    for (const { mode, capacity } of this.pools()) {
      const held = all.filter((one) => one.mode === mode && holdsSeat(one.status) && !one.beyondCapacity);
      if (capacity !== null) expect(held.length).toBeLessThanOrEqual(capacity);
      const free = capacity === null || held.length < capacity;
      const waiting = all.filter((one) => one.mode === mode && one.status === 'WAITLISTED');
      if (free) expect(all.filter((one) => one.mode === mode && one.beyondCapacity)).toEqual([]);
      if (this.now < this.begins && free)
        for (const one of waiting) expect(this.usedUp(one.state, mode, event)).toBe(true);
    }
    const active = all.filter(({ status }) => isActive(status));
    expect(new Set(active.map(({ memberId }) => memberId)).size).toBe(active.length);
    for (const state of ['GE', 'UA']) {
      const ranked = active.filter((one) => one.state === state && one.nominationRank !== null);
      expect(ranked.map(({ nominationRank }) => nominationRank).sort()).toEqual(ranked.map((_, index) => index + 1));
    }
    for (const { id, status } of all) {
      const own = this.history.filter((move) => move.id === id);
      expect(own.at(-1)?.to).toBe(status);
      own.forEach(({ from }, index) => expect(from).toBe(own[index - 1]?.to ?? null));
    }
  }

  private usedUp(
    state: string | null,
    mode: AttendanceMode,
    { heldByState, invitations, seatsPerState }: LockedEvent,
  ): boolean {
    if (state === null || heldByState === null) return false;
    const held = heldByState[state] ?? {};
    const invitation = invitations[state];
    const limit = invitation ? seatsIn(mode, invitation, true) : seatsPerState;
    const count = invitation ? (held[mode] ?? 0) : (held.IN_PERSON ?? 0) + (held.ONLINE ?? 0);
    return limit !== null && count >= limit;
  }
}

const newcomer = ({ id, state }: (typeof people)[number], mode: AttendanceMode | null): Newcomer => ({
  memberId: id,
  role: 'PARTICIPANT',
  mode,
  state,
  organisationId: null,
  personalCapacity: false,
  consents: [],
});

const seats = fc.option(fc.integer({ min: 0, max: 4 }), { nil: null });
const hours = fc.option(fc.integer({ min: 1, max: 72 }), { nil: null });
const rules: fc.Arbitrary<Rules> = fc.record({
  policy: fc.constantFrom<RegistrationPolicy>('OPEN', 'APPROVAL', 'NOMINATION', 'INVITATION'),
  capacity: fc.record({ IN_PERSON: seats, ONLINE: seats }),
  seatsPerState: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  invited: fc.option(fc.record({ seats: fc.integer({ min: 0, max: 3 }), onlineSeats: seats }), { nil: null }),
  offerHours: hours,
  answerHours: hours,
  hoursBefore: fc.constantFrom(1000, 100, 10),
});
const who = fc.nat(people.length - 1);
const mode = fc.constantFrom(...modes);
const kinds = [
  ...(['register', 'invite', 'nominate', 'accept', 'refuse', 'withdraw', 'cancel', 'approve', 'reject'] as const),
  ...(['changeMode', 'substitute', 'enter', 'represent', 'wait', 'capacity', 'release', 'attend', 'postpone'] as const),
];
const step = fc.record({
  kind: fc.constantFrom(...kinds),
  who,
  other: who,
  mode,
  amount: fc.integer({ min: 1, max: 60 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Carries one step out; whether anything came of it. */
function carryOut(memory: Memory, { kind, who: index, other, mode: chosen, amount }: Step): boolean {
  const person = people[index]!;
  const present = memory.of(person.id);
  const onPresent = (work: (acts: RegistrationActs, registration: Registration) => void): boolean =>
    present !== null && memory.act((acts) => work(acts, present));
  switch (kind) {
    case 'register':
      return memory.act((acts) => {
        if (!present || !acts.alreadyStands(present, 'REGISTER')) acts.register(newcomer(person, chosen), present);
      });
    case 'invite':
      return memory.act((acts) => acts.create(newcomer(person, null), present, 'INVITE'));
    case 'nominate':
      return (
        person.state !== null &&
        memory.act((acts) => acts.create(newcomer(person, null), present, 'NOMINATE', null, { nominationRank: amount }))
      );
    case 'enter':
      return memory.act((acts) => acts.create(newcomer(person, chosen), present, 'ENTER'));
    case 'accept':
      return onPresent((acts, registration) =>
        acts.accept(registration, (before) => (registration.status === 'OFFERED' ? before! : chosen), 'registration'),
      );
    case 'changeMode':
      return onPresent((acts, registration) => acts.changeMode(registration, chosen));
    case 'represent':
      return onPresent((acts, registration) => {
        if (!isActive(registration.status)) return;
        const represented = { state: people[other]!.state, organisationId: null, personalCapacity: false };
        acts.batch.change(acts.representAnew(registration, represented));
      });
    case 'substitute':
      return onPresent((acts, registration) => {
        if (other !== index)
          acts.substitute(registration, newcomer(people[other]!, null), memory.of(people[other]!.id));
      });
    case 'refuse':
    case 'withdraw':
    case 'cancel':
    case 'approve':
    case 'reject':
      return onPresent((acts, registration) =>
        acts.move(registration, kind.toUpperCase() as 'REFUSE' | 'WITHDRAW' | 'CANCEL' | 'APPROVE' | 'REJECT'),
      );
    case 'wait': {
      memory.now = new Date(memory.now.getTime() + amount * hour);
      const due = [...memory.stored.values()].filter(
        ({ status, answerDueAt }) =>
          isActive(status) &&
          status !== 'CONFIRMED' &&
          (memory.now >= memory.begins || (answerDueAt !== null && answerDueAt <= memory.now)),
      );
      return memory.act((acts) => due.forEach((one) => acts.expire(acts.batch.latest(one))));
    }
    case 'capacity': {
      const pool = memory.event().pools.find((one) => one.mode === chosen)!;
      memory.rules.capacity[chosen] = Math.max(amount % 6, pool.confirmed + pool.offered - pool.beyondCapacity);
      return memory.act(() => undefined);
    }
    case 'attend': {
      if (present?.status !== 'CONFIRMED' || (memory.now < memory.begins && amount < 40)) return false;
      // The event begins, and nobody has looked at its deadlines yet.
      if (memory.now < memory.begins) memory.now = memory.begins;
      memory.stored.set(present.id, { ...present, attendance: amount % 3 === 0 ? 'NO_SHOW' : 'ATTENDED' });
      return true;
    }
    case 'postpone': {
      const { endsAt } = memory.event();
      if (memory.now < memory.begins || memory.now >= endsAt) return false;
      memory.begins = new Date(memory.now.getTime() + amount * hour);
      const ended = memory.inLine(
        (one) => one.formerStatus !== null && memory.of(one.memberId)?.id === one.id && !isActive(one.status),
      );
      return memory.act((acts) => ended.forEach((one) => acts.resume(one)));
    }
    case 'release':
      memory.released = true;
      return memory.act(() => undefined);
  }
}

describe('any sequence of acts on any event', () => {
  it('never oversells, never leaves a seat free for somebody who waits and may take it, and forgets no move', () => {
    const seed = Date.now() % 2 ** 31;
    console.info(`Seed of the registration model: ${seed}`);
    const done = new Map<string, number>();
    fc.assert(
      fc.property(rules, fc.array(step, { minLength: 5, maxLength: 40 }), (given, steps) => {
        const memory = new Memory(structuredClone(given));
        for (const one of steps) if (carryOut(memory, one)) done.set(one.kind, (done.get(one.kind) ?? 0) + 1);
      }),
      { numRuns: 4000, seed },
    );
    // A model in which something never happens proves nothing about it.
    expect(kinds.filter((kind) => (done.get(kind) ?? 0) < 20)).toEqual([]);
  });
});
