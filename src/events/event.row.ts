import type { Viewer } from '../access/index.js';
import type {
  Audience,
  Confidentiality,
  EventFormat,
  EventKind,
  EventStatus,
  RegistrationPolicy,
} from '../schema-types.js';
import type { Texts } from '../platform/index.js';
import type { SeatPoolRow } from './seat-pools.js';
import { place, staffedBy } from './seen-events.js';

/** An event as one viewer gets it, its own lists included: whatever belongs to it alone comes with it in one statement. */
export interface EventRow {
  id: string;
  slug: string;
  version: number;
  kind: EventKind;
  format: EventFormat;
  status: EventStatus;
  title: Texts;
  summary: Texts;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  startsAtLocal: string;
  endsAtLocal: string;
  tentative: boolean;
  days: EventDayRow[];
  venue: VenueRow | null;
  /** Null for whom it is not meant. */
  joinUrl: string | null;
  languages: { language: string; interpreted: boolean }[];
  networkIds: string[];
  actionIds: string[];
  /** State codes. */
  hostStates: string[];
  partnerIds: string[];
  registrationPolicy: RegistrationPolicy;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
  seats: SeatPoolRow[];
  seatsPerState: number | null;
  confidentiality: Confidentiality;
  chathamHouseRule: boolean;
  participantList: Audience;
  publishedAt: Date | null;
  closedAt: Date | null;
  cancelledAt: Date | null;
  cancellationReason: string | null;
  /** Whether anybody was ever invited, nominated or registered. */
  hasRegistrations: boolean;
}

/** Instants come as ISO texts here, from within jsonb. */
export interface EventDayRow {
  date: string;
  startsAt: string;
  endsAt: string;
  startsAtLocal: string;
  endsAtLocal: string;
}

export interface VenueRow {
  name: string;
  room: string | null;
  address: string | null;
  city: string;
  /** Code of the country. */
  state: string;
  directions: string | null;
}

/** The columns of an EventRow from `event e`; the join link only for confirmed participants and staff. */
export function eventColumns(viewer: Viewer, values: unknown[]): string {
  return `e.id, e.slug, e.version, e.kind, e.format, e.status, e.title, e.summary, e.time_zone AS "timeZone", e.starts_at AS "startsAt",
    e.ends_at AS "endsAt", e.starts_at_local AS "startsAtLocal", e.ends_at_local AS "endsAtLocal", e.tentative,
    CASE WHEN e.venue_name IS NOT NULL THEN jsonb_build_object('name', e.venue_name, 'room', e.venue_room, 'address', e.venue_address,
      'city', e.venue_city, 'state', e.venue_state, 'directions', e.venue_directions) END AS venue,
    CASE WHEN ${staffedBy(viewer, values)} OR EXISTS (SELECT FROM registration own WHERE own.event_id = e.id
      AND own.member_id = ${place(values, viewer.memberId)}::uuid AND own.status = 'CONFIRMED') THEN e.join_url END AS "joinUrl",
    e.registration_policy AS "registrationPolicy", e.registration_opens_at AS "registrationOpensAt",
    e.registration_closes_at AS "registrationClosesAt", e.seats_per_state AS "seatsPerState", e.confidentiality,
    e.chatham_house_rule AS "chathamHouseRule", e.participant_list AS "participantList", e.published_at AS "publishedAt",
    e.closed_at AS "closedAt", e.cancelled_at AS "cancelledAt", e.cancellation_reason AS "cancellationReason",
    EXISTS (SELECT FROM registration r WHERE r.event_id = e.id) AS "hasRegistrations", ${eventLists}`;
}

/** The lists that belong to an event, each in the order given. */
export const eventLists = `
    array(SELECT l.network_id FROM event_network l WHERE l.event_id = e.id ORDER BY l.position) AS "networkIds",
    array(SELECT l.action_id FROM event_action l WHERE l.event_id = e.id ORDER BY l.position) AS "actionIds",
    array(SELECT l.state FROM event_host_state l WHERE l.event_id = e.id ORDER BY l.position) AS "hostStates",
    array(SELECT l.organisation_id FROM event_partner l WHERE l.event_id = e.id ORDER BY l.position) AS "partnerIds",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('language', l.language, 'interpreted', l.interpreted) ORDER BY l.position), '[]')
     FROM event_language l WHERE l.event_id = e.id) AS languages,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('date', d.date, 'startsAt', d.starts_at, 'endsAt', d.ends_at,
       'startsAtLocal', d.starts_at_local, 'endsAtLocal', d.ends_at_local) ORDER BY d.date), '[]')
     FROM event_day d WHERE d.event_id = e.id) AS days,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('mode', p.mode, 'capacity', p.capacity, 'confirmed', p.confirmed, 'offered', p.offered,
       'waitlisted', p.waitlisted, 'beyondCapacity', p.beyond_capacity) ORDER BY p.mode), '[]')
     FROM event_seat_pool p WHERE p.event_id = e.id) AS seats`;
