import type { Viewer } from '../access/index.js';
import type {
  Audience,
  Confidentiality,
  EventFormat,
  EventKind,
  EventStatus,
  RegistrationPolicy,
} from '../schema-types.js';
import { Columns, type Texts } from '../platform/index.js';
import { type AgendaItemRow, agendaOf } from './agenda.row.js';
import { seatPoolsOf, type SeatPoolRow } from './seat-pools.js';
import { attendedBy } from './seen-events.js';
import { standingOf, type ViewerStanding } from './viewer-standing.js';

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
  programmeId: string | null;
  actionIds: string[];
  /** State codes. */
  hostStates: string[];
  partnerIds: string[];
  registrationPolicy: RegistrationPolicy;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
  nominationClosesAt: Date | null;
  seatsReleasedAt: Date | null;
  answerHours: number | null;
  offerHours: number | null;
  seats: SeatPoolRow[];
  seatsPerState: number | null;
  confidentiality: Confidentiality;
  chathamHouseRule: boolean;
  participantList: Audience;
  certificateFromShare: number | null;
  publishedAt: Date | null;
  closedAt: Date | null;
  cancelledAt: Date | null;
  cancellationReason: string | null;
  /** Without what is not meant for the viewer. */
  agenda: AgendaItemRow[];
  /** Whether anybody was ever invited, nominated or registered. */
  hasRegistrations: boolean;
  /** What decides about what the viewer can do. */
  viewerStanding: ViewerStanding;
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

/** SQL of an EventRow's properties, from `event e`; the lists are in the order given. */
export const eventColumns = new Columns<EventRow, Viewer>(
  {
    id: 'e.id',
    slug: 'e.slug',
    version: 'e.version',
    kind: 'e.kind',
    format: 'e.format',
    status: 'e.status',
    title: 'e.title',
    summary: 'e.summary',
    timeZone: 'e.time_zone',
    startsAt: 'e.starts_at',
    endsAt: 'e.ends_at',
    startsAtLocal: 'e.starts_at_local',
    endsAtLocal: 'e.ends_at_local',
    tentative: 'e.tentative',
    days: `(SELECT coalesce(json_agg(day ORDER BY day.date), '[]') FROM (
      SELECT d.date, d.starts_at AS "startsAt", d.ends_at AS "endsAt", d.starts_at_local AS "startsAtLocal", d.ends_at_local AS "endsAtLocal"
      FROM event_day d WHERE d.event_id = e.id) day)`,
    venue: `CASE WHEN e.venue_name IS NOT NULL THEN json_build_object('name', e.venue_name, 'room', e.venue_room, 'address', e.venue_address,
      'city', e.venue_city, 'state', e.venue_state, 'directions', e.venue_directions) END`,
    // Only for confirmed participants and staff.
    joinUrl: (viewer, values) => `CASE WHEN ${attendedBy(viewer, values)} THEN e.join_url END`,
    languages: `(SELECT coalesce(json_agg(json_build_object('language', l.language, 'interpreted', l.interpreted) ORDER BY l.position), '[]')
      FROM event_language l WHERE l.event_id = e.id)`,
    networkIds: 'array(SELECT l.network_id FROM event_network l WHERE l.event_id = e.id ORDER BY l.position)',
    programmeId: 'e.programme_id',
    actionIds: 'array(SELECT l.action_id FROM event_action l WHERE l.event_id = e.id ORDER BY l.position)',
    hostStates: 'array(SELECT l.state FROM event_host_state l WHERE l.event_id = e.id ORDER BY l.position)',
    partnerIds: 'array(SELECT l.organisation_id FROM event_partner l WHERE l.event_id = e.id ORDER BY l.position)',
    registrationPolicy: 'e.registration_policy',
    registrationOpensAt: 'e.registration_opens_at',
    registrationClosesAt: 'e.registration_closes_at',
    nominationClosesAt: 'e.nomination_closes_at',
    seatsReleasedAt: 'e.seats_released_at',
    answerHours: 'e.answer_hours',
    offerHours: 'e.offer_hours',
    seats: seatPoolsOf,
    seatsPerState: 'e.seats_per_state',
    confidentiality: 'e.confidentiality',
    chathamHouseRule: 'e.chatham_house_rule',
    participantList: 'e.participant_list',
    certificateFromShare: 'e.certificate_from_share',
    publishedAt: 'e.published_at',
    closedAt: 'e.closed_at',
    cancelledAt: 'e.cancelled_at',
    cancellationReason: 'e.cancellation_reason',
    agenda: agendaOf,
    hasRegistrations: 'EXISTS (SELECT FROM registration r WHERE r.event_id = e.id)',
    viewerStanding: standingOf,
  },
  {
    titles: ['title'],
    summaries: ['summary'],
    networks: ['networkIds'],
    programme: ['programmeId'],
    actions: ['actionIds'],
    partners: ['partnerIds'],
    viewerCan: [
      ...(['id', 'status', 'startsAt', 'endsAt', 'timeZone', 'days', 'networkIds', 'programmeId'] as const),
      ...(['registrationPolicy', 'registrationOpensAt', 'registrationClosesAt', 'nominationClosesAt'] as const),
      ...(['certificateFromShare', 'hasRegistrations', 'viewerStanding'] as const),
    ],
  },
);

const instants = [
  'startsAt',
  'endsAt',
  'registrationOpensAt',
  'registrationClosesAt',
  'nominationClosesAt',
  'seatsReleasedAt',
  'publishedAt',
  'closedAt',
  'cancelledAt',
] as const;

/** An event that came as JSON beside another row: its instants are texts there. */
export function eventFromJson(row: EventRow): EventRow {
  const given = instants.filter((instant) => row[instant]).map((instant) => [instant, new Date(row[instant]!)]);
  return { ...row, ...(Object.fromEntries(given) as Partial<EventRow>) };
}
