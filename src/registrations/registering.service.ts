import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { type LockedEvent, seenEvents, SeatPools } from '../events/index.js';
import { type RepresentationRow, Representations, representing } from '../people/index.js';
import {
  badInput,
  Database,
  forbidden,
  GroupCommit,
  notFound,
  type Settled,
  type Transaction,
} from '../platform/index.js';
import type { RegisterInput } from '../schema-types.js';
import { type Arrival, arrivalKey, arrivalsOf, modeFor } from './arrivals.js';
import { RegistrationDesk } from './registration-desk.js';
import { isStaff, mayActFor } from './registration.policy.js';
import { asSeenBy, type RegistrationRow } from './registration-row.js';
import type { Registration } from './registration.js';
import type { Sitting } from './sitting.js';

/** One person's wish to take part; `given`: for whom, where the input says so. */
interface Request {
  viewer: Viewer;
  input: RegisterInput;
  eventId: string;
  memberId: string;
  given: RepresentationRow | null;
}

/**
 * Registers people. Whoever asks meanwhile shares one transaction, whatever events it is about, and each gets the answer of being served in
 * turn. Where somebody else has an event's lock just now, its people wait for it in a line of their own and keep nobody up.
 */
@Injectable()
export class Registering {
  private readonly together = new GroupCommit<Request, RegistrationRow | null>((_, requests) =>
    this.serve(requests, 'SKIP'),
  );
  private readonly waiting = new GroupCommit<Request, RegistrationRow | null>((_, requests) =>
    this.serve(requests, 'WAIT'),
  );

  constructor(
    private readonly database: Database,
    private readonly seatPools: SeatPools,
    private readonly desk: RegistrationDesk,
    private readonly representations: Representations,
  ) {}

  /**
   * Registers the viewer, or the member named, for an event; safe to repeat. Once the event has begun only staff may: walk-ins and back-filled
   * people are confirmed whatever policy, window and capacity say, and get no mail.
   */
  async register(viewer: Viewer, input: RegisterInput): Promise<RegistrationRow> {
    const memberId = (input.member ?? viewer.memberId)?.toLowerCase();
    if (!memberId) throw badInput('input.member', { en: 'Say who is registered.', ru: 'Укажите, кого регистрируете.' });
    const given = await this.representations.given(this.database, input.representing, 'input.representing');
    const request = { viewer, input, eventId: input.event.toLowerCase(), memberId, given };
    const row = (await this.together.ask('everybody', request)) ?? (await this.waiting.ask(request.eventId, request));
    if (!row) throw notFound('input.event');
    return row;
  }

  /** All of a group in two round trips and a commit: locks and facts, then whatever was decided. Null: the event is not there, or its lock is taken. */
  private async serve(
    requests: readonly Request[],
    whereTaken: 'WAIT' | 'SKIP',
  ): Promise<Settled<RegistrationRow | null>[]> {
    return this.database.transaction(async (transaction) => {
      const eventIds = [...new Set(requests.map(({ eventId }) => eventId))];
      const [events, arrivals] = await Promise.all([
        this.seatPools.lockEach(transaction, eventIds, whereTaken),
        arrivalsOf(transaction, requests),
      ]);
      const sittings = new Map([...events].map(([id, event]) => [id, this.desk.open(event, null)]));
      const settled: Settled<RegistrationRow | null>[] = [];
      for (const request of requests) {
        const sitting = sittings.get(request.eventId);
        if (!sitting || !(await this.sees(transaction, request.viewer, sitting.event))) {
          settled.push({ answer: null });
          continue;
        }
        try {
          const arrival = arrivals.get(arrivalKey(request))!;
          arrival.present = admit(sitting, request, arrival);
          settled.push({ answer: asSeenBy(request.viewer, sitting.event, arrival.present) });
        } catch (refusal) {
          // Refused before anything was taken: the others are served as if this one had not asked.
          settled.push({ refusal });
        }
      }
      await this.desk.close(transaction, [...sittings.values()]);
      return settled;
    });
  }

  /** Whether a viewer may see the event; most events are everybody's, which needs no statement. */
  private async sees(transaction: Transaction, viewer: Viewer, event: LockedEvent): Promise<boolean> {
    if (isStaff(viewer, event) || (event.status !== 'DRAFT' && event.confidentiality === 'OPEN')) return true;
    const values: unknown[] = [event.id];
    const seen = await transaction.rows(
      `SELECT FROM event e WHERE e.id = $1 AND ${seenEvents(viewer, values)}`,
      values,
    );
    return seen.length > 0;
  }
}

/** One request under the lock. @throws Problem before it has changed anything */
function admit(sitting: Sitting, request: Request, arrival: Arrival): Registration {
  const { event } = sitting;
  const { viewer, input, memberId, given } = request;
  const { role = 'PARTICIPANT' } = input;
  const { present } = arrival;
  if (!arrival.known) throw badInput('input.member', { en: 'There is no such person.', ru: 'Такого человека нет.' });
  // A contact point registers the state's own people, and only as the state's.
  const represented = given ?? representing(arrival.state, arrival.organisationId);
  const who = [arrival.state, represented.state].map((state) => ({ memberId, state }));
  if (!who.every((person) => mayActFor(viewer, person, event))) throw forbidden();

  const staff = isStaff(viewer, event);
  const act = staff && event.status === 'PUBLISHED' && sitting.now >= event.startsAt ? 'ENTER' : 'REGISTER';
  if (present && sitting.stands(present, act)) return present;
  if (role !== 'PARTICIPANT' && !staff)
    throw badInput('input.role', { en: 'Only organisers give roles.', ru: 'Роли назначают только организаторы.' });
  const mode = modeFor(event, input.mode, 'input.mode');
  const newcomer = { memberId, role, mode, ...represented, consents: input.consents ?? [] };
  sitting.actor = viewer.memberId;
  return act === 'ENTER' ? sitting.admit(newcomer, present, act) : sitting.register(newcomer, present);
}
