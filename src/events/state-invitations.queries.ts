import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import {
  type Connection,
  Database,
  type OrderColumn,
  Page,
  type PageArguments,
  place,
  type Reader,
  type Selection,
} from '../platform/index.js';
import type { StateAnswer } from '../schema-types.js';
import { eventColumns } from './event.row.js';
import { seenEvents, staffedBy } from './seen-events.js';
import { hasNominated } from './viewer-standing.js';

/** The invitation of a state to an event. */
export interface StateInvitationRow {
  id: string;
  eventId: string;
  state: string;
  reference: string;
  seats: number;
  fundedSeats: number | null;
  onlineSeats: number | null;
  invitedAt: Date;
  openedAt: Date | null;
  nominationClosesAt: Date | null;
  answer: StateAnswer;
  answeredAt: Date | null;
  answeredByMemberId: string | null;
  reason: string | null;
  /** Whether the viewer looks after the event. */
  staffed: boolean;
  /** Whether people can still be nominated or invited: the event is announced and has not begun. */
  awaitsPeople: boolean;
  /** Whether people are nominated in answer to it. */
  hasNominated: boolean;
  /** Until when contact points nominate, by the invitation or else by the event; null: until the start. */
  closesAt: Date | null;
  startsAt: Date;
}

/** SQL of the number of an invitation `i`, as its letter prints it: "2026/0012". */
export const letterReference = `to_char(i.invited_at, 'YYYY') || '/' || lpad(i.number::text, 4, '0')`;

const columns = (viewer: Viewer, values: unknown[]): string => `
  i.id, i.event_id AS "eventId", i.state, ${letterReference} AS reference, i.seats,
  i.funded_seats AS "fundedSeats", i.online_seats AS "onlineSeats", i.invited_at AS "invitedAt", i.opened_at AS "openedAt",
  i.nomination_closes_at AS "nominationClosesAt", i.answer, i.answered_at AS "answeredAt", i.answered_by_member_id AS "answeredByMemberId", i.reason,
  coalesce(${staffedBy(viewer, values)}, FALSE) AS staffed, e.status = 'PUBLISHED' AND e.starts_at > now() AS "awaitsPeople", ${hasNominated} AS "hasNominated",
  coalesce(i.nomination_closes_at, e.nomination_closes_at) AS "closesAt", e.starts_at AS "startsAt"`;

const tables = `state_invitation i JOIN event e ON e.id = i.event_id JOIN state s ON s.code = i.state`;

/** Organisers and the secretariat see all of an event, a contact point those of own states. */
const seen = (viewer: Viewer, values: unknown[]): string =>
  `(${seenEvents(viewer, values)} AND (${staffedBy(viewer, values)} OR i.state = ANY (${place(values, viewer.contactPointOf)}::text[])))`;

const latestEventFirst: readonly OrderColumn[] = [
  { sql: 'e.starts_at', type: 'timestamptz', descending: true },
  { sql: 'i.id', type: 'uuid' },
];

@Injectable()
export class StateInvitationsQueries {
  constructor(private readonly database: Database) {}

  async byIds(viewer: Viewer, ids: readonly string[], reader: Reader = this.database): Promise<StateInvitationRow[]> {
    const values: unknown[] = [ids];
    return reader.rows(
      `SELECT ${columns(viewer, values)} FROM ${tables} WHERE i.id = ANY ($1) AND ${seen(viewer, values)}`,
      values,
    );
  }

  /** One that `knowing` may see, with its event as the viewer gets that. */
  async one(knowing: Viewer, id: string, viewer: Viewer, selection: Selection): Promise<StateInvitationRow | null> {
    const values: unknown[] = [id];
    const event = eventColumns.of(selection.within('event'), viewer, values, ['id']);
    const [row] = await this.database.rows<StateInvitationRow>(
      `SELECT ${columns(viewer, values)}, (SELECT to_json(held) FROM (SELECT ${event}) held) AS event
       FROM ${tables} WHERE i.id = $1 AND ${seen(knowing, values)}`,
      values,
    );
    return row ?? null;
  }

  /** Those of events, by the English names of the states. */
  async ofEvents(viewer: Viewer, eventIds: readonly string[]): Promise<StateInvitationRow[]> {
    const values: unknown[] = [eventIds];
    return this.database.rows(
      `SELECT ${columns(viewer, values)} FROM ${tables} WHERE i.event_id = ANY ($1) AND ${seen(viewer, values)} ORDER BY s.name ->> 'en', i.state`,
      values,
    );
  }

  /** Those of the states for which the viewer is a contact point. */
  async ofViewer(
    viewer: Viewer,
    answers: readonly StateAnswer[] | null | undefined,
    asked: PageArguments,
  ): Promise<Connection<StateInvitationRow>> {
    const page = new Page(latestEventFirst, asked);
    const values: unknown[] = [];
    const own = `i.state = ANY (${place(values, viewer.contactPointOf)}::text[]) AND ${seenEvents(viewer, values)}`;
    const condition = answers ? `${own} AND i.answer = ANY (${place(values, answers)}::text[])` : own;
    const chosen = [...values];
    const rows = await this.database.rows<StateInvitationRow>(
      `SELECT ${columns(viewer, values)} FROM ${tables} WHERE ${condition} AND ${page.where(values)} ${page.orderAndLimit(values)}`,
      values,
    );
    return page.connection(
      rows,
      ({ startsAt, id }) => [startsAt, id],
      () => this.database.count(`${tables} WHERE ${condition}`, chosen),
    );
  }
}
