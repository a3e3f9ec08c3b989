import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { changesBetween, reasonGiven, Reasons, Trail } from '../../audit/index.js';
import { awaitsPeople, isActive, isStaffOf, isUrgent } from '../../events/index.js';
import { Representations } from '../../people/index.js';
import {
  agreedTime,
  badInput,
  Config,
  forbidden,
  Outbox,
  type Transaction,
  valueRequired,
} from '../../platform/index.js';
import type { AttendanceMode, MutationUpdateRegistrationArgs, UpdateRegistrationInput } from '../../schema-types.js';
import { hindered, refused, representsAnotherState } from '../refusals.js';
import type { Registration } from '../registration.js';
import { modeFor } from './attendance-mode.js';
import { LockedRegistrations, type RegistrationAtHand } from './locked-registrations.service.js';
import type { RegistrationBatch } from './registration-batch.js';
import { RegistrationDesk } from './registration-desk.service.js';
import { registrationChanged } from './registration.mails.js';
import { isAsked, mayNameAnother } from './registration.policy.js';

/** Changes what a registration says, never its status. Every method is one transaction and safe to repeat. */
@Injectable()
export class RegistrationCorrections {
  constructor(
    private readonly locked: LockedRegistrations,
    private readonly desk: RegistrationDesk,
    private readonly representations: Representations,
    private readonly trail: Trail,
    private readonly reasons: Reasons,
    private readonly outbox: Outbox,
    private readonly config: Config,
  ) {}

  /** Another way of attending, all or nothing. */
  async changeMode(viewer: Viewer, id: string, mode: AttendanceMode): Promise<Registration> {
    return this.locked.actOn(viewer, id, async ({ transaction, batch, acts, event, registration }) => {
      modeFor(event, mode, 'mode');
      if (registration.mode === mode) return registration;
      const changed = acts.changeMode(registration, mode);
      await this.audit(transaction, viewer, 'changeMode', registration, changed);
      await this.tell(transaction, viewer, batch, registration, changed);
      return changed;
    });
  }

  /**
   * Corrects what a registration says. Roles and the time to answer are the organisers'.
   * @throws Problem REASON_REQUIRED where it moves a figure of a frozen report
   */
  async update(viewer: Viewer, { id, input, reason }: MutationUpdateRegistrationArgs): Promise<Registration> {
    return this.locked.actOn(viewer, id, (at) => this.updateLocked(viewer, at, input, reason), 'id');
  }

  private async updateLocked(
    viewer: Viewer,
    { transaction, batch, acts, event, registration }: RegistrationAtHand,
    input: UpdateRegistrationInput,
    reason: string | null | undefined,
  ): Promise<Registration> {
    const staff = isStaffOf(viewer, event);
    if (!mayNameAnother(viewer, registration, event)) throw forbidden();
    if (!isActive(registration.status)) throw refused('TRANSITION_NOT_ALLOWED', 'id');
    if (!staff && !awaitsPeople(event, batch.now)) throw hindered('BEGUN', 'id');
    for (const field of ['role', 'representing', 'nominationRank'] as const)
      if (input[field] === null) throw badInput(`input.${field}`, valueRequired);
    if (!staff && (input.role != null || input.answerDueAt !== undefined)) throw forbidden();
    const given = await this.representations.given(transaction, input.representing, 'input.representing');
    if (!staff && given && given.state !== registration.state) throw representsAnotherState('input.representing');
    const answerDueAt = settleAnswerDue(registration, input.answerDueAt, batch);
    if (input.nominationRank != null && registration.nominationRank === null)
      throw badInput('input.nominationRank', notNominated);
    const moved = given ? acts.representAnew(registration, given) : registration;
    const nominationRank = moved.nominationRank && (input.nominationRank ?? moved.nominationRank);
    if (input.nominationRank != null && nominationRank !== null)
      await this.makeWay(transaction, batch, moved, nominationRank);
    const changed = batch.change({ ...moved, role: input.role ?? moved.role, answerDueAt, nominationRank });
    await this.audit(transaction, viewer, 'updateRegistration', registration, changed, reason);
    if (viewer.memberId !== registration.memberId) await this.reasons.check(transaction, reason);
    await this.tell(transaction, viewer, batch, registration, changed);
    return changed;
  }

  /** Everybody of the state from that rank on moves one down. */
  private async makeWay(
    transaction: Transaction,
    batch: RegistrationBatch,
    registration: Registration,
    rank: number,
  ): Promise<void> {
    const others = await this.desk.nominationsOf(transaction, batch, [registration.state!]);
    for (const other of others) {
      if (other.id === registration.id) continue;
      const was = other.nominationRank!;
      // Between the ranks that there are: half a place is made whole when the state is ranked anew.
      const comesAfter = was > rank || (was === rank && registration.nominationRank! > rank);
      batch.change({ ...other, nominationRank: comesAfter ? was + 1 : was });
    }
  }

  /** What somebody else has changed is told, unless a move of the same batch tells it or the event is over. */
  private async tell(
    transaction: Transaction,
    viewer: Viewer,
    { event, now, moves }: RegistrationBatch,
    before: Registration,
    after: Registration,
  ): Promise<void> {
    const isOwn = viewer.memberId === before.memberId;
    const isToldAnyway = moves.some(({ registration }) => registration.id === before.id);
    if (isOwn || isToldAnyway || event.endsAt <= now) return;
    if (changesBetween(told(before), told(after)).length === 0) return;
    const wait = isUrgent(event, now) ? 0 : this.config.changeMailDelay;
    await this.outbox.addWaiting(transaction, [registrationChanged(before, viewer.memberId)], wait);
  }

  private async audit(
    transaction: Transaction,
    viewer: Viewer,
    action: string,
    before: Registration,
    after: Registration,
    reason?: string | null,
  ): Promise<void> {
    const changes = [...changesBetween(correctable(before), correctable(after)), ...reasonGiven(reason)];
    await this.trail.record(transaction, viewer, [
      { action, subject: before.id, subjectKind: 'Registration', changes },
    ]);
  }
}

/**
 * When the time to answer is up after an input that may say so.
 * @throws Problem BAD_INPUT where there is nothing to answer, or not by then
 */
function settleAnswerDue(
  { status, answerDueAt }: Registration,
  given: UpdateRegistrationInput['answerDueAt'],
  { event, now }: RegistrationBatch,
): Date | null {
  if (given === undefined) return answerDueAt;
  if (!isAsked(status)) throw badInput('input.answerDueAt', nothingToAnswer);
  if (given === null) return null;
  const { at } = agreedTime(given, event.timeZone, 'input.answerDueAt');
  if (at <= now || at > event.awaitsPeopleUntil) throw badInput('input.answerDueAt', notBetween);
  return at;
}

const told = ({ role, mode, state, organisationId, answerDueAt }: Registration): object => ({
  ...{ role, mode, state, organisationId, answerDueAt },
});

const correctable = ({
  role,
  mode,
  state,
  organisationId,
  personalCapacity,
  nominationRank,
  answerDueAt,
}: Registration): object => ({ role, mode, state, organisationId, personalCapacity, nominationRank, answerDueAt });

const notNominated = { en: 'The person is not nominated.', ru: 'Этот человек не выдвинут государством.' };
const nothingToAnswer = { en: 'There is nothing to answer.', ru: 'Отвечать не на что.' };
const notBetween = {
  en: 'This lies between now and the start of the event.',
  ru: 'Это время — между текущим моментом и началом мероприятия.',
};
