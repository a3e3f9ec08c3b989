import { isMember, type Viewer } from '../access/index.js';
import { awaitsPeople, type EventRow, isStaffOf } from '../events/index.js';
import { dayRunning } from './attendance/event-days.js';
import { hindranceToIssuing } from './certificates/certificate.policy.js';
import { decide, registrationIsOpen, type StatusBefore } from './moves/registration.policy.js';

type OfferFacts = Pick<
  EventRow,
  | 'id'
  | 'status'
  | 'awaitsPeopleUntil'
  | 'endsAt'
  | 'timeZone'
  | 'days'
  | 'networkIds'
  | 'programmeId'
  | 'registrationPolicy'
  | 'confidentiality'
  | 'registrationOpensAt'
  | 'registrationClosesAt'
  | 'nominationClosesAt'
  | 'certificateFromShare'
  | 'viewerRelation'
>;

/** The mutations of this room that a viewer may use on an event now. */
export function eventOffers(viewer: Viewer, event: OfferFacts, now: Date): string[] {
  if (viewer.readOnly) return [];
  if (!isMember(viewer)) return viewer.memberId !== null && mayRegister(viewer, event, now) ? ['registerForEvent'] : [];
  const staff = isStaffOf(viewer, event);
  const records = staff && event.status === 'PUBLISHED';
  const { status, endsAt, timeZone, certificateFromShare: fromShare } = event;
  const days = event.days.map(({ date, startsAt, endsAt: ends }) => ({
    date,
    startsAt: new Date(startsAt),
    endsAt: new Date(ends),
  }));
  return [
    ...(mayRegister(viewer, event, now) ? ['registerForEvent'] : []),
    ...(staff && awaitsPeople(event, now) ? ['inviteMembers'] : []),
    ...(mayNominate(viewer, event, now) ? ['nominateForEvent'] : []),
    ...(records ? ['recordAttendance', 'importAttendance'] : []),
    ...(records && dayRunning(days, timeZone, now) ? ['checkIn'] : []),
    ...(staff ? ['messageParticipants'] : []),
    ...(staff && hindranceToIssuing({ status, endsAt, fromShare }, now) === null ? ['issueCertificates'] : []),
  ];
}

/** Oneself, or somebody whom the viewer acts for and who is not registered yet. */
function mayRegister(viewer: Viewer, event: OfferFacts, now: Date): boolean {
  const staff = isStaffOf(viewer, event);
  if (staff && event.status === 'PUBLISHED' && !awaitsPeople(event, now)) return true;
  if (!registrationIsOpen(event, now)) return false;
  const registers = (from: StatusBefore): boolean => decide(from, 'REGISTER', event).kind === 'MOVE';
  if ((staff || viewer.contactPointOf.length > 0) && registers('NONE')) return true;
  const { registration } = event.viewerRelation;
  if (registration === null) return registers('NONE');
  const inTime = registration.answerDueAt === null || now < new Date(registration.answerDueAt);
  return registers(registration.status) && inTime && !registration.onReserve;
}

/** Staff for any state, contact points for theirs until its deadline. */
function mayNominate(viewer: Viewer, event: OfferFacts, now: Date): boolean {
  if (!awaitsPeople(event, now)) return false;
  if (isStaffOf(viewer, event)) return true;
  return viewer.contactPointOf.some((state) => {
    const invited = event.viewerRelation.invitations.find((one) => one.state === state);
    const closes = invited?.nominationClosesAt ?? event.nominationClosesAt;
    return closes === null || now < new Date(closes);
  });
}
