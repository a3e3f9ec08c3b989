import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { forbidden, notFound, type Transaction } from '../platform/index.js';
import { inAudienceOfEvent } from './audience.js';
import { looksAfter } from './event.policy.js';
import { EventsQueries } from './events.queries.js';
import { type MaterialOwner, MaterialOwners } from './material-owners.js';
import { seenEvents, staffedBy } from './seen-events.js';

/** Events as owners of materials: never seen by more than the event itself. */
@Injectable()
export class EventMaterials implements MaterialOwner, OnModuleInit {
  readonly column = 'event_id';

  constructor(
    private readonly owners: MaterialOwners,
    private readonly queries: EventsQueries,
  ) {}

  onModuleInit(): void {
    this.owners.add(this);
  }

  staffed(viewer: Viewer, values: unknown[]): string {
    return `EXISTS (SELECT FROM event e WHERE e.id = f.event_id AND ${staffedBy(viewer, values)})`;
  }

  readable(viewer: Viewer, values: unknown[]): string {
    return `EXISTS (SELECT FROM event e WHERE e.id = f.event_id AND ${seenEvents(viewer, values)}
      AND ${inAudienceOfEvent(viewer, values, 'f.audience')})`;
  }

  async hold(transaction: Transaction, viewer: Viewer, id: string): Promise<boolean> {
    const [event] = await transaction.rows<{ id: string; programmeId: string | null; networkIds: string[] }>(
      `SELECT e.id, e.programme_id AS "programmeId", array(SELECT held.network_id FROM event_network held WHERE held.event_id = e.id) AS "networkIds"
       FROM event e WHERE e.id = $1 FOR KEY SHARE OF e`,
      [id],
    );
    if (!event) return false;
    if (looksAfter(viewer, event)) return true;
    const [seen] = await this.queries.byIds(viewer, [id], transaction);
    throw seen ? forbidden() : notFound('to');
  }
}
