import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { Clock, Config, insertRows, newId, Outbox, sql, type Transaction } from '../../platform/index.js';
import type { LockedEvent } from '../seats/seat-pool.row.js';
import type { EventContent } from '../writing/event-content.js';
import { eventCancelled, eventChanged } from './event-changes.mails.js';
import { type MovedTime, movedTimes, type NamedTimes, timesOf } from './moved-times.js';
import {
  type ConcernedPerson,
  deadlinesFromJson,
  isUrgent,
  mattersToAnybody,
  toldChanges,
  type ToldEvent,
  toldOf,
} from './told-event.js';
import { concernedPeople, deadlinesOfStates } from './told-event.sql.js';

/** What a change would come to. */
export interface EventChangeRow {
  moved: MovedTime[];
  recipients: number;
  mails: string[];
}

/** The times of an event and of what ends for it. */
interface EventTimesShown {
  content: EventContent;
  deadlines: NamedTimes;
}

/** An event before a change, with what is compared after it. */
export interface EventBefore {
  event: LockedEvent;
  content: EventContent;
}

/** Tells everyone concerned of what becomes of an event, in the transaction that changes it. */
@Injectable()
export class EventNotices {
  constructor(
    private readonly outbox: Outbox,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Everyone for whom it is another now is told, but not who did it; of an event that is over nobody. */
  async changed(
    transaction: Transaction,
    viewer: Viewer,
    { event, content }: EventBefore,
    after: EventContent,
  ): Promise<void> {
    if (event.status !== 'PUBLISHED') return;
    const before = toldOf(content, deadlinesOf(event));
    const now = toldOf(after, await this.deadlinesNow(transaction, event));
    const time = this.clock.now();
    if ((before.endsAt <= time && now.endsAt <= time) || !mattersToAnybody(before, now)) return;
    const people = await this.concerned(transaction, event.id, Object.keys(before.items));
    const told = people.filter(
      (person) => person.memberId !== viewer.memberId && toldChanges(before, now, person).length > 0,
    );
    if (told.length === 0) return;
    const change = newId();
    await transaction.execute(insertRows('event_change', [{ id: change, event_id: event.id, before }]));
    const messages = told.map(({ memberId }) => ({
      ...eventChanged(memberId, { event: event.id, change }, viewer.memberId),
      topic: event.id,
    }));
    const wait = isUrgent(before, time) || isUrgent(now, time) ? 0 : this.config.changeMailDelay;
    await this.outbox.addWaiting(transaction, messages, wait);
  }

  /** Everybody who has to do with the event, as it stands now, and who was to speak at it. */
  async concerned(
    transaction: Transaction,
    eventId: string,
    formerSpeakers: readonly string[] = [],
  ): Promise<ConcernedPerson[]> {
    return transaction.rows<ConcernedPerson>(concernedPeople(eventId, { formerSpeakers }));
  }

  /** Tells those who have no registration that ends with the event; `people` were concerned before. */
  async cancelled(
    transaction: Transaction,
    viewer: Viewer,
    { id, endsAt }: LockedEvent,
    people: readonly ConcernedPerson[],
  ): Promise<void> {
    if (endsAt <= this.clock.now()) return;
    const told = people.filter(({ memberId, isRegistered }) => !isRegistered && memberId !== viewer.memberId);
    await this.outbox.add(
      transaction,
      told.map(({ memberId }) => eventCancelled(memberId, id, viewer.memberId)),
    );
  }

  /** Deadlines that are not the event's own: of states, and of people who are asked. */
  private async deadlines(transaction: Transaction, eventId: string): Promise<NamedTimes> {
    const rows = await transaction.rows<{ what: string; at: Date }>(
      sql`SELECT 'stateInvitations.' || state || '.nominationClosesAt' AS what, nomination_closes_at AS at
       FROM state_invitation WHERE event_id = ${eventId} AND nomination_closes_at IS NOT NULL
       UNION ALL SELECT 'registrations.' || id || '.answerDueAt', answer_due_at
       FROM registration WHERE event_id = ${eventId} AND answer_due_at IS NOT NULL ORDER BY what`,
    );
    return new Map(rows.map(({ what, at }) => [what, at]));
  }

  /** Every time that the event says or that ends something for it. */
  async times(transaction: Transaction, eventId: string, content: EventContent): Promise<EventTimesShown> {
    return { content, deadlines: await this.deadlines(transaction, eventId) };
  }

  /** What the transaction has come to: the times that it has moved, whom it tells, and by which mails. */
  async consequences(
    transaction: Transaction,
    times: { before: EventTimesShown; after: EventTimesShown } | null,
  ): Promise<EventChangeRow> {
    const told = await this.outbox.told(transaction);
    const recipients = told.map(({ recipientId }) => recipientId);
    const { count } = await transaction.one<{ count: number }>(
      sql`SELECT count(*) FROM member
       WHERE id = ANY (${recipients}::uuid[]) AND email IS NOT NULL AND erased_at IS NULL`,
    );
    const moved = times ? movedOf(times.before, times.after) : [];
    return { moved, recipients: count, mails: [...new Set(told.map(({ kind }) => kind))].sort() };
  }

  private async deadlinesNow(transaction: Transaction, event: LockedEvent): Promise<ToldEvent['deadlines']> {
    if (Object.keys(event.invitations).length === 0) return {};
    const { deadlines } = await transaction.one<Pick<ToldEvent, 'deadlines'>>(
      sql`SELECT ${deadlinesOfStates} AS deadlines FROM event e WHERE e.id = ${event.id}`,
    );
    return deadlinesFromJson(deadlines);
  }
}

/** Deadlines are moved where there is one before and after: an offer made meanwhile has a new one. */
function movedOf(before: EventTimesShown, after: EventTimesShown): MovedTime[] {
  const itemIds = [...new Set([...before.content.agenda, ...after.content.agenda].map(({ id }) => id))];
  return [
    ...movedTimes(timesOf(before.content, itemIds), timesOf(after.content, itemIds)),
    ...movedTimes(before.deadlines, after.deadlines).filter(({ from, to }) => from && to),
  ];
}

const deadlinesOf = ({ invitations, nominationClosesAt }: LockedEvent): ToldEvent['deadlines'] =>
  Object.fromEntries(
    Object.entries(invitations).map(([state, own]) => [state, own.nominationClosesAt ?? nominationClosesAt]),
  );
