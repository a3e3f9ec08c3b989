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
import type { AttendanceMode, RegisterInput } from '../schema-types.js';
import { RegistrationDesk, registrationColumns } from './registration-desk.js';
import { isStaff, mayActFor } from './registration.policy.js';
import { activeFirst, asSeenBy, fromJson, type RegistrationRow } from './registration-row.js';
import type { Registration, Sitting } from './sitting.js';

/** One person's wish to take part; `given`: for whom, where the input says so. */
interface Request {
  viewer: Viewer;
  input: RegisterInput;
  memberId: string;
  given: RepresentationRow | null;
}

/** What is known of somebody who asks. */
interface Arrival {
  memberId: string;
  /** Whether there is such a person. */
  known: boolean;
  /** For whom the person speaks by the post held on the event's day, else by the current one. */
  state: string | null;
  organisationId: string | null;
  /** The registration for the event: the active one, else the latest. */
  present: Registration | null;
}

/** Registers people: whoever asks for the same event at the same time shares one transaction, and each gets the answer of being served in turn. */
@Injectable()
export class Registering {
  private readonly desks: GroupCommit<Request, RegistrationRow>;

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
  async register(viewer: Viewer, input: RegisterInput): Promise<RegistrationRow> {
    const memberId = input.member ?? viewer.memberId;
    if (!memberId) throw badInput('input.member', { en: 'Say who is registered.', ru: 'Укажите, кого регистрируете.' });
    const given = await this.representations.given(this.database, input.representing, 'input.representing');
    return this.desks.ask(input.event, { viewer, input, memberId, given });
  }

  /** All of a group in two round trips and a commit: lock and facts, then whatever was decided. */
  private async serve(eventId: string, requests: readonly Request[]): Promise<Settled<RegistrationRow>[]> {
    return this.database.transaction(async (transaction) => {
      const [event, arrivals] = await Promise.all([
        this.seatPools.lock(transaction, eventId),
        this.arrivals(transaction, eventId, [...new Set(requests.map(({ memberId }) => memberId))]),
      ]);
      const seeing = event ? await this.seeing(transaction, event, requests) : new Set<Viewer>();
      if (!event || seeing.size === 0) return requests.map(() => ({ refusal: notFound('input.event') }));
      const sitting = this.desk.open(event, null);
      const settled = requests.map((request): Settled<RegistrationRow> => {
        try {
          if (!seeing.has(request.viewer)) throw notFound('input.event');
          const arrival = arrivals.get(request.memberId)!;
          arrival.present = admit(sitting, request, arrival);
          return { answer: asSeenBy(request.viewer, event, arrival.present) };
        } catch (refusal) {
          // Refused before anything was taken: the others are served as if this one had not asked.
          return { refusal };
        }
      });
      await this.desk.close(transaction, sitting);
      return settled;
    });
  }

  private async arrivals(
    transaction: Transaction,
    eventId: string,
    memberIds: readonly string[],
  ): Promise<Map<string, Arrival>> {
    const rows = await transaction.rows<Arrival>(
      `SELECT asked.id AS "memberId", m.id IS NOT NULL AS known,
         CASE WHEN then_held.id IS NULL THEN now_held.state ELSE then_held.state END AS state,
         CASE WHEN then_held.id IS NULL THEN now_held.organisation_id ELSE then_held.organisation_id END AS "organisationId",
         (SELECT to_json(present) FROM (
            SELECT ${registrationColumns} FROM registration r WHERE r.event_id = e.id AND r.member_id = asked.id ORDER BY ${activeFirst} LIMIT 1
          ) present) AS present
       FROM unnest($2::uuid[]) AS asked (id) JOIN event e ON e.id = $1
       LEFT JOIN member m ON m.id = asked.id AND m.erased_at IS NULL
       LEFT JOIN LATERAL post_on(m.id, e.starts_at_local::date) then_held ON true
       LEFT JOIN LATERAL post_on(m.id, current_date) now_held ON true`,
      [eventId, memberIds],
    );
    return new Map(rows.map((row) => [row.memberId, { ...row, present: row.present && fromJson(row.present) }]));
  }

  /** Those of the viewers who may see the event; most events are everybody's, which needs no statement. */
  private async seeing(
    transaction: Transaction,
    event: LockedEvent,
    requests: readonly Request[],
  ): Promise<Set<Viewer>> {
    const seeing = new Set<Viewer>();
    for (const viewer of new Set(requests.map((request) => request.viewer))) {
      const values: unknown[] = [event.id];
      const isSeen =
        isStaff(viewer, event) ||
        (event.status !== 'DRAFT' && event.confidentiality === 'OPEN') ||
        (await transaction.rows(`SELECT FROM event e WHERE e.id = $1 AND ${seenEvents(viewer, values)}`, values))
          .length > 0;
      if (isSeen) seeing.add(viewer);
    }
    return seeing;
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
  const mode = modeFor(event, input.mode);
  const newcomer = { memberId, role, mode, ...represented, consents: input.consents ?? [] };
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
