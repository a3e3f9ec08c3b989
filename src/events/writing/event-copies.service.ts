import { Injectable } from '@nestjs/common';
import { type OrganisedEvent, signedIn, type Viewer } from '../../access/index.js';
import { RoleGrants } from '../../accounts/index.js';
import { Trail } from '../../audit/index.js';
import { Database, type EventTime, forbidden, newId, notFound, type Transaction } from '../../platform/index.js';
import { isStaffOf } from '../event.policy.js';
import type { EventRow } from '../reading/event.row.js';
import { EventsQueries } from '../reading/events.queries.js';
import { changesOf } from './event-changes.js';
import type { EventContent } from './event-content.js';
import { copyOf } from './event-copy.js';
import { EventStore } from './event.store.js';

/** A copy, and whoever copied as the organiser of it. */
interface CopiedEvent {
  event: EventRow;
  organiser: Viewer;
}

/** Holds again what was held before. */
@Injectable()
export class EventCopies {
  constructor(
    private readonly database: Database,
    private readonly queries: EventsQueries,
    private readonly store: EventStore,
    private readonly grants: RoleGrants,
    private readonly trail: Trail,
  ) {}

  /**
   * Enters a draft like an event that the viewer sees, at another time. Whoever copies is staff of the copy; who is not
   * staff of the event takes along only own networks and programmes, and the items of the agenda that are seen.
   * @throws Problem NOT_FOUND, FORBIDDEN for who sees but title and times or organises nothing any more, BAD_INPUT
   * naming startsAt when clocks skip a time of the copy
   */
  async copy(viewer: Viewer, id: string, startsAt: EventTime): Promise<CopiedEvent> {
    const copyId = newId();
    const copied = await this.database.transaction(async (transaction) => {
      const [seen] = await this.queries.byIds(viewer, [id], transaction);
      if (!seen) throw notFound('id');
      if (!seen.isWhole) throw forbidden();
      const { content } = await this.store.read(transaction, id);
      const copy = copyOf(isStaffOf(viewer, seen) ? content : asSeen(content, seen, viewer), startsAt);
      await this.store.insert(transaction, copyId, viewer.memberId, copy);
      const changes = [{ field: 'copyOf', from: null, to: id }, ...changesOf(null, copy)];
      await this.trail.record(transaction, viewer, [
        { action: 'copyEvent', subject: copyId, subjectKind: 'Event', changes },
      ]);
      const organiser = await this.organiserOf(transaction, viewer, { ...copy, id: copyId }, id);
      const [event] = await this.queries.byIds(organiser, [copyId], transaction);
      return { event: event!, organiser };
    });
    if (copied.organiser !== viewer) this.grants.announce(copied.organiser.memberId!);
    return copied;
  }

  /** The viewer as staff of the copy; where no other role does, it is given one for it, which comes from its own. */
  private async organiserOf(
    transaction: Transaction,
    viewer: Viewer,
    copy: OrganisedEvent,
    sourceId: string,
  ): Promise<Viewer> {
    if (isStaffOf(viewer, copy)) return viewer;
    await this.grants.enterForCopy(transaction, signedIn(viewer), copy.id, sourceId);
    return { ...viewer, organisedEvents: [...viewer.organisedEvents, copy.id] };
  }
}

/** Of an event of others: what may be entered for own networks and programmes, with what is seen of its agenda. */
function asSeen(content: EventContent, seen: EventRow, viewer: Viewer): EventContent {
  const { networkIds, programmeId, agenda } = content;
  return {
    ...content,
    networkIds: networkIds.filter((network) => viewer.organisedNetworks.includes(network)),
    programmeId: programmeId && viewer.organisedProgrammes.includes(programmeId) ? programmeId : null,
    agenda: agenda.filter(({ id }) => seen.agenda.some((item) => item.id === id)),
  };
}
