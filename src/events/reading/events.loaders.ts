import { Injectable } from '@nestjs/common';
import { viewerOf } from '../../access/index.js';
import { byKey, grouped, perCall } from '../../platform/index.js';
import type { AgendaItemRow } from '../agenda/agenda.row.js';
import type { EventRow } from './event.row.js';
import { EventsQueries } from './events.queries.js';

/** What is asked of many events at once, for one call. */
@Injectable()
export class EventLoaders {
  constructor(private readonly queries: EventsQueries) {}

  /** An event by id; null when there is none or the caller may not see it. */
  readonly event = perCall<string, EventRow | null>(
    async (ids, context) => byKey(await this.queries.byIds(viewerOf(context), ids), ({ id }) => id),
    () => null,
  );

  /** An item of an agenda by id, as it comes with its event; null when there is none or the caller may not see it. */
  readonly agendaItem = perCall<string, AgendaItemRow | null>(
    async (ids, context) => byKey(await this.queries.agendaItems(viewerOf(context), ids), ({ id }) => id),
    () => null,
  );

  /** Ids of the people who organise an event today, by name. */
  readonly organiserIds = perCall<string, string[]>(
    async (ids) => {
      const organisers = grouped(await this.queries.organisersOf(ids), ({ eventId }) => eventId);
      return new Map([...organisers].map(([event, people]) => [event, people.map(({ memberId }) => memberId)]));
    },
    () => [],
  );
}
