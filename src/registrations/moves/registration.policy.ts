import { isContactPointOf, type OrganisedEvent, type Viewer } from '../../access/index.js';
import { activeStatuses, awaitsPeople, isActive, isStaffOf, type LockedEvent } from '../../events/index.js';
import { localDay } from '../../platform/index.js';
import type {
  Attendance,
  AttendanceMode,
  Confidentiality,
  ErrorCode,
  RegistrationPolicy,
  RegistrationStatus,
} from '../../schema-types.js';
import { attended } from '../attendance/attendance.js';

/**
 * What can be done about a registration. ENTER is staff's: walk-ins, and people of an event that is over. TAKE_OVER: on
 * the seat of who is SUBSTITUTED. RESUME: of what expired as the event began, when that is postponed.
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
  | 'EXPIRE'
  | 'RESUME';

/** Where a registration stands before an act; NONE: the person has none for this event. */
export type StatusBefore = RegistrationStatus | 'NONE';

/** SEAT: CONFIRMED if one is free in the pool and within the state's limit, else WAITLISTED. FORMER: what it was. */
export type Destination = RegistrationStatus | 'SEAT' | 'FORMER';

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
  { from: [...canStart, 'REJECTED'], act: 'INVITE', to: 'INVITED' },
  { from: canStart, act: 'NOMINATE', to: 'NOMINATED' },
  { from: [...canStart, 'REJECTED'], act: 'ENTER', to: 'CONFIRMED' },
  { from: ['INVITED'], act: 'ACCEPT', to: 'SEAT' },
  { from: ['INVITED'], act: 'REGISTER', to: 'SEAT' },
  { from: ['NOMINATED'], act: 'ACCEPT', policies: ['OPEN'], to: 'SEAT' },
  { from: ['NOMINATED'], act: 'ACCEPT', policies: ['APPROVAL', 'NOMINATION', 'INVITATION'], to: 'PENDING' },
  { from: ['NOMINATED'], act: 'REGISTER', policies: ['OPEN'], to: 'SEAT' },
  { from: ['NOMINATED'], act: 'REGISTER', policies: ['APPROVAL', 'NOMINATION', 'INVITATION'], to: 'PENDING' },
  { from: ['PENDING', 'REJECTED'], act: 'APPROVE', to: 'SEAT' },
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
  { from: ['EXPIRED'], act: 'RESUME', to: 'FORMER' },
];

/** Where an act's result already stands: the call is a repeat and answers what there is. */
const alreadyDone: Partial<Record<Act, readonly StatusBefore[]>> = {
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

/** What an event says about who may come. */
export interface Admission {
  registrationPolicy: RegistrationPolicy;
  confidentiality: Confidentiality;
}

/** Whether only whom the organisers or an invited state name may come. */
export const isByInvitation = ({ registrationPolicy, confidentiality }: Admission): boolean =>
  registrationPolicy === 'INVITATION' || confidentiality === 'CLOSED';

/** What an act makes of a registration under the event's policy. */
export function decide(from: StatusBefore, act: Act, event: Admission): Decision {
  // Whom a state names for what is not open to all, the organisers look at first.
  const policy = from === 'NOMINATED' && isByInvitation(event) ? 'INVITATION' : event.registrationPolicy;
  if (alreadyDone[act]?.includes(from)) return { kind: 'REPEAT' };
  const transition = transitions.find(
    (one) => one.act === act && one.from.includes(from) && (one.policies?.includes(policy) ?? true),
  );
  if (transition) return { kind: 'MOVE', to: transition.to };
  const startsWithout = act === 'REGISTER' && canStart.includes(from);
  if (!startsWithout) return { kind: 'REFUSED', code: 'TRANSITION_NOT_ALLOWED' };
  return { kind: 'REFUSED', code: policy === 'NOMINATION' ? 'NOMINATION_REQUIRED' : 'INVITATION_REQUIRED' };
}

export const isAsked = (status: RegistrationStatus): boolean => askedStatuses.includes(status);

type RegistrationWindow = Pick<
  LockedEvent,
  'status' | 'awaitsPeopleUntil' | 'registrationOpensAt' | 'registrationClosesAt'
>;

/** Whether people may register now: published, not begun, and inside the window. */
export function registrationIsOpen(event: RegistrationWindow, now: Date): boolean {
  return (
    awaitsPeople(event, now) &&
    (event.registrationOpensAt === null || now >= event.registrationOpensAt) &&
    (event.registrationClosesAt === null || now < event.registrationClosesAt)
  );
}

/** When the time to answer is up: so many hours from now, as long as the event awaits people; null: so long. */
export function answerDue(now: Date, hours: number | null, event: Pick<LockedEvent, 'awaitsPeopleUntil'>): Date | null {
  return hours === null
    ? null
    : new Date(Math.min(now.getTime() + hours * 3_600_000, event.awaitsPeopleUntil.getTime()));
}

/** Why a registration stays as it is, whatever the table says. */
export type MoveHindrance = 'RECORDED' | 'BEGUN';

/**
 * What was recorded stays recorded: who is known to have been there is moved by nobody before that is corrected, and
 * once the event awaits nobody any more only staff move anybody.
 */
export function hindranceToMoving(
  { attendance }: { attendance: Attendance | null },
  event: { status: LockedEvent['status']; awaitsPeopleUntil: Date },
  now: Date,
  staff: boolean,
): MoveHindrance | null {
  if (attended(attendance)) return 'RECORDED';
  return staff || awaitsPeople(event, now) ? null : 'BEGUN';
}

/** Whether a viewer may do what the person may: that person, staff, and a contact point of the state represented. */
export function mayActFor(
  viewer: Viewer,
  who: { memberId: string; state: string | null },
  event: OrganisedEvent,
): boolean {
  return viewer.memberId === who.memberId || mayNameAnother(viewer, who, event);
}

interface RegistrationFacts {
  memberId: string;
  state: string | null;
  status: RegistrationStatus;
  answerDueAt: Date | null;
  attendance: Attendance | null;
  mode: AttendanceMode | null;
  /** Whether the person has another registration for the event since. */
  overtaken: boolean;
  event: OrganisedEvent &
    Admission & {
      status: LockedEvent['status'];
      awaitsPeopleUntil: Date;
      timeZone: string;
      days: readonly { date: string }[];
      format: LockedEvent['format'];
    };
}

/** Whether a viewer speaks for the state or the event, and not only for the person. */
export function mayNameAnother(viewer: Viewer, { state }: { state: string | null }, event: OrganisedEvent): boolean {
  return isStaffOf(viewer, event) || isContactPointOf(viewer, state);
}

/** The mutations that a viewer may use on a registration now. */
export function registrationViewerCan(viewer: Viewer, registration: RegistrationFacts, now: Date): string[] {
  const { event, status } = registration;
  if (viewer.readOnly || event.status === 'CANCELLED' || event.status === 'CLOSED') return [];
  const staff = isStaffOf(viewer, event);
  const movable = hindranceToMoving(registration, event, now, staff) === null;
  const moves = (act: Act): boolean => movable && decide(status, act, event).kind === 'MOVE';
  const can: string[] = [];
  const mayAct = mayActFor(viewer, registration, event);
  const waits = awaitsPeople(event, now) && (registration.answerDueAt === null || now < registration.answerDueAt);
  // Who waits on the reserve can say no already.
  if (mayAct && waits && moves('REFUSE')) can.push('answerInvitation');
  if (mayAct && (moves('WITHDRAW') || moves('REFUSE'))) can.push('withdraw');
  if (mayAct && movable && event.format === 'HYBRID' && isActive(status)) can.push('changeMode');
  if (mayNameAnother(viewer, registration, event) && moves('SUBSTITUTE')) can.push('substitute');
  if (mayNameAnother(viewer, registration, event) && isActive(status) && (staff || awaitsPeople(event, now)))
    can.push('updateRegistration');
  // Who was rejected before choosing how to come is invited again.
  const approvable = registration.mode !== null && !registration.overtaken;
  if (staff && ((moves('APPROVE') && approvable) || moves('CANCEL'))) can.push('decideRegistrations');
  const today = localDay(now, event.timeZone);
  if (staff && status === 'CONFIRMED' && event.status === 'PUBLISHED' && event.days.some(({ date }) => date <= today))
    can.push('recordAttendance');
  return can;
}
