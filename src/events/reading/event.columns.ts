import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { type Column, Columns, holds, identifier, type Sql, sql } from '../../platform/index.js';
import { agendaOf } from '../agenda/agenda.sql.js';
import { seatPoolsOf } from '../seats/seat-pools.sql.js';
import { plainColumns, type PlainDetails } from '../writing/event-details.js';
import { attendedBy, isWhole, staffedBy } from './event-visibility.sql.js';
import { peopleOf, venueOf } from './event-facts.sql.js';
import type { EventRow } from './event.row.js';
import { relationOf } from './viewer-relation.sql.js';

const plain = Object.fromEntries(
  Array.from(plainColumns, ([field, column]) => [field, identifier(`e.${column}`)]),
) as Record<keyof PlainDetails, Sql>;

const days = sql`(SELECT coalesce(json_agg(day ORDER BY day.date), '[]') FROM (
  SELECT d.date, d.starts_at AS "startsAt", d.ends_at AS "endsAt", d.starts_at_local AS "startsAtLocal",
    d.ends_at_local AS "endsAtLocal"
  FROM event_day d WHERE d.event_id = e.id) day)`;

const languages = sql`(SELECT coalesce(json_agg(json_build_object('language', l.language, 'interpreted', l.interpreted)
    ORDER BY l.position), '[]')
  FROM event_language l WHERE l.event_id = e.id)`;

/** What an event refers to in one of its tables, in the order given. */
const listed = (table: string, column: string): Sql =>
  sql`array(SELECT l.${identifier(column)} FROM ${identifier(table)} l WHERE l.event_id = e.id ORDER BY l.position)`;

const nothing = sql`NULL`;
const noList = sql`'{}'`;
const noJson = sql`'[]'`;

/** Told only to who sees the event whole; others get what says nothing. */
const whole =
  (column: Sql, otherwise: Sql): Column<Viewer> =>
  (viewer) => {
    const told = isWhole(viewer);
    return told === holds ? column : sql`coalesce(CASE WHEN ${told} THEN ${column} END, ${otherwise})`;
  };

/** Whoever may want a seat has to know; once the event has begun they count who came, which is for its staff. */
const knowsSeats = (viewer: Viewer): Sql =>
  sql`(${staffedBy(viewer)} OR e.awaits_people_until > now() AND ${isWhole(viewer)})`;

/** SQL of an EventRow's properties, from `event e`; the lists are in the order given. */
@Injectable()
export class EventColumns extends Columns<EventRow, Viewer> {
  constructor() {
    super(
      {
        ...plain,
        seatsPerState: whole(plain.seatsPerState, nothing),
        answerHours: whole(plain.answerHours, nothing),
        offerHours: whole(plain.offerHours, nothing),
        certificateFromShare: whole(plain.certificateFromShare, nothing),
        id: sql`e.id`,
        slug: sql`e.slug`,
        version: sql`e.version`,
        status: sql`e.status`,
        title: sql`e.title`,
        summary: whole(sql`e.summary`, noList),
        timeZone: sql`e.time_zone`,
        startsAt: sql`e.starts_at`,
        endsAt: sql`e.ends_at`,
        awaitsPeopleUntil: sql`e.awaits_people_until`,
        startsAtLocal: sql`e.starts_at_local`,
        endsAtLocal: sql`e.ends_at_local`,
        days,
        venue: whole(venueOf, nothing),
        // Only for those who take part and staff.
        joinUrl: (viewer) => sql`CASE WHEN ${attendedBy(viewer)} THEN e.join_url END`,
        languages: whole(languages, noJson),
        networkIds: whole(listed('event_network', 'network_id'), noList),
        programmeId: whole(sql`e.programme_id`, nothing),
        actionIds: whole(listed('event_action', 'action_id'), noList),
        hostStates: whole(listed('event_host_state', 'state'), noList),
        partnerIds: whole(listed('event_partner', 'organisation_id'), noList),
        registrationOpensAt: sql`e.registration_opens_at`,
        registrationClosesAt: sql`e.registration_closes_at`,
        nominationClosesAt: sql`e.nomination_closes_at`,
        seatsReleasedAt: sql`e.seats_released_at`,
        seats: (viewer) => sql`CASE WHEN ${knowsSeats(viewer)} THEN ${seatPoolsOf} ELSE ${noJson} END`,
        publishedAt: sql`e.published_at`,
        closedAt: sql`e.closed_at`,
        cancelledAt: sql`e.cancelled_at`,
        cancellationReason: whole(sql`e.cancellation_reason`, nothing),
        agenda: agendaOf,
        ...peopleOf,
        viewerRelation: relationOf,
        isWhole: (viewer) => isWhole(viewer),
      },
      {
        titles: ['title'],
        summaries: ['summary'],
        networks: ['networkIds'],
        programme: ['programmeId'],
        actions: ['actionIds'],
        partners: ['partnerIds'],
        organisers: ['isWhole'],
        viewerCan: [
          ...([
            'id',
            'status',
            'awaitsPeopleUntil',
            'endsAt',
            'timeZone',
            'days',
            'networkIds',
            'programmeId',
          ] as const),
          ...(['registrationPolicy', 'registrationOpensAt', 'registrationClosesAt', 'nominationClosesAt'] as const),
          ...(['certificateFromShare', 'hasRegistrations', 'hasAttendance', 'hasInvitedStates'] as const),
          ...(['confidentiality', 'viewerRelation', 'isWhole'] as const),
        ],
      },
    );
  }
}
