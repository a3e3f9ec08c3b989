import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { OrganisedEvent, Viewer } from '../../access/index.js';
import { forbidden, notFound, type Sql, sql, type Transaction } from '../../platform/index.js';
import { isStaffOf } from '../event.policy.js';
import { inAudienceOfEvent } from '../reading/audience.sql.js';
import { isWhole, seenEvents, staffedBy } from '../reading/event-visibility.sql.js';
import { EventsQueries } from '../reading/events.queries.js';
import { type MaterialOwner, MaterialOwners } from './material-owners.registry.js';

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

  staffed(viewer: Viewer): Sql {
    return sql`EXISTS (SELECT FROM event e WHERE e.id = f.event_id AND ${staffedBy(viewer)})`;
  }

  readable(viewer: Viewer): Sql {
    return sql`EXISTS (SELECT FROM event e WHERE e.id = f.event_id AND ${seenEvents(viewer)} AND ${isWhole(viewer)}
      AND ${inAudienceOfEvent(viewer, audience)})`;
  }

  async hold(transaction: Transaction, viewer: Viewer, id: string): Promise<boolean> {
    const event = await transaction.maybeOne<OrganisedEvent>(
      sql`SELECT e.id, e.programme_id AS "programmeId",
         array(SELECT held.network_id FROM event_network held WHERE held.event_id = e.id) AS "networkIds"
       FROM event e WHERE e.id = ${id} FOR KEY SHARE OF e`,
    );
    if (!event) return false;
    if (isStaffOf(viewer, event)) return true;
    const [seen] = await this.queries.byIds(viewer, [id], transaction);
    throw seen ? forbidden() : notFound('to');
  }
}

const audience = sql`f.audience`;
