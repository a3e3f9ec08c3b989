import { Injectable } from '@nestjs/common';
import { type OrganisedEvent, type Viewer, viewerOf } from '../access/index.js';
import { RoleGrants } from '../accounts/index.js';
import { Trail } from '../audit/index.js';
import { type CallContext, Database, type EventTime, newId, notFound, type Transaction } from '../platform/index.js';
import { copyOf } from './event-copy.js';
import { looksAfter } from './event.policy.js';
import type { EventRecord } from './event.record.js';
import { EventRecords } from './event.records.js';
import type { EventRow } from './event.row.js';
import { EventsQueries } from './events.queries.js';

/** Holds again what was held before. */
@Injectable()
export class EventCopies {
  constructor(
    private readonly database: Database,
    private readonly queries: EventsQueries,
    private readonly records: EventRecords,
    private readonly grants: RoleGrants,
    private readonly trail: Trail,
  ) {}

  /**
   * Enters a draft like an event that the caller sees, at another time. Whoever copies looks after the copy; who does not look after
   * the event takes along only own networks and programmes, and the items of the agenda that are seen.
   * @throws Problem NOT_FOUND, BAD_INPUT naming startsAt when clocks skip a time of the copy
   */
  async copy(context: CallContext, id: string, startsAt: EventTime): Promise<EventRow> {
    const viewer = viewerOf(context);
    const copyId = newId();
    const { row, organiser } = await this.database.transaction(async (transaction) => {
      const [seen] = await this.queries.byIds(viewer, [id], transaction);
      if (!seen) throw notFound('id');
      const source = await this.records.read(transaction, id);
      const copy = copyOf(looksAfter(viewer, seen) ? source : asSeen(source, seen, viewer), startsAt);
      await this.records.insert(transaction, copyId, viewer.memberId, copy);
      const changes = [
        { field: 'copyOf', from: null, to: id },
        { field: 'startsAt', from: null, to: copy.times.starts },
      ];
      await this.trail.record(transaction, viewer, [
        { action: 'copyEvent', subject: copyId, subjectKind: 'Event', changes },
      ]);
      const lookingAfter = await this.organiserOf(transaction, viewer, { ...copy, id: copyId });
      const [copied] = await this.queries.byIds(lookingAfter, [copyId], transaction);
      return { row: copied!, organiser: lookingAfter };
    });
    if (organiser !== viewer) this.grants.announce(organiser.memberId!);
    context.caller = organiser;
    return row;
  }

  /** The viewer as whoever looks after the copy; it is given the role for it where no other role does. */
  private async organiserOf(transaction: Transaction, viewer: Viewer, copy: OrganisedEvent): Promise<Viewer> {
    if (looksAfter(viewer, copy)) return viewer;
    await this.grants.enter(transaction, viewer, { role: 'ORGANISER', member: viewer.memberId!, event: copy.id });
    return { ...viewer, organisedEvents: [...viewer.organisedEvents, copy.id] };
  }
}

/** Of an event that others look after: what may be entered for own networks and programmes, without what is not seen of its agenda. */
function asSeen<Source extends EventRecord>(source: Source, seen: EventRow, viewer: Viewer): Source {
  const { networkIds, programmeId, agenda } = source;
  return {
    ...source,
    networkIds: networkIds.filter((network) => viewer.organisedNetworks.includes(network)),
    programmeId: programmeId && viewer.organisedProgrammes.includes(programmeId) ? programmeId : null,
    agenda: agenda.filter(({ id }) => seen.agenda.some((item) => item.id === id)),
  };
}
