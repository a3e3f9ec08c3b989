import type { Viewer } from '../../access/index.js';
import { isStaffOf, type LockedEvent } from '../../events/index.js';
import { mayActFor } from '../moves/registration.policy.js';
import type { Registration } from '../registration.js';

/** A registration as one viewer gets it. */
export interface RegistrationRow extends Registration {
  startsAt: Date;
  /** Whether the viewer reads what only the person, staff and the own contact point may. */
  closeToViewer: boolean;
  /** Whether it is the viewer's own, or an event of the viewer's. */
  ownOrStaff: boolean;
}

/** One of a list, with its place among all registrations, as decided under the event's lock. */
export interface ListedRegistration extends RegistrationRow {
  sequence: number;
}

/** A registration that was just decided, for whoever asked; says what the columns of lists say. */
export function asSeenBy(viewer: Viewer, event: LockedEvent, registration: Registration): RegistrationRow {
  const ownOrStaff = isStaffOf(viewer, event) || registration.memberId === viewer.memberId;
  return {
    ...registration,
    startsAt: event.startsAt,
    ownOrStaff,
    closeToViewer: mayActFor(viewer, registration, event),
  };
}

/** A row that came as JSON: its instants are texts there. */
export function registrationFromJson<Row extends { registeredAt: Date; answerDueAt?: Date | null; startsAt?: Date }>(
  row: Row,
): Row {
  const instants = {
    registeredAt: new Date(row.registeredAt),
    ...(row.answerDueAt && { answerDueAt: new Date(row.answerDueAt) }),
    ...(row.startsAt && { startsAt: new Date(row.startsAt) }),
  };
  return { ...row, ...instants };
}
