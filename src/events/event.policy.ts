import { isContactPointOf, isSecretariat, type OrganisedEvent, organises, type Viewer } from '../access/index.js';
import type { Message } from '../platform/index.js';
import type { Audience, Confidentiality, EventStatus } from '../schema-types.js';
import type { ViewerRelation } from './reading/viewer-relation.sql.js';
import { speaksForStates } from './state-invitations/state-invitation.policy.js';

/** The mutations that move an event from one status to another. */
export type EventMove = 'publishEvent' | 'unpublishEvent' | 'cancelEvent' | 'closeEvent' | 'reopenEvent';

/** What decides about moving an event, and about deleting it. */
export interface EventMoveFacts extends OrganisedEvent {
  status: EventStatus;
  endsAt: Date;
  /** Whether anybody was ever invited, nominated or registered. */
  hasRegistrations: boolean;
  /** Whether anybody is recorded as having been there, wholly or in part. */
  hasAttendance: boolean;
  hasInvitedStates: boolean;
}

/** Why an event cannot be moved. */
export type EventHindrance = 'WRONG_STATUS' | MoveCondition | 'REFERRED_TO';
type MoveCondition = 'NOT_OVER' | 'HAS_REGISTRATIONS' | 'HAS_INVITED_STATES' | 'HAS_ATTENDANCE';

/** The only ways from one status to another; a draft is deleted, not cancelled. */
export const moves: Readonly<
  Record<EventMove, { from: EventStatus; to: EventStatus; unless?: readonly MoveCondition[] }>
> = {
  publishEvent: { from: 'DRAFT', to: 'PUBLISHED' },
  unpublishEvent: { from: 'PUBLISHED', to: 'DRAFT', unless: ['HAS_REGISTRATIONS', 'HAS_INVITED_STATES'] },
  cancelEvent: { from: 'PUBLISHED', to: 'CANCELLED', unless: ['HAS_ATTENDANCE'] },
  closeEvent: { from: 'PUBLISHED', to: 'CLOSED', unless: ['NOT_OVER'] },
  reopenEvent: { from: 'CLOSED', to: 'PUBLISHED' },
};

export const hindrances: Readonly<Record<EventHindrance, Message>> = {
  WRONG_STATUS: { en: 'The status of the event does not allow this.', ru: 'Статус мероприятия не позволяет этого.' },
  NOT_OVER: { en: 'The event is not over yet.', ru: 'Мероприятие ещё не завершилось.' },
  HAS_REGISTRATIONS: {
    en: 'People have been invited or registered. Cancel the event instead.',
    ru: 'На мероприятие уже приглашены или зарегистрированы участники. Вместо этого отмените его.',
  },
  HAS_INVITED_STATES: {
    en: 'States have been invited. Cancel the event instead.',
    ru: 'На мероприятие уже приглашены государства. Вместо этого отмените его.',
  },
  HAS_ATTENDANCE: {
    en: 'People are recorded as having attended. Shorten its days, or correct the attendance first.',
    ru: 'Участие людей уже отмечено. Сократите дни мероприятия или сначала исправьте отметки об участии.',
  },
  REFERRED_TO: { en: 'Something else refers to this event.', ru: 'На это мероприятие ссылаются другие записи.' },
};

/** What a move comes to: REPEAT when its result already stands. */
export function verdictOn(
  move: EventMove,
  event: EventMoveFacts,
  now: Date,
): 'ALLOWED' | 'REPEAT' | 'WRONG_STATUS' | MoveCondition {
  const { from, to, unless = [] } = moves[move];
  if (event.status === to) return 'REPEAT';
  if (event.status !== from) return 'WRONG_STATUS';
  return unless.find((condition) => stands[condition](event, now)) ?? 'ALLOWED';
}

/** Why a draft cannot be deleted; null when it can. */
export function hindranceToDeleting({ status, hasRegistrations }: EventMoveFacts): EventHindrance | null {
  if (status !== 'DRAFT') return 'WRONG_STATUS';
  return hasRegistrations ? 'HAS_REGISTRATIONS' : null;
}

/**
 * Whether people can still be invited, answer and move up: the event is announced and has not begun, a self-paced one
 * not ended.
 */
export const awaitsPeople = (event: { status: EventStatus; awaitsPeopleUntil: Date }, now: Date): boolean =>
  event.status === 'PUBLISHED' && now < event.awaitsPeopleUntil;

/** What is over in one way or the other is opened again before it is changed. */
export const isOpenToChanges = (status: EventStatus): boolean => status === 'DRAFT' || status === 'PUBLISHED';

/** Whether this viewer is staff of the event: the secretariat, organisers of it, its programme or a network of it. */
export const isStaffOf = (viewer: Viewer, event: OrganisedEvent): boolean =>
  isSecretariat(viewer) || organises(viewer, event);

/** Whoever organises something copies what it sees. */
export const copiesEvents = (viewer: Viewer): boolean => isSecretariat(viewer) || viewer.roles.has('ORGANISER');

/** What decides about what a viewer can do. */
export interface OfferedEvent extends EventMoveFacts {
  awaitsPeopleUntil: Date;
  viewerRelation: Pick<ViewerRelation, 'invitations'>;
  /** Whether more of it than title and times is for the viewer. */
  isWhole: boolean;
}

/** The mutations of this room that the viewer may use on the event now. */
export function viewerCan(viewer: Viewer, event: OfferedEvent, now: Date): string[] {
  if (viewer.readOnly) return [];
  const others = [
    ...(maySayNo(viewer, event, now) ? ['declineForState'] : []),
    ...(copiesEvents(viewer) && event.isWhole ? ['copyEvent'] : []),
  ];
  if (!isStaffOf(viewer, event)) return others;
  return [
    ...(isOpenToChanges(event.status) ? ['updateEvent', 'moveEvent'] : []),
    ...(Object.keys(moves) as EventMove[]).filter((move) => verdictOn(move, event, now) === 'ALLOWED'),
    ...(hindranceToDeleting(event) ? [] : ['deleteEvent']),
    'addMaterial',
    ...(awaitsPeople(event, now) ? ['inviteStates'] : []),
    ...others,
  ];
}

/** Whether there is a state invited for which the viewer can say that nobody will come. */
const maySayNo = (viewer: Viewer, event: OfferedEvent, now: Date): boolean =>
  awaitsPeople(event, now) &&
  speaksForStates(viewer) &&
  event.viewerRelation.invitations.some(
    ({ state, canDecline }) => canDecline && (isStaffOf(viewer, event) || isContactPointOf(viewer, state)),
  );

/** The audiences whose readers are all among those of an audience. Networks, states, participants: others each. */
const takesIn: Readonly<Record<Audience, readonly Audience[]>> = {
  ORGANISERS: [],
  PARTICIPANTS: ['ORGANISERS'],
  NETWORKS: ['ORGANISERS'],
  STATES: ['ORGANISERS'],
  MEMBERS: ['ORGANISERS', 'PARTICIPANTS', 'NETWORKS', 'STATES'],
  PUBLIC: ['ORGANISERS', 'PARTICIPANTS', 'NETWORKS', 'STATES', 'MEMBERS'],
};

/** Whether anybody may read a list after the change who could not before. */
export const widens = (before: Audience, after: Audience): boolean =>
  before !== after && !takesIn[before].includes(after);

/** Ranked by how many may know. */
const openness: Readonly<Record<Confidentiality, number>> = { CLOSED: 0, MEMBERS: 1, OPEN: 2 };
const opens = (before: Confidentiality, after: Confidentiality): boolean => openness[after] > openness[before];

/** What an event promises to those who register: who will read of them. */
export interface EventPromises {
  chathamHouseRule: boolean;
  participantList: Audience;
  confidentiality: Confidentiality;
  networkIds: readonly string[];
  agenda: readonly { id: string; confidentiality: Confidentiality | null }[];
}

/** The fields of the input in which a change would let more people read than was promised. */
export function loosenedBy(before: EventPromises, after: EventPromises): string[] {
  const byNetworks =
    (before.participantList === 'NETWORKS' && after.participantList === 'NETWORKS') ||
    (before.confidentiality === 'CLOSED' && after.confidentiality === 'CLOSED');
  const joined = after.networkIds.some((id) => !before.networkIds.includes(id));
  const items = new Map(before.agenda.map((item) => [item.id, item]));
  return [
    ...(before.chathamHouseRule && !after.chathamHouseRule ? ['chathamHouseRule'] : []),
    ...(widens(before.participantList, after.participantList) ? ['participantList'] : []),
    ...(opens(before.confidentiality, after.confidentiality) ? ['confidentiality'] : []),
    ...(byNetworks && joined ? ['networks'] : []),
    ...after.agenda.flatMap(({ id, confidentiality }, index) => {
      const item = items.get(id);
      const isOpened = item && opens(ofItem(item.confidentiality, after), ofItem(confidentiality, after));
      return isOpened ? `agenda.${index}.confidentiality` : [];
    }),
  ];
}

/** Who may know of an item: what is CLOSED by itself is for fewer than what only belongs to a closed event. */
const ofItem = (own: Confidentiality | null, event: EventPromises): Confidentiality =>
  own ?? (event.confidentiality === 'OPEN' ? 'OPEN' : 'MEMBERS');

const stands: Readonly<Record<MoveCondition, (event: EventMoveFacts, now: Date) => boolean>> = {
  NOT_OVER: ({ endsAt }, now) => endsAt > now,
  HAS_REGISTRATIONS: ({ hasRegistrations }) => hasRegistrations,
  HAS_INVITED_STATES: ({ hasInvitedStates }) => hasInvitedStates,
  HAS_ATTENDANCE: ({ hasAttendance }) => hasAttendance,
};
