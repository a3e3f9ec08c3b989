import { Injectable } from '@nestjs/common';
import { isSecretariat, type Viewer } from '../../access/index.js';
import { EventColumns } from '../../events/index.js';
import { MemberColumns } from '../../people/index.js';
import { Columns, holds, sql } from '../../platform/index.js';
import { registrationProperties } from '../registration.sql.js';
import { closeTo, ownOrStaffed } from './registration-visibility.sql.js';
import type { ListedRegistration } from './registration.row.js';

/** The columns of a RegistrationRow, from `registration r`, its event `e` and its person `m`. */
@Injectable()
export class RegistrationColumns extends Columns<ListedRegistration, Viewer> {
  constructor(members: MemberColumns, events: EventColumns) {
    super(
      {
        ...registrationProperties,
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
        history: ['closeToViewer'],
        viewerCan: ['eventId', 'memberId', 'state', 'status', 'onReserve', 'answerDueAt'],
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
