import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { awaitsPeople, isStaffOf, type LockedEvent, seenEvents, SeatPools } from '../../events/index.js';
import { byNoPost, type RepresentationRow, Representations, representing, speaksFor } from '../../people/index.js';
import {
  badInput,
  Database,
  forbidden,
  GroupCommit,
  isDoneOnce,
  notFound,
  type Settled,
  sql,
  type Transaction,
} from '../../platform/index.js';
import type { RegisterInput } from '../../schema-types.js';
import { onlyOneself } from '../consents/consent.policy.js';
import { asSeenBy, type RegistrationRow } from '../lists/registration.row.js';
import { noSuchPerson } from '../refusals.js';
import type { Registration } from '../registration.js';
import { modeFor } from './attendance-mode.js';
import { type Candidate, candidateKey, Candidates } from './candidates.store.js';
import { RegistrationActs } from './registration-acts.js';
import type { RegistrationBatch } from './registration-batch.js';
import { RegistrationDesk } from './registration-desk.service.js';
import { mayActFor } from './registration.policy.js';

/** One person's wish to take part; `given`: for whom, where the input says so. */
interface RegisterRequest {
  viewer: Viewer;
  input: RegisterInput;
  eventId: string;
  memberId: string;
  given: RepresentationRow | null;
}

/**
 * Registers people. Whoever asks meanwhile shares one transaction, whatever events it is about, and each gets the
 * answer of being served in turn. Where somebody else has an event's lock just now, its people wait for it in a line of
 * their own and keep nobody up.
 */
@Injectable()
export class Registering {
  private readonly together = new GroupCommit<RegisterRequest, RegistrationRow | null>((_, requests) =>
    this.serve(requests, 'SKIP'),
  );
  private readonly waiting = new GroupCommit<RegisterRequest, RegistrationRow | null>((_, requests) =>
    this.serve(requests, 'WAIT'),
  );

  constructor(
    private readonly database: Database,
    private readonly seatPools: SeatPools,
    private readonly candidates: Candidates,
    private readonly desk: RegistrationDesk,
    private readonly representations: Representations,
  ) {}

  /**
   * Registers the viewer, or the member named, for an event; safe to repeat. Once the event has begun only staff may:
   * walk-ins and back-filled people are confirmed whatever policy, window and capacity say, and get no mail.
   */
  async register(viewer: Viewer, input: RegisterInput): Promise<RegistrationRow> {
    const memberId = input.member ?? viewer.memberId;
    if (!memberId) throw badInput('input.member', { en: 'Say who is registered.', ru: 'Укажите, кого регистрируете.' });
    const given = await this.representations.given(this.database, input.representing, 'input.representing');
    const request = { viewer, input, eventId: input.event, memberId, given };
    if (isDoneOnce()) return this.alone(request);
    const row = (await this.together.ask('everybody', request)) ?? (await this.waiting.ask(request.eventId, request));
    if (!row) throw notFound('input.event');
    return row;
  }

  /** In a transaction of its own, which does nothing where it is refused. */
  private alone(request: RegisterRequest): Promise<RegistrationRow> {
    return this.database.transaction(async (transaction) => {
      const [settled] = await this.serveWithin(transaction, [request], 'WAIT');
      if (settled && 'refusal' in settled) throw settled.refusal;
      if (!settled?.answer) throw notFound('input.event');
      return settled.answer;
    });
  }

  private serve(
    requests: readonly RegisterRequest[],
    whereTaken: 'WAIT' | 'SKIP',
  ): Promise<Settled<RegistrationRow | null>[]> {
    return this.database.transaction((transaction) => this.serveWithin(transaction, requests, whereTaken));
  }

  /**
   * All of a group in two round trips and a commit: locks and facts, then whatever was decided. Null: the event is not
   * there, or its lock is taken.
   */
  private async serveWithin(
    transaction: Transaction,
    requests: readonly RegisterRequest[],
    whereTaken: 'WAIT' | 'SKIP',
  ): Promise<Settled<RegistrationRow | null>[]> {
    const eventIds = [...new Set(requests.map(({ eventId }) => eventId))];
    const [events, candidates] = await Promise.all([
      this.seatPools.lockEach(transaction, eventIds, whereTaken),
      this.candidates.of(transaction, requests),
    ]);
    const begun = [...events].map(async ([id, event]) => [id, await this.desk.begin(transaction, event)] as const);
    const batches = new Map(await Promise.all(begun));
    // What those served before have left: the same person may have asked twice.
    const served = new Map<string, Registration>();
    const settled: Settled<RegistrationRow | null>[] = [];
    for (const request of requests) {
      const batch = batches.get(request.eventId);
      if (!batch || !(await this.sees(transaction, request.viewer, batch.event))) {
        settled.push({ answer: null });
        continue;
      }
      try {
        const key = candidateKey(request);
        const candidate = candidates.get(key)!;
        const present = served.get(key) ?? candidate.present;
        const registration = decideOn(request, batch, candidate, present && batch.latest(present));
        served.set(key, registration);
        settled.push({ answer: asSeenBy(request.viewer, batch.event, registration) });
      } catch (refusal) {
        // Refused before anything was taken: the others are served as if this one had not asked.
        settled.push({ refusal });
      }
    }
    await this.desk.promoteRankAndSave(transaction, [...batches.values()]);
    return settled;
  }

  /** Whether a viewer may see the event; most events are everybody's, which needs no statement. */
  private async sees(transaction: Transaction, viewer: Viewer, event: LockedEvent): Promise<boolean> {
    if (isStaffOf(viewer, event) || (event.status !== 'DRAFT' && event.confidentiality === 'OPEN')) return true;
    const seen = await transaction.maybeOne(
      sql`SELECT FROM event e WHERE e.id = ${event.id} AND ${seenEvents(viewer)}`,
    );
    return seen !== null;
  }
}

/**
 * One request under the lock; `present` is the person's registration by now.
 * @throws Problem before it has changed anything
 */
function decideOn(
  { viewer, input, memberId, given }: RegisterRequest,
  batch: RegistrationBatch,
  { known, state, organisationId, posts }: Candidate,
  present: Registration | null,
): Registration {
  const { event, now } = batch;
  const { role = 'PARTICIPANT' } = input;
  if (!known) throw badInput('input.member', noSuchPerson);
  if (input.consents?.length && memberId !== viewer.memberId) throw badInput('input.consents', onlyOneself);
  // A contact point registers the state's own people, and only as the state's.
  const represented = given ?? representing(state, organisationId);
  const who = [state, represented.state].map((of) => ({ memberId, state: of }));
  if (!who.every((person) => mayActFor(viewer, person, event))) throw forbidden();

  const staff = isStaffOf(viewer, event);
  const held = posts.filter(({ onDay }) => onDay);
  if (given && !staff && !speaksFor(viewer, held, given)) throw badInput('input.representing', byNoPost);
  const acts = new RegistrationActs(batch, { ...viewer, staff });
  const act = staff && event.status === 'PUBLISHED' && !awaitsPeople(event, now) ? 'ENTER' : 'REGISTER';
  if (present && acts.alreadyStands(present, act)) return present;
  if (role !== 'PARTICIPANT' && !staff)
    throw badInput('input.role', { en: 'Only organisers give roles.', ru: 'Роли назначают только организаторы.' });
  const mode = modeFor(event, input.mode, 'input.mode');
  const newcomer = { memberId, role, mode, ...represented, consents: input.consents ?? [] };
  return act === 'ENTER' ? acts.create(newcomer, present, act) : acts.register(newcomer, present);
}
