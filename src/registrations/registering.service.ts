import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { type LockedEvent, seenEvents, SeatPools } from '../events/index.js';
import { type RepresentationRow, Representations } from '../people/index.js';
import { badInput, Database, forbidden, GroupCommit, notFound, type Settled } from '../platform/index.js';
import type { AttendanceMode, RegisterInput } from '../schema-types.js';
import { RegistrationDesk } from './registration-desk.js';
import { isStaff, mayActFor } from './registration.policy.js';
import type { Registration, Sitting } from './sitting.js';

/** One person's wish to take part, with all that does not depend on seats found out beforehand. */
interface Request {
  viewer: Viewer;
  input: RegisterInput;
  memberId: string;
  representing: RepresentationRow;
  /** For whom the person speaks by the post held, whatever the input says. */
  held: RepresentationRow;
}

/** Registers people: whoever asks for the same event at the same time shares one transaction, and each gets the answer of being served in turn. */
@Injectable()
export class Registering {
  private readonly desks: GroupCommit<Request, Registration>;

  constructor(
    private readonly database: Database,
    private readonly seatPools: SeatPools,
    private readonly desk: RegistrationDesk,
    private readonly representations: Representations,
  ) {
    this.desks = new GroupCommit((event, requests) => this.serve(event, requests));
  }

  /**
   * Registers the viewer, or the member named, for an event; safe to repeat. Once the event has begun only staff may: walk-ins and back-filled
   * people are confirmed whatever policy, window and capacity say, and get no mail.
   */
  async register(viewer: Viewer, input: RegisterInput): Promise<Registration> {
    const memberId = input.member ?? viewer.memberId;
    if (!memberId) throw badInput('input.member', { en: 'Say who is registered.', ru: 'Укажите, кого регистрируете.' });
    const day = await this.dayOfSeen(viewer, input.event, memberId);
    const represented = (given: RegisterInput['representing']) =>
      this.representations.resolve(this.database, given, memberId, day, 'input.representing');
    const representing = await represented(input.representing);
    const held = input.representing ? await represented(null) : representing;
    return this.desks.ask(input.event, { viewer, input, memberId, representing, held });
  }

  private async serve(eventId: string, requests: readonly Request[]): Promise<Settled<Registration>[]> {
    return this.database.transaction(async (transaction) => {
      const event = await this.seatPools.lock(transaction, eventId);
      if (!event) return requests.map(() => ({ refusal: notFound('input.event') }));
      const people = requests.map(({ memberId }) => memberId);
      const present = await this.desk.of(transaction, event.id, people);
      const sitting = await this.desk.open(transaction, event, null);
      const settled = requests.map((request): Settled<Registration> => {
        try {
          const answer = admit(sitting, request, present.get(request.memberId) ?? null);
          present.set(request.memberId, answer);
          return { answer };
        } catch (refusal) {
          // Refused before anything was taken: the others are served as if this one had not asked.
          return { refusal };
        }
      });
      await this.desk.close(transaction, sitting);
      return settled;
    });
  }

  /**
   * The day on which an event starts in its own zone, as far as the viewer may see the event.
   * @throws Problem NOT_FOUND for the event, BAD_INPUT for a person who is not there
   */
  private async dayOfSeen(viewer: Viewer, eventId: string, memberId: string): Promise<string> {
    const values: unknown[] = [eventId, memberId];
    const [event] = await this.database.rows<{ day: string; known: boolean }>(
      `SELECT e.starts_at_local::date AS day, EXISTS (SELECT FROM member m WHERE m.id = $2 AND m.erased_at IS NULL) AS known
       FROM event e WHERE e.id = $1 AND ${seenEvents(viewer, values)}`,
      values,
    );
    if (!event) throw notFound('input.event');
    if (!event.known) throw badInput('input.member', { en: 'There is no such person.', ru: 'Такого человека нет.' });
    return event.day;
  }
}

/** One request under the lock. @throws Problem before it has changed anything */
function admit(sitting: Sitting, request: Request, present: Registration | null): Registration {
  const { event } = sitting;
  const { viewer, input, memberId, representing, held } = request;
  const { role = 'PARTICIPANT' } = input;
  // A contact point registers the state's own people, and only as the state's.
  const who = [held, representing].map(({ state }) => ({ memberId, state }));
  if (!who.every((person) => mayActFor(viewer, person, event))) throw forbidden();

  const staff = isStaff(viewer, event);
  const act = staff && event.status === 'PUBLISHED' && sitting.now >= event.startsAt ? 'ENTER' : 'REGISTER';
  if (present && sitting.stands(present, act)) return present;
  if (role !== 'PARTICIPANT' && !staff)
    throw badInput('input.role', { en: 'Only organisers give roles.', ru: 'Роли назначают только организаторы.' });
  const mode = modeFor(event, input.mode);
  const newcomer = { memberId, role, mode, ...representing, consents: input.consents ?? [] };
  sitting.actor = viewer.memberId;
  return act === 'ENTER' ? sitting.admit(newcomer, present, act) : sitting.register(newcomer, present);
}

function modeFor(event: LockedEvent, asked: AttendanceMode | null | undefined): AttendanceMode {
  const offered = event.pools.map(({ mode }) => mode);
  const mode = asked ?? (offered.length === 1 ? offered[0]! : null);
  if (!mode)
    throw badInput('input.mode', {
      en: 'Choose: in person or online.',
      ru: 'Выберите форму участия: очно или онлайн.',
    });
  if (!offered.includes(mode))
    throw badInput('input.mode', {
      en: 'The event is not held this way.',
      ru: 'Мероприятие не проводится в этой форме.',
    });
  return mode;
}
