import type { OrganisedEvent, Viewer } from '../../access/index.js';
import { activeStatuses, awaitsPeople, isActive, isStaffOf, type LockedEvent } from '../../events/index.js';
import { localDay } from '../../platform/index.js';
import type { ErrorCode, RegistrationPolicy, RegistrationStatus } from '../../schema-types.js';

/**
 * What can be done about a registration. ENTER is staff's: walk-ins, and people of an event that is over. TAKE_OVER: on
 * the seat of who is SUBSTITUTED.
 */
export type Act =
  | 'REGISTER'
  | 'INVITE'
  | 'NOMINATE'
  | 'ENTER'
  | 'ACCEPT'
  | 'REFUSE'
  | 'APPROVE'
  | 'REJECT'
  | 'PROMOTE'
  | 'OFFER'
  | 'WITHDRAW'
  | 'CANCEL'
  | 'SUBSTITUTE'
  | 'TAKE_OVER'
  | 'EXPIRE';

/** Where a registration stands before an act; NONE: the person has none for this event. */
export type StatusBefore = RegistrationStatus | 'NONE';

/** SEAT: CONFIRMED if one is free in the pool and within the state's limit, else WAITLISTED. */
export type Destination = RegistrationStatus | 'SEAT';

interface RegistrationTransition {
  from: readonly StatusBefore[];
  act: Act;
  /** Left out: under every policy. */
  policies?: readonly RegistrationPolicy[];
  to: Destination;
}

/** Those that end when time runs out: active, and without a seat of their own. */
export const openStatuses = activeStatuses.filter((status) => status !== 'CONFIRMED');

/** Those in which the person has been asked something. */
export const askedStatuses: readonly RegistrationStatus[] = ['INVITED', 'NOMINATED', 'OFFERED'];

const canStart: readonly StatusBefore[] = ['NONE', 'DECLINED', 'WITHDRAWN', 'CANCELLED', 'EXPIRED', 'SUBSTITUTED'];

/** The table of the design, section 4: every move that there is. What it lacks is not allowed. */
export const transitions: readonly RegistrationTransition[] = [
  { from: canStart, act: 'REGISTER', policies: ['OPEN'], to: 'SEAT' },
  { from: canStart, act: 'REGISTER', policies: ['APPROVAL'], to: 'PENDING' },
  { from: canStart, act: 'INVITE', to: 'INVITED' },
  { from: canStart, act: 'NOMINATE', to: 'NOMINATED' },
  { from: canStart, act: 'ENTER', to: 'CONFIRMED' },
  { from: ['INVITED'], act: 'ACCEPT', to: 'SEAT' },
  { from: ['INVITED'], act: 'REGISTER', to: 'SEAT' },
  { from: ['NOMINATED'], act: 'ACCEPT', policies: ['APPROVAL', 'NOMINATION'], to: 'PENDING' },
  { from: ['NOMINATED'], act: 'ACCEPT', policies: ['OPEN', 'INVITATION'], to: 'SEAT' },
  { from: ['NOMINATED'], act: 'REGISTER', policies: ['APPROVAL', 'NOMINATION'], to: 'PENDING' },
  { from: ['NOMINATED'], act: 'REGISTER', policies: ['OPEN', 'INVITATION'], to: 'SEAT' },
  { from: ['PENDING'], act: 'APPROVE', to: 'SEAT' },
  { from: ['PENDING', 'NOMINATED'], act: 'REJECT', to: 'REJECTED' },
  { from: ['WAITLISTED'], act: 'PROMOTE', to: 'CONFIRMED' },
  { from: ['WAITLISTED'], act: 'OFFER', to: 'OFFERED' },
  { from: ['OFFERED'], act: 'ACCEPT', to: 'CONFIRMED' },
  { from: askedStatuses, act: 'REFUSE', to: 'DECLINED' },
  { from: ['PENDING', 'WAITLISTED', 'OFFERED', 'CONFIRMED'], act: 'WITHDRAW', to: 'WITHDRAWN' },
  { from: activeStatuses, act: 'CANCEL', to: 'CANCELLED' },
  { from: ['CONFIRMED'], act: 'SUBSTITUTE', to: 'SUBSTITUTED' },
  { from: [...canStart, 'NOMINATED', 'PENDING', 'WAITLISTED'], act: 'TAKE_OVER', to: 'CONFIRMED' },
  { from: openStatuses, act: 'EXPIRE', to: 'EXPIRED' },
];

/** Where an act's result already stands: the call is a repeat and answers what there is. */
const alreadyDone: Partial<Record<Act, readonly RegistrationStatus[]>> = {
  REGISTER: ['PENDING', 'WAITLISTED', 'OFFERED', 'CONFIRMED'],
  INVITE: activeStatuses,
  NOMINATE: activeStatuses,
  ENTER: ['CONFIRMED'],
  ACCEPT: ['PENDING', 'WAITLISTED', 'CONFIRMED'],
  REFUSE: ['DECLINED'],
  APPROVE: ['WAITLISTED', 'OFFERED', 'CONFIRMED'],
  REJECT: ['REJECTED'],
  WITHDRAW: ['WITHDRAWN'],
  CANCEL: ['CANCELLED'],
  SUBSTITUTE: ['SUBSTITUTED'],
  EXPIRE: ['EXPIRED'],
};

export type Decision = { kind: 'MOVE'; to: Destination } | { kind: 'REPEAT' } | { kind: 'REFUSED'; code: ErrorCode };

/** What an act makes of a registration under the event's policy. */
export function decide(from: StatusBefore, act: Act, policy: RegistrationPolicy): Decision {
  if (from !== 'NONE' && alreadyDone[act]?.includes(from)) return { kind: 'REPEAT' };
  const transition = transitions.find(
    (one) => one.act === act && one.from.includes(from) && (one.policies?.includes(policy) ?? true),
  );
  if (transition) return { kind: 'MOVE', to: transition.to };
  const startsWithout = act === 'REGISTER' && canStart.includes(from);
  if (startsWithout && policy === 'NOMINATION') return { kind: 'REFUSED', code: 'NOMINATION_REQUIRED' };
  if (startsWithout && policy === 'INVITATION') return { kind: 'REFUSED', code: 'INVITATION_REQUIRED' };
  return { kind: 'REFUSED', code: 'TRANSITION_NOT_ALLOWED' };
}

export const isAsked = (status: RegistrationStatus): boolean => askedStatuses.includes(status);

type RegistrationWindow = Pick<LockedEvent, 'status' | 'startsAt' | 'registrationOpensAt' | 'registrationClosesAt'>;

/** Whether people may register now: published, not begun, and inside the window. */
export function registrationIsOpen(event: RegistrationWindow, now: Date): boolean {
  return (
    awaitsPeople(event, now) &&
    (event.registrationOpensAt === null || now >= event.registrationOpensAt) &&
    (event.registrationClosesAt === null || now < event.registrationClosesAt)
  );
}

/** When the time to answer is up: so many hours from now, at the latest when the event starts; null: then. */
export function answerDue(now: Date, hours: number | null, startsAt: Date): Date | null {
  return hours === null ? null : new Date(Math.min(now.getTime() + hours * 3_600_000, startsAt.getTime()));
}

/** Whether a viewer may do what the person may: that person, staff, and a contact point of the state represented. */
export function mayActFor(
  viewer: Viewer,
  who: { memberId: string; state: string | null },
  event: OrganisedEvent,
): boolean {
  return (
    viewer.memberId === who.memberId ||
    isStaffOf(viewer, event) ||
    (who.state !== null && viewer.contactPointOf.includes(who.state))
  );
}

interface RegistrationFacts {
  memberId: string;
  state: string | null;
  status: RegistrationStatus;
  onReserve: boolean;
  answerDueAt: Date | null;
  event: OrganisedEvent & {
    status: LockedEvent['status'];
    startsAt: Date;
    timeZone: string;
    days: readonly { date: string }[];
    format: LockedEvent['format'];
    registrationPolicy: RegistrationPolicy;
  };
}

/** Whether a viewer speaks for the state or the event, and not only for the person. */
export function mayNameAnother(viewer: Viewer, { state }: { state: string | null }, event: OrganisedEvent): boolean {
  return isStaffOf(viewer, event) || (state !== null && viewer.contactPointOf.includes(state));
}

/** The mutations that a viewer may use on a registration now. */
export function registrationViewerCan(viewer: Viewer, registration: RegistrationFacts, now: Date): string[] {
  const { event, status } = registration;
  if (viewer.readOnly || event.status === 'CANCELLED' || event.status === 'CLOSED') return [];
  const moves = (act: Act): boolean => decide(status, act, event.registrationPolicy).kind === 'MOVE';
  const staff = isStaffOf(viewer, event);
  const can: string[] = [];
  const mayAct = mayActFor(viewer, registration, event);
  const waits = awaitsPeople(event, now) && (registration.answerDueAt === null || now < registration.answerDueAt);
  if (mayAct && waits && (moves('REFUSE') || (moves('ACCEPT') && !registration.onReserve)))
    can.push('answerInvitation');
  if (mayAct && (moves('WITHDRAW') || moves('REFUSE'))) can.push('withdraw');
  if (mayAct && event.format === 'HYBRID' && isActive(status) && (staff || awaitsPeople(event, now)))
    can.push('changeMode');
  if (mayNameAnother(viewer, registration, event) && moves('SUBSTITUTE') && (staff || awaitsPeople(event, now)))
    can.push('substitute');
  if (mayNameAnother(viewer, registration, event) && isActive(status)) can.push('updateRegistration');
  if (staff && (moves('APPROVE') || moves('REJECT') || moves('CANCEL'))) can.push('decideRegistrations');
  const today = localDay(now, event.timeZone);
  if (staff && status === 'CONFIRMED' && event.status === 'PUBLISHED' && event.days.some(({ date }) => date <= today))
    can.push('recordAttendance');
  return can;
}
