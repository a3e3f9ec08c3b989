import { Injectable } from '@nestjs/common';
import { isSecretariat, type Viewer } from '../access/index.js';
import { eventColumns, inAudienceOfEvent, seenEvents, staffedBy } from '../events/index.js';
import { memberColumnsOf } from '../people/index.js';
import {
  Columns,
  type Condition,
  type Connection,
  Database,
  type OrderColumn,
  Page,
  type PageArguments,
  place,
  type Selection,
} from '../platform/index.js';
import type {
  Attendance,
  AttendanceMode,
  ConsentPurpose,
  RegistrationFilter,
  RegistrationStatus,
} from '../schema-types.js';
import { certificateBesideRegistration } from './certificates.queries.js';
import { searchable, selected } from './registration-filter.js';
import { activeFirst, fromJson, type ListedRegistration, type RegistrationRow } from './registration-row.js';

export interface ChangeRow {
  registrationId: string;
  at: Date;
  byMemberId: string | null;
  from: RegistrationStatus | null;
  to: RegistrationStatus;
  reason: string | null;
}

export interface DayRow {
  registrationId: string;
  date: string;
  attendance: Attendance;
  mode: AttendanceMode | null;
  minutes: number | null;
}

const own = (viewer: Viewer, values: unknown[]): string => `r.member_id = ${place(values, viewer.memberId)}::uuid`;

const ofOwnState = (viewer: Viewer, values: unknown[]): string =>
  `r.state = ANY (${place(values, viewer.contactPointOf)}::text[])`;

/**
 * Which registrations a viewer may see, as a condition on `r` and its event `e`. Staff: all; a contact point: own states; a person: own;
 * others: the CONFIRMED who agreed to be listed, as the event's participantList says, and under the Chatham House Rule none.
 */
export function seenRegistrations(viewer: Viewer, values: unknown[]): string {
  const event = seenEvents(viewer, values);
  if (isSecretariat(viewer)) return event;
  const near = [staffedBy(viewer, values), own(viewer, values), ofOwnState(viewer, values)];
  const listed = `(r.status = 'CONFIRMED' AND NOT e.chatham_house_rule
    AND EXISTS (SELECT FROM registration_consent c WHERE c.registration_id = r.id AND c.purpose = 'PARTICIPANT_LIST')
    AND ${inAudienceOfEvent(viewer, values, 'e.participant_list')})`;
  return `(${event} AND (${near.join(' OR ')} OR ${listed}))`;
}

/** SQL of a RegistrationRow's properties, from `registration r`, its event `e` and its person `m`. */
const columns = new Columns<ListedRegistration, Viewer>(
  {
    id: 'r.id',
    eventId: 'r.event_id',
    memberId: 'r.member_id',
    status: 'r.status',
    role: 'r.role',
    mode: 'r.mode',
    state: 'r.state',
    organisationId: 'r.organisation_id',
    personalCapacity: 'r.personal_capacity',
    waitlistReason: 'r.waitlist_reason',
    beyondCapacity: 'r.beyond_capacity',
    attendance: 'r.attendance',
    registeredAt: 'r.registered_at',
    nominationRank: 'r.nomination_rank',
    onReserve: 'r.on_reserve',
    answerDueAt: 'r.answer_due_at',
    startsAt: 'e.starts_at',
    sequence: 'r.sequence',
    ownOrStaff: (viewer, values) =>
      isSecretariat(viewer) ? 'TRUE' : `coalesce(${staffedBy(viewer, values)} OR ${own(viewer, values)}, FALSE)`,
    closeToViewer: (viewer, values) =>
      isSecretariat(viewer)
        ? 'TRUE'
        : `coalesce(${staffedBy(viewer, values)} OR ${own(viewer, values)} OR ${ofOwnState(viewer, values)}, FALSE)`,
  },
  {
    event: ['eventId'],
    member: ['memberId'],
    representing: ['state', 'organisationId', 'personalCapacity'],
    waitlistPosition: ['status'],
    consents: ['ownOrStaff'],
    certificate: ['ownOrStaff'],
    history: ['closeToViewer'],
    checkInCode: ['status', 'ownOrStaff'],
    viewerCan: ['eventId', 'memberId', 'state', 'status', 'onReserve', 'answerDueAt'],
  },
);

// Person and event come along in the same statement, and the place in line of who waits.
columns.bring(
  'member',
  (selection, viewer, values) =>
    `(SELECT to_json(person) FROM (SELECT ${memberColumnsOf(selection.within('member'), viewer, values)}) person)`,
);
columns.bring(
  'event',
  (selection, viewer, values) =>
    `(SELECT to_json(held) FROM (SELECT ${eventColumns.of(selection.within('event'), viewer, values, ['id'])}) held)`,
);
columns.bring(
  'waitlistPosition',
  () => `CASE WHEN r.status = 'WAITLISTED' THEN (SELECT count(*) FROM registration ahead
    WHERE ahead.event_id = r.event_id AND ahead.mode = r.mode AND ahead.status = 'WAITLISTED' AND ahead.sequence <= r.sequence) END`,
);
columns.bring('certificate', () => certificateBesideRegistration);

columns.bring('checkInCode', () => 'r.check_in_number');

/** Columns of every row of a list: what makes its place. */
const inLists = ['id', 'startsAt', 'sequence'] as const;

const latestEventFirst: readonly OrderColumn[] = [
  { sql: 'e.starts_at', type: 'timestamptz', descending: true },
  { sql: 'r.sequence', type: 'bigint' },
];
const placeOf = ({ startsAt, sequence }: ListedRegistration): unknown[] => [startsAt, sequence];

const tables = `registration r JOIN event e ON e.id = r.event_id JOIN member m ON m.id = r.member_id`;

/** What a list is a part of: the registrations of one event or of one person. */
export type Holder = 'event' | 'member';

const belongs: Readonly<Record<Holder, string>> = {
  event: 'r.event_id = holder.id',
  member: 'r.member_id = holder.id',
};

/** What a list of registrations is asked for; `actionIds` are those that the filter names by code. */
export interface RegistrationList {
  filter: RegistrationFilter | null | undefined;
  actionIds: readonly string[] | null;
  page: PageArguments;
  selection: Selection;
  /** Narrows the list by a condition on `registration r` and its `event e` that a later room writes. */
  among?: Condition | undefined;
}

@Injectable()
export class RegistrationsQueries {
  constructor(private readonly database: Database) {}

  async list(viewer: Viewer, list: RegistrationList): Promise<Connection<RegistrationRow>> {
    const page = new Page(latestEventFirst, list.page);
    const values: unknown[] = [];
    const condition = wanted(viewer, list, values);
    const chosen = [...values];
    const rows = await this.database.rows<ListedRegistration>(
      `SELECT ${columns.of(list.selection, viewer, values, inLists)} FROM ${tables}
       WHERE ${condition} AND ${page.where(values)} ${page.orderAndLimit(values)}`,
      values,
    );
    return page.connection(rows, placeOf, () => this.database.count(`${tables} WHERE ${condition}`, chosen));
  }

  /** The same page of the registrations of many events or people, with one statement. */
  async listsOf(
    viewer: Viewer,
    holder: Holder,
    ids: readonly string[],
    list: RegistrationList,
  ): Promise<Map<string, Connection<RegistrationRow>>> {
    const page = new Page(latestEventFirst, list.page);
    const values: unknown[] = [ids];
    const condition = `${belongs[holder]} AND ${wanted(viewer, list, values)}`;
    const chosen = [...values];
    const rows = await this.database.rows<ListedRegistration & { holderId: string }>(
      `SELECT holder.id AS "holderId", listed.* FROM unnest($1::uuid[]) AS holder (id) CROSS JOIN LATERAL (
         SELECT ${columns.of(list.selection, viewer, values, inLists)} FROM ${tables}
         WHERE ${condition} AND ${page.where(values)} ${page.orderAndLimit(values)}) listed`,
      values,
    );
    const countAll = async (): Promise<Map<string, number>> => {
      const counted = await this.database.rows<{ id: string; count: number }>(
        `SELECT holder.id, (SELECT count(*) FROM ${tables} WHERE ${condition}) AS count FROM unnest($1::uuid[]) AS holder (id)`,
        chosen,
      );
      return new Map(counted.map(({ id, count }) => [id, count]));
    };
    let counts: Promise<Map<string, number>> | undefined;
    const rowsOf = Map.groupBy(rows, ({ holderId }) => holderId);
    return new Map(
      ids.map((id) => [
        id,
        page.connection<ListedRegistration>(
          rowsOf.get(id) ?? [],
          placeOf,
          async () => (await (counts ??= countAll())).get(id) ?? 0,
        ),
      ]),
    );
  }

  /** The page of an event's registrations as JSON beside `event e`: rows for `brought`. */
  besideEvent(viewer: Viewer, list: RegistrationList, values: unknown[]): string {
    const page = new Page(latestEventFirst, list.page);
    const condition = wanted(viewer, list, values);
    return `(SELECT coalesce(json_agg(listed), '[]') FROM (
      SELECT ${columns.of(list.selection, viewer, values, inLists)} FROM registration r JOIN member m ON m.id = r.member_id
      WHERE r.event_id = e.id AND ${condition} AND ${page.where(values)} ${page.orderAndLimit(values)}) listed)`;
  }

  /** The connection of rows that came along with their event; `count` counts them all. */
  brought(
    rows: readonly ListedRegistration[],
    page: PageArguments,
    count: () => Promise<number>,
  ): Connection<RegistrationRow> {
    return new Page(latestEventFirst, page).connection(rows.map(fromJson), placeOf, count);
  }

  async byIds(viewer: Viewer, ids: readonly string[]): Promise<RegistrationRow[]> {
    const values: unknown[] = [ids];
    const seen = seenRegistrations(viewer, values);
    return this.database.rows<ListedRegistration>(
      `SELECT ${columns.all(viewer, values)} FROM ${tables} WHERE r.id = ANY ($1) AND ${seen}`,
      values,
    );
  }

  /** One that `knowing` may see, with what is asked of it as the viewer gets that, its event and person included. */
  async one(knowing: Viewer, id: string, viewer: Viewer, selection: Selection): Promise<RegistrationRow | null> {
    const values: unknown[] = [id];
    const [row] = await this.database.rows<ListedRegistration>(
      `SELECT ${columns.of(selection, viewer, values, inLists)} FROM ${tables} WHERE r.id = $1 AND ${seenRegistrations(knowing, values)}`,
      values,
    );
    return row ?? null;
  }

  /** The viewer's own registration for each event: the active one, else the latest. */
  async ofViewer(viewer: Viewer, eventIds: readonly string[]): Promise<RegistrationRow[]> {
    if (viewer.memberId === null) return [];
    const values: unknown[] = [eventIds, viewer.memberId];
    return this.database.rows<ListedRegistration>(
      `SELECT DISTINCT ON (r.event_id) ${columns.all(viewer, values)} FROM ${tables} WHERE r.event_id = ANY ($1) AND r.member_id = $2
       ORDER BY r.event_id, ${activeFirst}`,
      values,
    );
  }

  /** The viewer's own registration as JSON beside `event e`. */
  ownBesideEvent(viewer: Viewer, selection: Selection, values: unknown[]): string {
    if (viewer.memberId === null) return 'NULL::json';
    const me = place(values, viewer.memberId);
    return `(SELECT to_json(own) FROM (
      SELECT ${columns.of(selection, viewer, values, inLists)} FROM registration r JOIN member m ON m.id = r.member_id
      WHERE r.event_id = e.id AND r.member_id = ${me}::uuid ORDER BY ${activeFirst} LIMIT 1) own)`;
  }

  /** The active nominations of states for events, each pair as "event state", in the order of preference. */
  async nominationsOf(viewer: Viewer, pairs: readonly string[]): Promise<RegistrationRow[]> {
    const values: unknown[] = [pairs.map((pair) => pair.split(' ')[0]), pairs.map((pair) => pair.split(' ')[1])];
    const seen = seenRegistrations(viewer, values);
    return this.database.rows<ListedRegistration>(
      `SELECT ${columns.all(viewer, values)} FROM unnest($1::uuid[], $2::text[]) AS nominating (event_id, state)
       JOIN registration r ON r.event_id = nominating.event_id AND r.state = nominating.state JOIN event e ON e.id = r.event_id
       JOIN member m ON m.id = r.member_id
       WHERE r.nomination_rank IS NOT NULL AND ${seen} ORDER BY r.nomination_rank`,
      values,
    );
  }

  /** Places in line, 1 is next, of those who wait. */
  async positions(ids: readonly string[]): Promise<{ id: string; position: number }[]> {
    return this.database.rows(
      `SELECT r.id, (SELECT count(*) FROM registration ahead
          WHERE ahead.event_id = r.event_id AND ahead.mode = r.mode AND ahead.status = 'WAITLISTED' AND ahead.sequence <= r.sequence) AS position
       FROM registration r WHERE r.id = ANY ($1) AND r.status = 'WAITLISTED'`,
      [ids],
    );
  }

  async checkInNumbers(ids: readonly string[]): Promise<{ id: string; number: number }[]> {
    return this.database.rows(`SELECT id, check_in_number AS number FROM registration WHERE id = ANY ($1)`, [ids]);
  }

  async daysOf(ids: readonly string[]): Promise<DayRow[]> {
    return this.database.rows(
      `SELECT registration_id AS "registrationId", date, attendance, mode, minutes FROM day_attendance WHERE registration_id = ANY ($1) ORDER BY registration_id, date`,
      [ids],
    );
  }

  async consentsOf(ids: readonly string[]): Promise<{ registrationId: string; purpose: ConsentPurpose }[]> {
    return this.database.rows(
      `SELECT registration_id AS "registrationId", purpose FROM registration_consent WHERE registration_id = ANY ($1) ORDER BY registration_id, purpose`,
      [ids],
    );
  }

  async historyOf(ids: readonly string[]): Promise<ChangeRow[]> {
    return this.database.rows(
      `SELECT registration_id AS "registrationId", at, by_member_id AS "byMemberId", from_status AS "from", to_status AS "to", reason
       FROM registration_change WHERE registration_id = ANY ($1) ORDER BY registration_id, at, id`,
      [ids],
    );
  }
}

function wanted(viewer: Viewer, { filter, actionIds, among }: RegistrationList, values: unknown[]): string {
  const seen = seenRegistrations(viewer, values);
  return `${seen} AND ${among ? among(values) : 'TRUE'} AND ${selected(filter ?? {}, actionIds, values)} AND ${searchable(viewer, filter?.search, values)}`;
}
