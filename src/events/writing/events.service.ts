import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { type AuditRecord, reasonGiven, Reasons, Trail } from '../../audit/index.js';
import {
  Clock,
  conflict,
  Database,
  type Message,
  newId,
  problem,
  Problems,
  sqlState,
  type Transaction,
} from '../../platform/index.js';
import type {
  EventInput,
  MutationMoveEventArgs,
  MutationUpdateEventArgs,
  UpdateEventInput,
} from '../../schema-types.js';
import { withEachSpeakerOnce } from '../agenda/agenda.store.js';
import { Agendas } from '../agenda/agendas.queries.js';
import { type EventChangeRow, EventNotices } from '../changes/event-notices.service.js';
import {
  type EventMove,
  type EventHindrance,
  hindrances,
  hindranceToDeleting,
  isOpenToChanges,
  loosenedBy,
  moves,
  verdictOn,
} from '../event.policy.js';
import { Materials } from '../materials/materials.service.js';
import type { EventRow } from '../reading/event.row.js';
import { changedTerms } from '../state-invitations/changed-terms.js';
import { StateInvitationStore } from '../state-invitations/state-invitations.store.js';
import { datesOf, settleTimes } from '../times/event-times.js';
import { changesOf } from './event-changes.js';
import type { EventContent } from './event-content.js';
import { lacksForPublishing, settleDetails } from './event-details.js';
import { EventLock, type HeldEvent } from './event-lock.store.js';
import { movedTo } from './event-move.js';
import { EventReferences } from './event-references.queries.js';
import { checkScope } from './event-scope.policy.js';
import { EventStore } from './event.store.js';

/** An event as it is answered, with what a dry run would come to. */
export type AnsweredEvent = EventRow & { change?: EventChangeRow };

/** Which event is changed, by whose knowledge of it and why. */
interface EventChange {
  id: string;
  version?: number | null | undefined;
  dryRun: boolean;
  reason: string | null | undefined;
}

/** Entering, changing and moving events. Every change begins with the lock of the event's row. */
@Injectable()
export class Events {
  constructor(
    private readonly database: Database,
    private readonly lock: EventLock,
    private readonly store: EventStore,
    private readonly references: EventReferences,
    private readonly agendas: Agendas,
    private readonly materials: Materials,
    private readonly invitations: StateInvitationStore,
    private readonly notices: EventNotices,
    private readonly trail: Trail,
    private readonly reasons: Reasons,
    private readonly clock: Clock,
  ) {}

  /**
   * Enters an event as a draft, also one of the past; its times are wall times in its zone or instants.
   * @throws Problem BAD_INPUT with all that does not fit; FORBIDDEN for a network or programme of others
   */
  async create(viewer: Viewer, input: EventInput): Promise<EventRow> {
    const id = newId();
    const work = async (transaction: Transaction): Promise<EventRow> => {
      const problems = new Problems();
      const content = await this.settle(transaction, id, null, input, problems);
      problems.throwIfAny();
      checkScope(viewer, { ...content, id }, null);
      await this.store.insert(transaction, id, viewer.memberId, content);
      await this.record(transaction, viewer, 'createEvent', id, changesOf(null, content));
      return this.lock.answer(transaction, viewer, id);
    };
    return withEachSpeakerOnce(() => this.database.transaction(work));
  }

  /**
   * Changes an event that is a draft or announced; `dryRun` answers what it would be, whom it would tell, and changes
   * nothing.
   * @throws Problem CONFLICT for an old version, CAPACITY_BELOW_CONFIRMED for fewer seats than are held,
   * REASON_REQUIRED where it moves a figure of a frozen report
   */
  async update(viewer: Viewer, { id, input, dryRun = false, reason }: MutationUpdateEventArgs): Promise<AnsweredEvent> {
    return this.change(
      viewer,
      'updateEvent',
      { id, version: input.version, dryRun, reason },
      async (transaction, event, before) => {
        const problems = new Problems();
        const after = await this.settle(transaction, id, before, input, problems);
        await this.checkPeople(transaction, event, before, after, problems);
        if (event.status === 'PUBLISHED')
          for (const { field, message } of lacksForPublishing(after)) problems.add(`input.${field}`, message);
        problems.throwIfAny();
        checkScope(viewer, { ...after, id }, before);
        return after;
      },
    );
  }

  /**
   * Has an event that is a draft or announced begin at another time, also in another zone: days, agenda and deadlines
   * move along on the clock.
   * @throws Problem BAD_INPUT naming startsAt when clocks skip one of the times, or a speaker is elsewhere then
   */
  async postpone(
    viewer: Viewer,
    { id, startsAt, timeZone, dryRun = false, reason }: MutationMoveEventArgs,
  ): Promise<AnsweredEvent> {
    return this.change(viewer, 'moveEvent', { id, dryRun, reason }, async (transaction, _, before) => {
      const after = { ...before, ...movedTo(before, startsAt, timeZone ?? before.times.timeZone) };
      const problems = new Problems();
      await this.agendas.checkSpeakers(transaction, id, after.agenda, () => 'startsAt', problems);
      problems.throwIfAny();
      const terms = await this.invitations.terms(transaction, id);
      await this.invitations.moveDeadlines(transaction, id, before.times, after.times);
      const changed = changedTerms(terms, await this.invitations.terms(transaction, id));
      for (const change of changed) await this.record(transaction, viewer, 'moveEvent', id, [change]);
      return after;
    });
  }

  /** @throws Problem BAD_INPUT naming actions or venue when they are still missing */
  async publish(viewer: Viewer, id: string): Promise<EventRow> {
    return this.move(viewer, id, 'publishEvent', null, async (transaction) => {
      const problems = new Problems();
      const { content } = await this.store.read(transaction, id);
      for (const { field, message } of lacksForPublishing(content)) problems.add(field, message);
      problems.throwIfAny();
    });
  }

  async unpublish(viewer: Viewer, id: string): Promise<EventRow> {
    return this.move(viewer, id, 'unpublishEvent');
  }

  /**
   * Its registrations are cancelled in the same transaction, and everyone concerned is told; `dryRun` answers whom, and
   * changes nothing.
   */
  async cancel(viewer: Viewer, id: string, reason: string, dryRun = false): Promise<AnsweredEvent> {
    const work = async (transaction: Transaction): Promise<AnsweredEvent> => {
      const row = await this.moveWithin(transaction, viewer, id, 'cancelEvent', reason, async (_, event) => {
        const people = await this.notices.concerned(transaction, id);
        await this.lock.cancelled(transaction, viewer, event, reason);
        await this.notices.cancelled(transaction, viewer, event, people);
      });
      return dryRun ? { ...row, change: await this.notices.consequences(transaction, null) } : row;
    };
    return dryRun ? this.database.rehearsal(work) : this.database.transaction(work);
  }

  async close(viewer: Viewer, id: string): Promise<EventRow> {
    return this.move(viewer, id, 'closeEvent');
  }

  async reopen(viewer: Viewer, id: string, reason: string): Promise<EventRow> {
    return this.move(viewer, id, 'reopenEvent', reason);
  }

  /** Deletes a draft that nothing refers to; answers its id. */
  async delete(viewer: Viewer, id: string): Promise<string> {
    try {
      await this.database.transaction(async (transaction) => {
        const event = await this.lock.hold(transaction, viewer, id);
        const hindrance = hindranceToDeleting(event);
        if (hindrance) throw hindered(hindrance);
        const { title } = (await this.store.read(transaction, id)).content;
        await this.materials.removeWith(transaction, viewer, id);
        await this.store.delete(transaction, id);
        await this.record(transaction, viewer, 'deleteEvent', id, [{ field: 'title', from: title, to: null }]);
      });
    } catch (error) {
      if (sqlState(error) === foreignKeyViolation) throw hindered('REFERRED_TO');
      throw error;
    }
    return id;
  }

  /** One change of what an event says, which `settle` works out; nothing is written before it answers. */
  private async change(
    viewer: Viewer,
    action: 'updateEvent' | 'moveEvent',
    { id, version: basedOn, dryRun, reason }: EventChange,
    settle: (transaction: Transaction, event: HeldEvent, before: EventContent) => Promise<EventContent>,
  ): Promise<AnsweredEvent> {
    const work = async (transaction: Transaction): Promise<AnsweredEvent> => {
      const event = await this.lock.hold(transaction, viewer, id);
      const { version, content: before } = await this.store.read(transaction, id);
      if (basedOn != null && basedOn !== version) throw conflict();
      if (!isOpenToChanges(event.status)) throw hindered('WRONG_STATUS');
      const timesBefore = dryRun ? await this.notices.times(transaction, id, before) : null;
      const after = await settle(transaction, event, before);

      const itemIds = before.agenda.map((item) => item.id);
      const gone = itemIds.filter((itemId) => !after.agenda.some((item) => item.id === itemId));
      await this.materials.letGoOf(transaction, viewer, action, gone);
      await this.store.update(transaction, id, after);
      const changes = changesOf(before, after);
      if (changes.some(({ field }) => field === 'days' || field === 'timeZone'))
        await this.lock.daysChanged(transaction, viewer, {
          ...{ eventId: id, field: action === 'moveEvent' ? 'startsAt' : 'input.days' },
          ...{ before: datesOf(before.times), after: datesOf(after.times) },
        });
      if (changes.some(({ field }) => whatSeatsDependOn.has(field)))
        await this.lock.changed(transaction, viewer, event);
      await this.record(transaction, viewer, action, id, [...changes, ...reasonGiven(reason)]);
      if (!dryRun) await this.reasons.check(transaction, reason);
      await this.notices.changed(transaction, viewer, { event, content: before }, after);
      const row = await this.lock.answer(transaction, viewer, id);
      if (!timesBefore) return row;
      const times = { before: timesBefore, after: await this.notices.times(transaction, id, after) };
      return { ...row, change: await this.notices.consequences(transaction, times) };
    };
    return withEachSpeakerOnce(() => (dryRun ? this.database.rehearsal(work) : this.database.transaction(work)));
  }

  /** One move along the table; `effects` are what goes with it. A repeat answers the event as it is. */
  private async move(
    viewer: Viewer,
    id: string,
    move: EventMove,
    reason: string | null = null,
    effects: (transaction: Transaction, event: HeldEvent) => Promise<void> = async () => undefined,
  ): Promise<EventRow> {
    return this.database.transaction((transaction) => this.moveWithin(transaction, viewer, id, move, reason, effects));
  }

  private async moveWithin(
    transaction: Transaction,
    viewer: Viewer,
    id: string,
    move: EventMove,
    reason: string | null,
    effects: (transaction: Transaction, event: HeldEvent) => Promise<void>,
  ): Promise<EventRow> {
    const event = await this.lock.hold(transaction, viewer, id);
    const verdict = verdictOn(move, event, this.clock.now());
    if (verdict !== 'ALLOWED' && verdict !== 'REPEAT') throw hindered(verdict);
    if (verdict === 'ALLOWED') {
      const { to } = moves[move];
      await this.store.move(transaction, id, to, reason);
      await effects(transaction, event);
      await this.record(transaction, viewer, move, id, [
        { field: 'status', from: event.status, to },
        ...reasonGiven(reason),
      ]);
    }
    return this.lock.answer(transaction, viewer, id);
  }

  /** Everything that the input makes of the event; the result counts only when no problem was added. */
  private async settle(
    transaction: Transaction,
    id: string,
    before: EventContent | null,
    input: UpdateEventInput,
    problems: Problems,
  ): Promise<EventContent> {
    const details = settleDetails(before, input, problems);
    const times = settleTimes(before?.times ?? null, input, problems);
    const references = await this.references.settle(transaction, before, input, problems);
    const agenda = times && (await this.agendas.settle(transaction, { id, before, times }, input.agenda, problems));
    // Null only together with a problem, and then nobody reads it.
    return { ...details, ...references, times: times!, agenda: agenda! };
  }

  /** What people already hold or were promised is not taken by a change of the event. */
  private async checkPeople(
    transaction: Transaction,
    event: HeldEvent,
    before: EventContent,
    after: EventContent,
    problems: Problems,
  ): Promise<void> {
    after.seats.forEach(({ mode, capacity }, index) => {
      const pool = event.pools.find((one) => one.mode === mode);
      const taken = pool ? pool.confirmed + pool.offered - pool.beyondCapacity : 0;
      if (capacity !== null && capacity < taken) {
        const message = { en: `${taken} seats are held already.`, ru: `Уже занято мест: ${taken}.` };
        problems.add(`input.seats.${index}.capacity`, message, 'CAPACITY_BELOW_CONFIRMED');
      }
    });
    if (before.format !== after.format) {
      const inUse = await this.lock.modesInUse(transaction, event.id);
      if (inUse.some((mode) => !after.seats.some((pool) => pool.mode === mode))) {
        problems.add('input.format', {
          en: 'People attend in a way that this format does not have.',
          ru: 'Есть участники с формой участия, которой нет в этом формате.',
        });
      }
    }
    if (event.hasRegistrations)
      for (const field of loosenedBy(before, after)) problems.add(`input.${field}`, promised, 'TRANSITION_NOT_ALLOWED');
  }

  private async record(
    transaction: Transaction,
    viewer: Viewer,
    action: string,
    subject: string,
    changes: NonNullable<AuditRecord['changes']>,
  ): Promise<void> {
    await this.trail.record(transaction, viewer, [{ action, subject, subjectKind: 'Event', changes }]);
  }
}

/** Fields whose change frees or takes seats, or gives people more time or less. */
const whatSeatsDependOn: ReadonlySet<string> = new Set([
  ...['format', 'seats', 'seatsPerState', 'seatsReleasedAt'],
  ...['startsAt', 'endsAt', 'timeZone'],
]);

const foreignKeyViolation = '23503';
const promised: Message = {
  en: 'People have registered under the narrower rule: more people would read of them.',
  ru: 'Участники регистрировались при более строгом правиле: о них узнало бы больше людей.',
};
const hindered = (hindrance: EventHindrance) => problem('TRANSITION_NOT_ALLOWED', hindrances[hindrance]);
