import type { AttendanceMode, ParticipantRole, RegistrationStatus, WaitlistReason } from '../../schema-types.js';
import { addAttendance, type Attended, attendanceOf } from './attendance.js';
import { between } from './calendar.js';
import { dateOf, type GeneratedEvent } from './events.js';
import type { Ground } from './ground.js';
import { type HeldPost, type GeneratedPerson, postOn } from './people.js';
import type { Random } from './random.js';
import { GeneratedSeats } from './seats.js';
import { withdrawalReasons } from './words.js';

/** One person's registration while it is made. */
interface RegistrationEntry {
  id: string;
  person: GeneratedPerson;
  post: HeldPost;
  mode: AttendanceMode;
  at: Date;
}

/** How a registration stands, and the statuses it has gone through with the time and reason of each. */
interface RegistrationCourse {
  history: readonly { to: RegistrationStatus; at: Date; bySelf: boolean; reason?: string | null }[];
  waitlistReason?: WaitlistReason | null;
  beyondCapacity?: boolean;
}

/** Registers people for events, each person once for each. */
export class GeneratedRegistrations {
  /** Everybody, in an order that each event shuffles further. */
  private readonly order: Uint32Array;

  /** `line` is the first place in line that is free. */
  constructor(
    private readonly ground: Ground,
    private readonly people: readonly GeneratedPerson[],
    private line: number,
  ) {
    this.order = Uint32Array.from(people.keys());
  }

  /** Adds the registrations of one event, and its seats. */
  register(event: GeneratedEvent, count: number): void {
    const { random } = this.ground;
    const seats = new GeneratedSeats(this.ground, event, count);
    const recorded = event.fate === 'CLOSED' || (event.fate === 'OVER' && random.chance(0.6));
    const feedbackShare = random.chance(0.3) ? 0.2 : 0;
    const day = dateOf(event.days[0]!);
    for (let index = 0; index < count; index++) {
      const person = this.anybodyElse(index);
      const at = between(event.publishedAt, event.registeredUntil, (index + random.share()) / count);
      const entry: RegistrationEntry = {
        id: random.id(),
        person,
        post: postOn(person, day),
        mode: seats.anyMode(),
        at,
      };
      const course = this.courseOf(event, entry, seats);
      const attended = this.add(event, entry, course, roleOf(random, event, index), recorded);
      if (attended) addAttendance(this.ground, event, attended, feedbackShare);
    }
    seats.keep();
  }

  private anybodyElse(taken: number): GeneratedPerson {
    const { order } = this;
    const other = this.ground.random.between(taken, order.length - 1);
    const chosen = order[other]!;
    order[other] = order[taken]!;
    order[taken] = chosen;
    return this.people[chosen]!;
  }

  private courseOf(
    event: GeneratedEvent,
    { at, mode, post }: RegistrationEntry,
    seats: GeneratedSeats,
  ): RegistrationCourse {
    const { random } = this.ground;
    const { policy, cancelledAt, registeredUntil } = event;
    const later = (): Date => between(at, registeredUntil, random.share());
    const asked = { to: 'PENDING' as const, at, bySelf: true };
    const seated = { to: 'CONFIRMED' as const, at, bySelf: policy === 'OPEN' };
    const first = policy === 'APPROVAL' ? asked : seated;
    if (cancelledAt) return { history: [first, { to: 'CANCELLED', at: cancelledAt, bySelf: false, reason: null }] };
    const coming = event.fate === 'COMING';
    if (random.chance(coming ? 0.06 : 0.12)) {
      return {
        history: [first, { to: 'WITHDRAWN', at: later(), bySelf: true, reason: random.pick(withdrawalReasons) }],
      };
    }
    if (!coming) {
      if (random.chance(0.034)) return { history: endedWithoutSeat(event, at, later()) };
      return { history: [seated], beyondCapacity: seats.enter(mode) };
    }
    if (policy === 'APPROVAL' && random.chance(0.3)) return { history: [asked] };
    if (policy === 'APPROVAL' && random.chance(0.05))
      return { history: [asked, { to: 'REJECTED', at: later(), bySelf: false }] };
    const waitlistReason = seats.take(mode, post.state);
    const to = waitlistReason ? ('WAITLISTED' as const) : ('CONFIRMED' as const);
    const history = policy === 'APPROVAL' ? [asked, { to, at: later(), bySelf: false }] : [{ to, at, bySelf: true }];
    return { history, waitlistReason };
  }

  /** Adds a registration with its history; answers how the person attended, where that is known. */
  private add(
    event: GeneratedEvent,
    entry: RegistrationEntry,
    course: RegistrationCourse,
    role: ParticipantRole,
    recorded: boolean,
  ): Attended | null {
    const { random, load } = this.ground;
    const { id, person, post, mode, at } = entry;
    const { history, waitlistReason = null, beyondCapacity = false } = course;
    const status = history.at(-1)!.to;
    const attended = status === 'CONFIRMED' && recorded ? attendanceOf(random, event, id, person.id, mode) : null;
    // Who had a seat and gave it up was expected until then.
    const expected = history.some(({ to }) => to === 'CONFIRMED') ? 'EXPECTED' : null;
    load.add('registration', {
      ...{ id, event_id: event.id, member_id: person.id, status, role, mode },
      state: post.state,
      organisation_id: post.organisationId,
      registered_at: at,
      sequence: this.line++,
      waitlist_reason: waitlistReason,
      beyond_capacity: beyondCapacity,
      attendance: attended?.attendance ?? expected,
      attended_mode: attended?.mode ?? null,
    });
    history.forEach(({ to, at: changedAt, bySelf, reason = null }, index) => {
      load.add('registration_change', {
        id: random.id(),
        registration_id: id,
        at: changedAt,
        by_member_id: bySelf ? person.id : null,
        from_status: history[index - 1]?.to ?? null,
        to_status: to,
        reason,
      });
    });
    if (random.chance(0.5)) {
      const consent = { registration_id: id, purpose: 'PARTICIPANT_LIST' };
      load.add('registration_consent', consent);
      load.add('registration_consent_change', {
        id: random.id(),
        ...consent,
        given: true,
        at,
        by_member_id: person.id,
      });
    }
    return attended;
  }
}

/** Who asked and was refused, or waited until it began. */
function endedWithoutSeat({ policy, startsAt }: GeneratedEvent, at: Date, later: Date): RegistrationCourse['history'] {
  return policy === 'APPROVAL'
    ? [
        { to: 'PENDING', at, bySelf: true },
        { to: 'REJECTED', at: later, bySelf: false },
      ]
    : [
        { to: 'WAITLISTED', at, bySelf: policy === 'OPEN' },
        { to: 'EXPIRED', at: startsAt, bySelf: false },
      ];
}

function roleOf(random: Random, { kind, interpreted }: GeneratedEvent, index: number): ParticipantRole {
  if (index === 0) return kind.startsWith('TRAINING') ? 'TRAINER' : 'SPEAKER';
  if (index === 1) return 'MODERATOR';
  if (index === 2 && interpreted) return 'INTERPRETER';
  return random.weighted<ParticipantRole>({ PARTICIPANT: 95, SPEAKER: 3, OBSERVER: 2 });
}
