import { Injectable } from '@nestjs/common';
import { isSecretariat, type Viewer } from '../../access/index.js';
import { EventColumns } from '../../events/index.js';
import { MemberColumns } from '../../people/index.js';
import { Columns, holds, type Sql, sql } from '../../platform/index.js';
import { registrationProperties } from '../registration.sql.js';
import { closeTo, ownOrStaffed } from './registration-visibility.sql.js';
import type { ListedRegistration } from './registration.row.js';

/** Whoever else reads a list learns who comes and for whom, not how, nor whether they came. */
const told =
  (column: Sql) =>
  ({ byLinkOf, ...caller }: Viewer): Sql => {
    const reader = byLinkOf ?? caller;
    return isSecretariat(reader) ? column : sql`CASE WHEN ${closeTo(reader)} THEN ${column} END`;
  };

/** The columns of a RegistrationRow, from `registration r`, its event `e` and its person `m`. */
@Injectable()
export class RegistrationColumns extends Columns<ListedRegistration, Viewer> {
  constructor(members: MemberColumns, events: EventColumns) {
    super(
      {
        ...registrationProperties,
        mode: told(registrationProperties.mode),
        nominationRank: told(registrationProperties.nominationRank),
        answerDueAt: told(registrationProperties.answerDueAt),
        // Of what a link is about, it was not asked: it is for the person alone, not for whoever has the link.
        attendance: (viewer) => told(registrationProperties.attendance)({ ...viewer, byLinkOf: viewer }),
        startsAt: sql`e.starts_at`,
        sequence: sql`r.sequence`,
        ownOrStaff: (viewer) => (isSecretariat(viewer) ? holds : sql`coalesce(${ownOrStaffed(viewer)}, FALSE)`),
        closeToViewer: (viewer) => (isSecretariat(viewer) ? holds : sql`coalesce(${closeTo(viewer)}, FALSE)`),
      },
      {
        event: ['eventId'],
        member: ['memberId'],
        representing: ['state', 'organisationId', 'personalCapacity'],
        waitlistPosition: ['status'],
        consents: ['ownOrStaff'],
        consentHistory: ['ownOrStaff'],
        days: ['closeToViewer'],
        history: ['closeToViewer'],
        viewerCan: ['eventId', 'memberId', 'state', 'status', 'mode', 'onReserve', 'answerDueAt', 'attendance'],
      },
    );
    // Person and event come along in the same statement, and the place in line of who waits.
    this.extend('member', (selection, viewer) => {
      const columns = members.of(selection.within('member'), viewer);
      return sql`(SELECT to_json(person) FROM (SELECT ${columns}) person)`;
    });
    this.extend('event', (selection, viewer) => {
      const columns = events.of(selection.within('event'), viewer, ['id']);
      return sql`(SELECT to_json(held) FROM (SELECT ${columns}) held)`;
    });
    this.extend('waitlistPosition', () => sql`CASE WHEN r.status = 'WAITLISTED' THEN ${placeInLine} END`);
  }
}

/** How many wait for the seats that `registration r` waits for, up to it. */
export const placeInLine = sql`(SELECT count(*) FROM registration ahead
  WHERE ahead.event_id = r.event_id AND ahead.mode = r.mode AND ahead.status = 'WAITLISTED'
    AND ahead.sequence <= r.sequence)`;
