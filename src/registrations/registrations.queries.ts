import { Injectable } from '@nestjs/common';
import { isSecretariat, type Viewer } from '../access/index.js';
import { seenEvents, staffedBy } from '../events/index.js';
import { type Connection, Database, type OrderColumn, Page, type PageArguments } from '../platform/index.js';
import type {
  Attendance,
  AttendanceMode,
  ConsentPurpose,
  RegistrationFilter,
  RegistrationStatus,
} from '../schema-types.js';
import { registrationColumns } from './registration-desk.js';
import { searchable, selected } from './registration-filter.js';
import type { Registration } from './sitting.js';

export interface RegistrationRow extends Registration {
  registeredAt: Date;
  startsAt: Date;
  /** Whether the viewer reads what only the person, staff and the own contact point may. */
  closeToViewer: boolean;
  /** Whether it is the viewer's own, or an event of the viewer's. */
  ownOrStaff: boolean;
}

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

function own(viewer: Viewer, values: unknown[]): string {
  values.push(viewer.memberId);
  return `r.member_id = $${values.length}::uuid`;
}

function ofOwnState(viewer: Viewer, values: unknown[]): string {
  values.push(viewer.contactPointOf);
  return `r.state = ANY ($${values.length}::text[])`;
}

/**
 * Which registrations a viewer may see, as a condition on `r` and its event `e`. Staff: all; a contact point: own states; a person: own;
 * others: the CONFIRMED who agreed to be listed, as the event's participantList says, and under the Chatham House Rule none.
 */
export function seenRegistrations(viewer: Viewer, values: unknown[]): string {
  const event = seenEvents(viewer, values);
  if (isSecretariat(viewer)) return event;
  const near = [staffedBy(viewer, values), own(viewer, values), ofOwnState(viewer, values)];
  values.push(viewer.memberId, viewer.roles.has('CONTACT_POINT'));
  const [me, contactPoint] = [`$${values.length - 1}::uuid`, `$${values.length}::boolean`];
  const listed = `(r.status = 'CONFIRMED' AND NOT e.chatham_house_rule
    AND EXISTS (SELECT FROM registration_consent c WHERE c.registration_id = r.id AND c.purpose = 'PARTICIPANT_LIST')
    AND CASE e.participant_list
      WHEN 'PUBLIC' THEN TRUE
      WHEN 'MEMBERS' THEN ${me} IS NOT NULL
      WHEN 'STATES' THEN ${contactPoint}
      WHEN 'NETWORKS' THEN EXISTS (SELECT FROM event_network en JOIN membership m ON m.network_id = en.network_id AND m.status = 'ACTIVE'
        WHERE en.event_id = e.id AND m.member_id = ${me})
      WHEN 'PARTICIPANTS' THEN EXISTS (SELECT FROM registration mine WHERE mine.event_id = e.id AND mine.member_id = ${me} AND mine.status = 'CONFIRMED')
      ELSE FALSE END)`;
  return `(${event} AND (${near.join(' OR ')} OR ${listed}))`;
}

const latestEventFirst: readonly OrderColumn[] = [
  { sql: 'e.starts_at', type: 'timestamptz', descending: true },
  { sql: 'r.sequence', type: 'bigint' },
];

/** What a list is a part of: an event's or a person's registrations, or all. */
export interface Scope {
  eventId?: string;
  memberId?: string;
}

@Injectable()
export class RegistrationsQueries {
  constructor(private readonly database: Database) {}

  async list(
    viewer: Viewer,
    scope: Scope,
    filter: RegistrationFilter | null | undefined,
    actionIds: string[] | null,
    page: PageArguments,
  ): Promise<Connection<RegistrationRow>> {
    const keyset = new Page(latestEventFirst, page);
    const values: unknown[] = [];
    const condition = this.condition(viewer, scope, filter, actionIds, values);
    const counted = [...values];
    const sql = `${this.select(viewer, values)} WHERE ${condition} AND ${keyset.where(values)} ${keyset.orderAndLimit(values)}`;
    const rows = await this.database.rows<RegistrationRow & { sequence: number }>(sql, values);
    return keyset.connection(
      rows,
      ({ startsAt, sequence }) => [startsAt, sequence],
      async () => {
        const [total] = await this.database.rows<{ count: number }>(
          `SELECT count(*) FROM registration r JOIN event e ON e.id = r.event_id JOIN member m ON m.id = r.member_id WHERE ${condition}`,
          counted,
        );
        return total!.count;
      },
    );
  }

  async byIds(viewer: Viewer, ids: readonly string[]): Promise<RegistrationRow[]> {
    const values: unknown[] = [ids];
    const seen = seenRegistrations(viewer, values);
    return this.database.rows<RegistrationRow>(
      `${this.select(viewer, values)} WHERE r.id = ANY ($1) AND ${seen}`,
      values,
    );
  }

  /** The viewer's own registration for each event: the active one, else the latest. */
  async ofViewer(viewer: Viewer, eventIds: readonly string[]): Promise<RegistrationRow[]> {
    if (viewer.memberId === null) return [];
    const values: unknown[] = [eventIds, viewer.memberId];
    return this.database.rows<RegistrationRow>(
      `SELECT DISTINCT ON (own."eventId") own.* FROM (${this.select(viewer, values)} WHERE r.event_id = ANY ($1) AND r.member_id = $2) own
       ORDER BY own."eventId", own.status IN ('INVITED', 'NOMINATED', 'PENDING', 'OFFERED', 'WAITLISTED', 'CONFIRMED') DESC, own.sequence DESC`,
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

  private select(viewer: Viewer, values: unknown[]): string {
    const staffOrOwn = `(${staffedBy(viewer, values)} OR ${own(viewer, values)})`;
    return `SELECT ${registrationColumns}, r.sequence, r.registered_at AS "registeredAt", e.starts_at AS "startsAt",
        coalesce(${staffOrOwn}, FALSE) AS "ownOrStaff", coalesce(${staffOrOwn} OR ${ofOwnState(viewer, values)}, FALSE) AS "closeToViewer"
      FROM registration r JOIN event e ON e.id = r.event_id JOIN member m ON m.id = r.member_id`;
  }

  private condition(
    viewer: Viewer,
    scope: Scope,
    filter: RegistrationFilter | null | undefined,
    actionIds: string[] | null,
    values: unknown[],
  ): string {
    const seen = seenRegistrations(viewer, values);
    values.push(scope.eventId ?? null, scope.memberId ?? null);
    const scoped = `($${values.length - 1}::uuid IS NULL OR r.event_id = $${values.length - 1}) AND ($${values.length}::uuid IS NULL OR r.member_id = $${values.length})`;
    return `${seen} AND ${scoped} AND ${selected(filter ?? {}, actionIds, values)} AND ${searchable(viewer, filter?.search, values)}`;
  }
}
