import { Injectable } from '@nestjs/common';
import { isSecretariat, type OrganisedEvent, type Viewer } from '../access/index.js';
import { badInput, forbidden, notFound, problem, type Transaction } from '../platform/index.js';
import { EventHooks } from './event-hooks.js';
import { type EventFacts, looksAfter } from './event.policy.js';
import type { EventRecord } from './event.record.js';
import type { EventRow } from './event.row.js';
import { EventsQueries } from './events.queries.js';
import { type LockedEvent, SeatPools } from './seat-pools.js';

/** Events that somebody is about to change. */
@Injectable()
export class HeldEvents {
  constructor(
    private readonly pools: SeatPools,
    private readonly queries: EventsQueries,
    private readonly hooks: EventHooks,
  ) {}

  /**
   * Locks an event for somebody who looks after it.
   * @throws Problem NOT_FOUND for one that the viewer may not see, FORBIDDEN for one that it may only see
   */
  async hold(transaction: Transaction, viewer: Viewer, id: string, field = 'id'): Promise<LockedEvent & EventFacts> {
    const event = await this.pools.lock(transaction, id);
    if (!event || !looksAfter(viewer, event)) {
      const [seen] = await this.queries.byIds(viewer, [id], transaction);
      throw seen ? forbidden() : notFound(field);
    }
    let registrations = 0;
    for (const hook of this.hooks.all) registrations += await hook.registrationsOf(transaction, id);
    return { ...event, hasRegistrations: registrations > 0 };
  }

  /** Promotes whom the new seats allow, and refuses them where they take what is held. */
  async seatsChanged(transaction: Transaction, viewer: Viewer, id: string): Promise<void> {
    const event = await this.pools.lock(transaction, id);
    for (const hook of this.hooks.all) await hook.seatsChanged(transaction, event!, viewer);
  }

  async cancelled(transaction: Transaction, viewer: Viewer, event: LockedEvent, reason: string): Promise<void> {
    for (const hook of this.hooks.all)
      await hook.cancelled(transaction, { ...event, status: 'CANCELLED' }, viewer, reason);
  }

  /** The ways of attending that people have asked for or hold a seat in. */
  async modesInUse(transaction: Transaction, eventId: string): Promise<string[]> {
    const modes = await transaction.rows<{ mode: string }>(
      `SELECT DISTINCT mode FROM registration WHERE event_id = $1 AND mode IS NOT NULL AND status IN ('PENDING', 'OFFERED', 'WAITLISTED', 'CONFIRMED')`,
      [eventId],
    );
    return modes.map(({ mode }) => mode);
  }

  /** The event as it is within the transaction, for the answer. */
  async answer(transaction: Transaction, viewer: Viewer, id: string): Promise<EventRow> {
    const [row] = await this.queries.byIds(viewer, [id], transaction);
    return row!;
  }
}

/**
 * An organiser enters events for networks and programmes of its own, and cannot give one away.
 * @throws Problem BAD_INPUT or FORBIDDEN naming input.networks or input.programme
 */
export function checkScope(viewer: Viewer, event: OrganisedEvent, before: EventRecord | null): void {
  if (isSecretariat(viewer)) return;
  event.networkIds.forEach((network, index) => {
    if (before?.networkIds.includes(network) || viewer.organisedNetworks.includes(network)) return;
    throw problem(
      'FORBIDDEN',
      { en: 'You do not organise this network.', ru: 'Вы не являетесь организатором этой сети.' },
      `input.networks.${index}`,
    );
  });
  const { programmeId } = event;
  if (programmeId && programmeId !== before?.programmeId && !viewer.organisedProgrammes.includes(programmeId)) {
    throw problem(
      'FORBIDDEN',
      { en: 'You do not organise this programme.', ru: 'Вы не являетесь организатором этой программы.' },
      'input.programme',
    );
  }
  if (!looksAfter(viewer, event)) {
    throw badInput('input.networks', {
      en: 'Name at least one network or the programme that you organise.',
      ru: 'Укажите хотя бы одну сеть или программу, организатором которой вы являетесь.',
    });
  }
}
