import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import {
  allOf,
  type Connection,
  Database,
  given,
  type OrderColumn,
  Page,
  type PageArguments,
  type Reader,
  type Selection,
  type Sql,
  sql,
} from '../../platform/index.js';
import type { StateAnswer } from '../../schema-types.js';
import { EventColumns } from '../reading/event.columns.js';
import { seenEvents, staffedBy } from '../reading/event-visibility.sql.js';
import { hasNominated } from '../reading/viewer-relation.sql.js';
import { reachedContactPoints } from './contact-points.sql.js';
import type { StateInvitationRow } from './state-invitation.row.js';

/** The number of an invitation `i`, as its letter prints it: "2026/0012". */
export const letterReference = sql`to_char(i.invited_at, 'YYYY') || '/' || lpad(i.number::text, 4, '0')`;

const ofInvitation = sql`i.id, i.event_id AS "eventId", i.state, ${letterReference} AS reference, i.seats,
  i.funded_seats AS "fundedSeats", i.online_seats AS "onlineSeats", i.invited_at AS "invitedAt",
  i.opened_at AS "openedAt", i.nomination_closes_at AS "nominationClosesAt", i.answer, i.answered_at AS "answeredAt",
  i.answered_by_member_id AS "answeredByMemberId", i.reason,
  e.status = 'PUBLISHED' AND e.awaits_people_until > now() AS "awaitsPeople", ${hasNominated} AS "hasNominated",
  EXISTS (SELECT FROM ${reachedContactPoints}) AS reachable,
  coalesce(i.nomination_closes_at, e.nomination_closes_at) AS "closesAt", e.starts_at AS "startsAt"`;

const columns = (viewer: Viewer): Sql => sql`${ofInvitation}, coalesce(${staffedBy(viewer)}, FALSE) AS staffed`;

const tables = sql`state_invitation i JOIN event e ON e.id = i.event_id JOIN state s ON s.code = i.state`;

const ofOwnState = (viewer: Viewer): Sql => sql`i.state = ANY (${viewer.contactPointOf}::text[])`;

/** Staff see all of an event, a contact point those of own states. */
const seen = (viewer: Viewer): Sql => sql`(${seenEvents(viewer)} AND (${staffedBy(viewer)} OR ${ofOwnState(viewer)}))`;

const latestEventFirst: readonly OrderColumn[] = [
  { sql: sql`e.starts_at`, type: 'timestamptz', descending: true },
  { sql: sql`i.id`, type: 'uuid' },
];

@Injectable()
export class StateInvitationsQueries {
  constructor(
    private readonly database: Database,
    private readonly eventColumns: EventColumns,
  ) {}

  async byIds(viewer: Viewer, ids: readonly string[], reader: Reader = this.database): Promise<StateInvitationRow[]> {
    return reader.rows(
      sql`SELECT ${columns(viewer)} FROM ${tables} WHERE i.id = ANY (${ids}::uuid[]) AND ${seen(viewer)}`,
    );
  }

  /** One that `knowing` may see, with its event as the viewer gets that. */
  async one(knowing: Viewer, id: string, viewer: Viewer, selection: Selection): Promise<StateInvitationRow | null> {
    const event = this.eventColumns.of(selection.within('event'), { ...viewer, byLinkOf: knowing }, ['id']);
    return this.database.maybeOne<StateInvitationRow>(
      sql`SELECT ${columns(viewer)}, (SELECT to_json(held) FROM (SELECT ${event}) held) AS event
       FROM ${tables} WHERE i.id = ${id} AND ${seen(knowing)}`,
    );
  }

  /** Those of events, by the English names of the states. */
  async ofEvents(viewer: Viewer, eventIds: readonly string[]): Promise<StateInvitationRow[]> {
    return this.database.rows(
      sql`SELECT ${columns(viewer)} FROM ${tables}
       WHERE i.event_id = ANY (${eventIds}::uuid[]) AND ${seen(viewer)} ORDER BY s.name ->> 'en', i.state`,
    );
  }

  /** Those of the states for which the viewer is a contact point. */
  async ofViewer(
    viewer: Viewer,
    answers: readonly StateAnswer[] | null | undefined,
    pageArguments: PageArguments,
  ): Promise<Connection<StateInvitationRow>> {
    const isAnswered = given(answers, (some) => sql`i.answer = ANY (${some}::text[])`);
    const page = new Page(latestEventFirst, pageArguments);
    return page.read<StateInvitationRow>(
      this.database,
      { columns: columns(viewer), from: tables, where: allOf([ofOwnState(viewer), seenEvents(viewer), isAnswered]) },
      ({ startsAt, id }) => [startsAt, id],
    );
  }
}
