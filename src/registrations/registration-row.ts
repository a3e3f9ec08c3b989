import type { Viewer } from '../access/index.js';
import type { LockedEvent } from '../events/index.js';
import { isStaff } from './registration.policy.js';
import type { Registration } from './registration.js';

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

/** SQL of the order that puts a person's active registration `r` first, else the latest. */
export const activeFirst = `r.status IN ('INVITED', 'NOMINATED', 'PENDING', 'OFFERED', 'WAITLISTED', 'CONFIRMED') DESC, r.sequence DESC`;

/** A registration that was just decided, for whoever asked; says what the SQL of lists says. */
export function asSeenBy(viewer: Viewer, event: LockedEvent, registration: Registration): RegistrationRow {
  const ownOrStaff = isStaff(viewer, event) || registration.memberId === viewer.memberId;
  const ofOwnState = registration.state !== null && viewer.contactPointOf.includes(registration.state);
  return { ...registration, startsAt: event.startsAt, ownOrStaff, closeToViewer: ownOrStaff || ofOwnState };
}

/** A row that came as JSON: its instants are texts there. */
export function fromJson<Row extends { registeredAt: Date; answerDueAt?: Date | null; startsAt?: Date }>(
  row: Row,
): Row {
  const instants = {
    registeredAt: new Date(row.registeredAt),
    ...(row.answerDueAt && { answerDueAt: new Date(row.answerDueAt) }),
    ...(row.startsAt && { startsAt: new Date(row.startsAt) }),
  };
  return { ...row, ...instants };
}
